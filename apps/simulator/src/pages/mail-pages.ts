import { html } from "hono/html";
import type { AddressSwitch } from "../mail/bounce.ts";
import type { StoredMail } from "../mail/mailbox-store.ts";
import { type Html, linked, mailboxPath, page, time } from "./layout.ts";

const DELIVERY: readonly (readonly [AddressSwitch["delivery"], string])[] = [
  ["accept", "Terima"],
  ["refuse", "Tolak"],
  ["defer", "Minta dicoba lagi"],
  ["bounce", "Terima lalu kembalikan"],
];

function deliverySwitch(address: string, now: AddressSwitch["delivery"]): Html {
  const buttons = DELIVERY.map(
    ([value, text]) =>
      html`<button name="delivery" value="${value}" class="${value === "accept" ? "" : "fault"}" aria-pressed="${String(now === value)}">${text}</button>`,
  );
  return html`<h2 class="above">Surel berikutnya</h2><form class="switches" method="post" action="${mailboxPath(address)}/switch">${buttons}</form>`;
}

/** One person's mails, newest first, and how their mailbox takes the next one. */
export function mailboxPage(
  address: string,
  messages: readonly StoredMail[],
  delivery: AddressSwitch["delivery"],
): Html {
  const rows = messages.map(
    (mail) =>
      html`<li><a href="${mailboxPath(address)}/${mail.id}"><strong>${mail.subject || "(tanpa perihal)"}</strong><span class="meta">${time(mail.receivedAt)}</span><span class="line">${mail.from.name || mail.from.address}</span></a></li>`,
  );
  return page(
    address,
    html`<a class="back" href="/">‹ Semua telepon dan kotak surat</a><h1>${address}</h1><p>${messages.length} surel, terbaru di atas</p>`,
    html`<ul class="list">${rows}</ul>${deliverySwitch(address, delivery)}`,
  );
}

/**
 * One mail as its reader sees it. Its HTML stands in a frame without scripts, forms and origin; a link in it opens in
 * the whole window, as it would from a mail program.
 */
export function mailPage(mail: StoredMail): Html {
  const text = html`<pre>${linked(mail.text)}</pre>`;
  const framed = html`<iframe class="mail" title="Isi surel" sandbox="allow-top-navigation-by-user-activation" referrerpolicy="no-referrer" srcdoc="${`<base target="_top">${mail.html}`}"></iframe>
      <details><summary>Lihat sebagai teks</summary>${text}</details>`;
  const sender = mail.from.name ? `${mail.from.name} <${mail.from.address}>` : mail.from.address;
  return page(
    mail.subject || "(tanpa perihal)",
    html`<a class="back" href="${mailboxPath(mail.mailbox)}">‹ ${mail.mailbox}</a><h1>${mail.subject || "(tanpa perihal)"}</h1>`,
    html`<dl class="facts">
        <dt>Dari</dt><dd>${sender}</dd>
        <dt>Kepada</dt><dd>${mail.mailbox}</dd>
        ${mail.replyTo ? html`<dt>Balas ke</dt><dd>${mail.replyTo}</dd>` : ""}
        <dt>Diterima</dt><dd>${time(mail.receivedAt)}</dd>
      </dl>
      ${mail.html === null ? text : framed}
      ${attachments(mail)}`,
  );
}

function attachments(mail: StoredMail): Html | string {
  if (mail.attachments.length === 0) return "";
  const files = mail.attachments.map(
    ({ name }, index) =>
      html`<li><a href="${mailboxPath(mail.mailbox)}/${mail.id}/files/${String(index)}" download><strong>${name}</strong></a></li>`,
  );
  return html`<h2 class="above">Lampiran</h2><ul class="list">${files}</ul>`;
}

/** What is shown for an address or a mail that is not here. */
export function missingPage(): Html {
  return page(
    "Tidak ada",
    html`<a class="back" href="/">‹ Semua telepon dan kotak surat</a><h1>Tidak ada surel di sini</h1>`,
    html`<p class="empty">Alamat ini belum menerima surel, atau kotaknya sudah dikosongkan.</p>`,
  );
}
