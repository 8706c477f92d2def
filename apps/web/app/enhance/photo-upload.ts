const LONGEST_SIDE = 2200;
const SMALL_ENOUGH = 700_000;

/** A photo shrunk for sending; anything that is no photo, is small, or cannot be read here goes as it is. */
async function shrink(file: File): Promise<File> {
  if (!/^image\/(jpeg|png)$/.test(file.type) || file.size < SMALL_ENOUGH) return file;
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return file;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return blob && blob.size < file.size ? new File([blob], "foto.jpg", { type: "image/jpeg" }) : file;
}

/** Sends chosen photos at once, made smaller on the phone, with a picture and how far it is; the button is not needed then. */
class PhotoUpload extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector("form");
    const box = this.querySelector<HTMLInputElement>("input[type=file]");
    const button = this.querySelector<HTMLElement>("button");
    if (!form || !box || !button) return;
    button.hidden = true;
    box.classList.add("vh");
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    const bar = Object.assign(document.createElement("progress"), { max: 100, hidden: true });
    const pictures = document.createElement("div");
    pictures.className = "tiles";
    form.append(pictures, bar, line);
    box.addEventListener("change", async () => {
      const files = [...(box.files ?? [])];
      if (files.length === 0) return;
      pictures.replaceChildren(...files.filter((file) => file.type.startsWith("image/")).map(preview));
      const body = new FormData();
      for (const file of await Promise.all(files.map(shrink))) body.append("file", file);
      this.send(form.action, body, line, bar, button);
    });
  }

  private send(
    address: string,
    body: FormData,
    line: HTMLElement,
    bar: HTMLProgressElement,
    button: HTMLElement,
  ): void {
    const call = new XMLHttpRequest();
    call.upload.onprogress = ({ loaded, total }) => {
      bar.hidden = false;
      bar.value = Math.round((loaded / total) * 100);
      line.textContent = (this.dataset.sending ?? "").replace("{percent}", String(bar.value));
    };
    call.onerror = () => {
      line.textContent = this.dataset.failed ?? "";
      button.hidden = false;
    };
    // The answer is the page itself: its new tile, or the reason why the file was not taken, and whether one may go on.
    call.onload = () => {
      const parts = [`#${CSS.escape(this.closest("section")?.id ?? "")}`, ".formend"];
      const fresh = parts.map((part) => call.responseXML?.querySelector(part));
      if (call.status >= 500 || fresh.some((part) => !part)) return call.onerror?.(new ProgressEvent("error"));
      parts.forEach((part, at) => {
        const news = fresh[at];
        if (news) document.querySelector(part)?.replaceWith(document.adoptNode(news));
      });
    };
    call.open("POST", address);
    call.responseType = "document";
    call.send(body);
  }
}

function preview(file: File): HTMLElement {
  const tile = document.createElement("div");
  tile.className = "tile-photo";
  const picture = new Image();
  picture.alt = "";
  picture.src = URL.createObjectURL(file);
  picture.onload = () => URL.revokeObjectURL(picture.src);
  tile.append(picture);
  return tile;
}

customElements.define("photo-upload", PhotoUpload);
