import { html } from "hono/html";
import type { Phone } from "../phones/phone-message.ts";
import { showNumber } from "../phones/phone-number.ts";
import type { Thread } from "../phones/phone-store.ts";
import type { WhatsAppNumber } from "../registry.ts";
import { type Html, page, phonePath, time } from "./layout.ts";
import { bubble, lineOf } from "./message-bubble.ts";

const days = new Intl.DateTimeFormat("id-ID", { dateStyle: "full", timeZone: "Asia/Jakarta" });

/** What the page of a phone shows. */
export interface PhoneView {
  readonly phone: Phone;
  readonly threads: readonly Thread[];
  /** Numbers one can write to. */
  readonly numbers: readonly WhatsAppNumber[];
}

function chatPath(phone: string, { channel, line }: Pick<Thread, "channel" | "line">): string {
  return `${phonePath(phone)}/${channel}/${encodeURIComponent(line)}`;
}

function nameOf(number: WhatsAppNumber): string {
  return number.verifiedName || `${number.officeSlug} · ${number.service}`;
}

/** The name of the other side of a chat, and what stands below it. */
function partner(
  { numbers }: PhoneView,
  { channel, line }: Pick<Thread, "channel" | "line">,
): readonly [string, string] {
  if (channel === "sms") return [line, "SMS, tidak dapat dibalas"];
  const number = numbers.find(({ phoneNumberId }) => phoneNumberId === line);
  return number ? [nameOf(number), `WhatsApp ${showNumber(number.displayNumber)}`] : [line, "WhatsApp"];
}

function chatList(view: PhoneView, current?: Pick<Thread, "channel" | "line">): Html {
  const { phone, threads, numbers } = view;
  const rows = threads.map((thread) => {
    const newest = thread.messages.at(-1);
    const isCurrent = thread.channel === current?.channel && thread.line === current.line;
    return html`<li><a href="${chatPath(phone.phone, thread)}"${isCurrent ? html` aria-current="page"` : ""}><strong>${partner(view, thread)[0]}</strong><span class="meta">${thread.channel === "sms" ? "SMS" : "WhatsApp"}</span><span class="line">${newest ? lineOf(newest) : ""}</span></a></li>`;
  });
  const fresh = numbers.filter(({ phoneNumberId }) => !threads.some(({ line }) => line === phoneNumberId));
  const others = fresh.map(
    (number) =>
      html`<li><a href="${chatPath(phone.phone, { channel: "whatsapp", line: number.phoneNumberId })}"><strong>${nameOf(number)}</strong><span class="meta">${showNumber(number.displayNumber)}</span><span class="line">${number.officeSlug} · ${number.service}</span></a></li>`,
  );
  return html`<nav class="chats" aria-label="Percakapan">
      <h2>Percakapan</h2>
      ${rows.length > 0 ? html`<ul class="list">${rows}</ul>` : html`<p class="empty">Belum ada percakapan.</p>`}
      ${others.length > 0 ? html`<h2>Mulai menulis ke</h2><ul class="list">${others}</ul>` : ""}
    </nav>`;
}

function option(name: string, label: string, now: string, options: readonly (readonly [string, string])[]): Html {
  const choices = options.map(
    ([value, text]) => html`<option value="${value}"${value === now ? html` selected` : ""}>${text}</option>`,
  );
  return html`<label>${label}<select name="${name}">${choices}</select></label>`;
}

function settings(phone: Phone): Html {
  return html`<details class="settings">
      <summary>Sifat telepon ini</summary>
      <form method="post" action="${phonePath(phone.phone)}/settings">
        <label>Nama profil<input name="name" value="${phone.name}" maxlength="60" required></label>
        ${option("whatsapp", "WhatsApp", phone.whatsapp, [
          ["on", "Menyala"],
          ["off", "Mati sementara"],
          ["absent", "Tidak memakai WhatsApp"],
        ])}
        ${option("hidesNumber", "Nomor", String(phone.hidesNumber), [
          ["false", "Terlihat"],
          ["true", "Disembunyikan (memakai nama pengguna)"],
        ])}
        ${option("readReceipts", "Tanda sudah dibaca", String(phone.readReceipts), [
          ["true", "Dikirim"],
          ["false", "Tidak dikirim"],
        ])}
        ${option("sms", "SMS", phone.sms, [
          ["delivered", "Sampai"],
          ["failed", "Gagal"],
          ["unknown", "Tidak diketahui"],
          ["none", "Tanpa laporan"],
        ])}
        <button>Simpan</button>
      </form>
    </details>`;
}

/** A phone: its chats, the numbers it can write to, and how it behaves. */
export function phonePage(view: PhoneView): Html {
  const { phone } = view;
  return page(
    showNumber(phone.phone),
    html`<a class="back" href="/">‹ Semua telepon dan kotak surat</a><h1>${showNumber(phone.phone)}</h1><p>${phone.name}</p>`,
    html`${chatList(view)}${settings(phone)}`,
  );
}

/** One chat of a phone, with the others beside it where there is room. */
export function chatPage(view: PhoneView, thread: Thread, now: Date): Html {
  const { phone } = view;
  const [name, below] = partner(view, thread);
  const path = chatPath(phone.phone, thread);
  let day = "";
  const lines = thread.messages.map((message) => {
    const today = days.format(new Date(message.at));
    const mark = today === day ? "" : html`<li class="day">${today}</li>`;
    day = today;
    return html`${mark}${bubble(message, `${path}/say`)}`;
  });
  const isKnown =
    thread.channel === "whatsapp" && view.numbers.some(({ phoneNumberId }) => phoneNumberId === thread.line);
  return page(
    name,
    html`<a class="back" href="${phonePath(phone.phone)}">‹ ${showNumber(phone.phone)}</a><h1>${name}</h1><p>${below}</p>`,
    html`<div class="two">
        <section class="chat" aria-label="Pesan">
          <ol id="chat" aria-live="polite">${lines.length > 0 ? lines : html`<li class="day">Belum ada pesan di percakapan ini.</li>`}</ol>
          ${isKnown ? composer(path) : ""}
          <p class="note"><a href="${path}">Muat ulang</a> · jam simulator ${time(now.toISOString())}</p>
        </section>
        ${chatList(view, thread)}
      </div>`,
    true,
  );
}

function composer(path: string): Html {
  return html`<form class="composer" method="post" action="${path}/say" enctype="multipart/form-data">
      <label class="hidden" for="text">Pesan</label>
      <textarea id="text" name="text" rows="2" maxlength="4096" placeholder="Tulis pesan"></textarea>
      <button class="main">Kirim</button>
      <label class="attach">Foto atau dokumen<input type="file" name="file" accept="image/jpeg,image/png,application/pdf"></label>
    </form>`;
}

/** What is shown for something that is no mobile number. */
export function noPhonePage(): Html {
  return page(
    "Bukan nomor telepon",
    html`<a class="back" href="/">‹ Semua telepon dan kotak surat</a><h1>Bukan nomor telepon genggam</h1>`,
    html`<p class="empty">Tulis nomor seperti 0812-0000-9001 atau +62 812-0000-9001.</p>`,
  );
}
