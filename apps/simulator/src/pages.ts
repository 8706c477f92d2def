import { html } from "hono/html";
import type { Faults, SmtpFault } from "./faults.ts";
import type { Mailbox, StoredMail } from "./mailbox-store.ts";

/** A piece of a page in which everything that was put in is escaped. */
type Html = ReturnType<typeof html>;

const times = new Intl.DateTimeFormat("id-ID", { dateStyle: "medium", timeStyle: "medium", timeZone: "Asia/Jakarta" });

function time(mail: StoredMail): Html {
  return html`<time datetime="${mail.receivedAt}">${times.format(new Date(mail.receivedAt))} WIB</time>`;
}

function mailboxPath(address: string): string {
  return `/mailboxes/${encodeURIComponent(address)}`;
}

function page(title: string, head: Html, main: Html): Html {
  return html`<!doctype html>
<html lang="id">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · Simulator</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/simulator.css">
  </head>
  <body>
    <div class="band"><p><strong>SIMULATOR.</strong> Tidak ada surel yang benar-benar dikirim ke luar. Hanya untuk peragaan dan pengujian.</p></div>
    <header><div>${head}</div></header>
    <main>${main}</main>
  </body>
</html>`;
}

const SWITCHES: readonly (readonly [SmtpFault, string])[] = [
  ["ok", "Normal"],
  ["slow", "Lambat"],
  ["down", "Mati"],
  ["refuse", "Menolak alamat"],
];

function switches(faults: Faults): Html {
  const buttons = SWITCHES.map(
    ([value, label]) =>
      html`<button name="smtp" value="${value}" class="${value === "ok" ? "" : "fault"}" aria-pressed="${String(faults.smtp === value)}">${label}</button>`,
  );
  return html`<section>
      <h2>Server surel</h2>
      <form class="switches" method="post" action="/faults">${buttons}</form>
      <p class="note">Pilih gangguan untuk melihat bagaimana pesan dicoba lagi. Gangguan berlaku sampai dikembalikan ke Normal.</p>
    </section>`;
}

/** All mailboxes, the one with the newest mail first, and the failure switches. */
export function mailboxesPage(mailboxes: readonly Mailbox[], faults: Faults): Html {
  const rows = mailboxes.map(
    ({ address, count, newest }) =>
      html`<li><a href="${mailboxPath(address)}"><strong>${address}</strong><span class="meta">${count} surel</span><span class="line">${newest.subject} · ${time(newest)}</span></a></li>`,
  );
  const list =
    rows.length > 0
      ? html`<ul class="list">${rows}</ul>`
      : html`<p class="empty">Belum ada surel. Ajukan permohonan dengan alamat surel, lalu muat ulang halaman ini.</p>`;
  return page(
    "Kotak surat",
    html`<h1>Kotak surat semua orang</h1><p>Surel yang dikirim Gerai, seperti yang dilihat penerimanya.</p>`,
    html`<section><h2>Alamat</h2>${list}</section>${switches(faults)}`,
  );
}

/** One person's mails, newest first. */
export function mailboxPage(address: string, messages: readonly StoredMail[]): Html {
  const rows = messages.map(
    (mail) =>
      html`<li><a href="${mailboxPath(address)}/${mail.id}"><strong>${mail.subject || "(tanpa perihal)"}</strong><span class="meta">${time(mail)}</span><span class="line">${mail.from.name || mail.from.address}</span></a></li>`,
  );
  return page(
    address,
    html`<a class="back" href="/">‹ Semua kotak surat</a><h1>${address}</h1><p>${messages.length} surel, terbaru di atas</p>`,
    html`<ul class="list">${rows}</ul>`,
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
        <dt>Diterima</dt><dd>${time(mail)}</dd>
      </dl>
      ${mail.html === null ? text : framed}`,
  );
}

/** What is shown for an address or a mail that is not here. */
export function missingPage(): Html {
  return page(
    "Tidak ada",
    html`<a class="back" href="/">‹ Semua kotak surat</a><h1>Tidak ada surel di sini</h1>`,
    html`<p class="empty">Alamat ini belum menerima surel, atau kotaknya sudah dikosongkan.</p>`,
  );
}

/** Text with its http(s) addresses made into links; everything else is escaped. */
function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
}
