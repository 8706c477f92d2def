const STEP = 1.25;
const LARGEST = 6;
const KEYS: Readonly<Record<string, string>> = {
  "+": "zoom-in",
  "=": "zoom-in",
  "-": "zoom-out",
  r: "rotate",
  "0": "fit",
};

/** Zooms, turns and fits the picture of a paper, by its buttons or by + - r 0. Without it the picture fits its pane. */
function enhance(viewer: HTMLElement): void {
  const picture = viewer.querySelector<HTMLImageElement>("[data-viewer-sheet] img");
  if (!picture) return;
  let scale = 1;
  let turn = 0;
  const act = (action: string): void => {
    if (action === "zoom-in") scale = Math.min(LARGEST, scale * STEP);
    if (action === "zoom-out") scale = Math.max(1, scale / STEP);
    if (action === "rotate") turn = (turn + 90) % 360;
    if (action === "fit") [scale, turn] = [1, 0];
    // The box grows, so that the pane scrolls over the picture; the turn is drawn inside it.
    picture.style.width = `${scale * 100}%`;
    picture.style.height = `${scale * 100}%`;
    picture.style.transform = turn ? `rotate(${turn}deg)` : "";
  };
  viewer.dataset.viewerReady = "";
  // What scrolls must be reachable by the keyboard.
  const sheet = picture.parentElement;
  if (sheet) {
    sheet.tabIndex = 0;
    sheet.setAttribute("role", "group");
    sheet.setAttribute("aria-label", picture.alt);
  }
  viewer.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-viewer-action]") : null;
    if (button?.dataset.viewerAction) act(button.dataset.viewerAction);
  });
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const isTyping = target instanceof HTMLElement && target.matches("input:not([type=radio]), textarea, select");
    const action = KEYS[key];
    if (action && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) act(action);
  });
}

for (const viewer of document.querySelectorAll<HTMLElement>("[data-viewer]")) enhance(viewer);

export {};
