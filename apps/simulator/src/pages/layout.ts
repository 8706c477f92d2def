import { html } from "hono/html";

/** A piece of a page in which everything that was put in is escaped. */
export type Html = ReturnType<typeof html>;

const times = new Intl.DateTimeFormat("id-ID", { dateStyle: "medium", timeStyle: "medium", timeZone: "Asia/Jakarta" });

/** An ISO instant with date and time in Jakarta. */
export function time(instant: string): Html {
  return html`<time datetime="${instant}">${times.format(new Date(instant))} WIB</time>`;
}

/** Address of the page of a mailbox. */
export function mailboxPath(address: string): string {
  return `/mailboxes/${encodeURIComponent(address)}`;
}

/** Address of the page of a phone. */
export function phonePath(phone: string): string {
  return `/phones/${encodeURIComponent(phone)}`;
}

/** Text with its http(s) addresses made into links; everything else is escaped. */
export function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
}

/** A whole page. `isAlive` adds the script that fetches what has come since. */
export function page(title: string, head: Html, main: Html, isAlive = false): Html {
  return html`<!doctype html>
<html lang="id">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} · Simulator</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/simulator.css">
    ${isAlive ? html`<script src="/follow-chat.js" defer></script>` : ""}
  </head>
  <body>
    <div class="band"><p><strong>SIMULATOR.</strong> Tidak ada pesan yang benar-benar dikirim ke luar. Hanya untuk peragaan dan pengujian.</p></div>
    <header><div>${head}</div></header>
    <main>${main}</main>
  </body>
</html>`;
}
