import { html } from "hono/html";
import type { Choice, PhoneMessage } from "../phones/phone-message.ts";
import { type Html, linked, phonePath } from "./layout.ts";

const hours = new Intl.DateTimeFormat("id-ID", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Jakarta" });

/** One line that stands for a message in a list. */
export function lineOf({ content, direction }: PhoneMessage): string {
  const files = { image: "Foto", document: "Dokumen" } as const;
  const fileWord = content.kind === "image" || content.kind === "document" ? files[content.kind] : "";
  const words = [fileWord, content.text].filter((part) => part !== "").join(": ") || "(pesan)";
  const short = words.length > 90 ? `${words.slice(0, 89)}…` : words;
  return direction === "sent" ? `Anda: ${short}` : short;
}

function stateOf(message: PhoneMessage): Html | string {
  const { state, direction, channel, errorCode } = message;
  if (state === "failed")
    return html`<span class="bad">Tidak sampai${errorCode === null ? "" : ` (${errorCode})`}</span>`;
  if (direction === "sent") {
    return state === "read"
      ? html`<span class="seen" title="Sudah dibaca">✓✓ dibaca</span>`
      : html`<span title="Terkirim">✓✓</span>`;
  }
  const isWaiting = state === "accepted" || (state === "sent" && channel === "whatsapp");
  return isWaiting ? html`<span class="bad">Belum sampai di telepon</span>` : "";
}

function pressable({ id, title, description }: Choice): Html {
  return html`<button name="press" value="${id}"><span>${title}</span>${description === null ? "" : html`<small>${description}</small>`}</button>`;
}

function choices(message: PhoneMessage, action: string): Html | string {
  const { buttons, links, list } = message.content;
  if (message.direction === "sent") return "";
  const rows = list?.sections.map(
    ({ title, rows: of }) => html`${title === "" ? "" : html`<p class="section">${title}</p>`}${of.map(pressable)}`,
  );
  const inside = html`${links.map(({ title, url }) => html`<a class="press" href="${url}">${title}</a>`)}${buttons.map(pressable)}${
    list ? html`<details><summary>${list.label}</summary>${rows}</details>` : ""
  }`;
  const isEmpty = buttons.length === 0 && links.length === 0 && list === null;
  return isEmpty ? "" : html`<form class="choices" method="post" action="${action}">${inside}</form>`;
}

function attached({ content, phone }: PhoneMessage): Html | string {
  if (!content.file) return "";
  const { mediaId, mediaType, name } = content.file;
  const address = `${phonePath(phone)}/files/${mediaId}`;
  return /^image\/(png|jpeg|webp)$/.test(mediaType)
    ? html`<a href="${address}"><img src="${address}" alt="${name ?? "Foto"}"></a>`
    : html`<a class="file" href="${address}" download>${name ?? "Berkas"} <small>${mediaType}</small></a>`;
}

/** One message as a bubble: what came in on the left, what the person wrote on the right. */
export function bubble(message: PhoneMessage, action: string): Html {
  const { content, direction, at } = message;
  return html`<li class="${direction === "sent" ? "own" : "theirs"}">
      <div class="bubble">
        ${content.header === null ? "" : html`<strong>${content.header}</strong>`}
        ${attached(message)}
        ${content.kind === "unsupported" ? html`<em>(jenis pesan yang tidak diteruskan)</em>` : ""}
        ${content.text === "" ? "" : html`<p>${linked(content.text)}</p>`}
        ${content.footer === null ? "" : html`<p class="footer">${content.footer}</p>`}
        <p class="when">${stateOf(message)} <time datetime="${at}">${hours.format(new Date(at))}</time></p>
      </div>
      ${choices(message, action)}
    </li>`;
}
