// Fetches the chat again while it is open and puts in what has come since; the page works without it.
const EVERY_MS = 1500;

async function follow() {
  const chat = document.getElementById("chat");
  if (!chat) return;
  const isOpenList = chat.querySelector("details[open]") !== null;
  if (document.hidden || isOpenList) return;
  const response = await fetch(location.href);
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById("chat");
  if (!fresh || fresh.innerHTML === chat.innerHTML) return;
  chat.replaceChildren(...fresh.childNodes);
  scrollToEnd(chat);
}

function scrollToEnd(chat) {
  chat.scrollTop = chat.scrollHeight;
}

const open = document.getElementById("chat");
if (open) {
  scrollToEnd(open);
  setInterval(() => {
    // The simulator may be restarting: the next round tries again.
    follow().catch((error) => console.debug("not reachable", error));
  }, EVERY_MS);
  // Enter sends, as on a computer's keyboard; Shift and Enter make a new line.
  document.getElementById("text")?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });
}
