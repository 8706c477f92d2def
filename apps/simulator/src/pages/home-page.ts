import { html } from "hono/html";
import type { Faults, HttpChannel, SmtpFault } from "../faults.ts";
import type { Mailbox } from "../mail/mailbox-store.ts";
import type { Phone, PhoneMessage } from "../phones/phone-message.ts";
import { showNumber } from "../phones/phone-number.ts";
import { type Preset, presetOf } from "./fault-presets.ts";
import { type Html, mailboxPath, page, phonePath, time } from "./layout.ts";
import { lineOf } from "./message-bubble.ts";

const SMTP_SWITCHES: readonly (readonly [SmtpFault, string])[] = [
  ["ok", "Normal"],
  ["slow", "Lambat"],
  ["down", "Mati"],
  ["refuse", "Menolak alamat"],
];
const SWITCHES: readonly (readonly [Preset, string])[] = [
  ["ok", "Normal"],
  ["slow", "Lambat"],
  ["down", "Mati"],
  ["hang", "Tidak menjawab"],
  ["late", "Laporan terlambat"],
  ["twice", "Laporan ganda dan tertukar"],
  ["failed", "Pesan gagal sampai"],
];
const CHANNELS: readonly (readonly [HttpChannel, string])[] = [
  ["whatsapp", "WhatsApp"],
  ["sms-json", "SMS, penyedia pertama"],
  ["sms-form", "SMS, penyedia kedua"],
];
/** Most rows of a list; a load test makes more phones than anyone reads. */
const SHOWN = 200;

function switchRow(name: string, label: string, options: readonly (readonly [string, string])[], now?: string): Html {
  const buttons = options.map(
    ([value, text]) =>
      html`<button name="${name}" value="${value}" class="${value === "ok" ? "" : "fault"}" aria-pressed="${String(now === value)}">${text}</button>`,
  );
  return html`<h3>${label}</h3><form class="switches" method="post" action="/faults">${buttons}</form>`;
}

function switches(faults: Faults): Html {
  return html`<section>
      <h2>Gangguan</h2>
      <p class="note">Pilih gangguan untuk melihat bagaimana pesan dicoba lagi. Gangguan berlaku sampai dikembalikan ke Normal.</p>
      ${CHANNELS.map(([channel, label]) => switchRow(channel, label, SWITCHES, presetOf(faults, channel)))}
      ${switchRow("smtp", "Surel", SMTP_SWITCHES, faults.smtp)}
    </section>`;
}

function phoneList(phones: readonly { readonly phone: Phone; readonly newest: PhoneMessage | undefined }[]): Html {
  const rows = phones
    .slice(0, SHOWN)
    .map(
      ({ phone, newest }) =>
        html`<li><a href="${phonePath(phone.phone)}"><strong>${showNumber(phone.phone)}</strong><span class="meta">${phone.name}</span>${newest ? html`<span class="line">${lineOf(newest)} · ${time(newest.at)}</span>` : ""}</a></li>`,
    );
  return rows.length > 0
    ? html`<ul class="list">${rows}</ul>`
    : html`<p class="empty">Belum ada pesan. Buka sebuah telepon untuk menulis lebih dulu.</p>`;
}

/** All phones and mailboxes, the one with the newest message first, and the failure switches. */
export function homePage(
  phones: readonly { readonly phone: Phone; readonly newest: PhoneMessage | undefined }[],
  mailboxes: readonly Mailbox[],
  faults: Faults,
): Html {
  const rows = mailboxes
    .slice(0, SHOWN)
    .map(
      ({ address, count, newest }) =>
        html`<li><a href="${mailboxPath(address)}"><strong>${address}</strong><span class="meta">${count} surel</span><span class="line">${newest.subject} · ${time(newest.receivedAt)}</span></a></li>`,
    );
  const list =
    rows.length > 0
      ? html`<ul class="list">${rows}</ul>`
      : html`<p class="empty">Belum ada surel. Ajukan permohonan dengan alamat surel, lalu muat ulang halaman ini.</p>`;
  return page(
    "Telepon dan kotak surat",
    html`<h1>Telepon dan kotak surat semua orang</h1><p>WhatsApp, SMS dan surel dari Gerai, seperti yang dilihat penerimanya.</p>`,
    html`<section>
        <h2>Telepon</h2>
        ${phoneList(phones)}
        <form class="row" method="get" action="/phones">
          <label for="nomor">Buka telepon dengan nomor</label>
          <input id="nomor" name="nomor" inputmode="tel" autocomplete="off" placeholder="0812-0000-9001" required>
          <button>Buka</button>
        </form>
      </section>
      <section><h2>Kotak surat</h2>${list}</section>
      ${switches(faults)}`,
  );
}
