import { NOTICE_KINDS, type Notice } from "@gerai/domain/notifications/ports";
import { LOCALES } from "@gerai/language";
import { describe, expect, it } from "vitest";
import { renderNotice } from "./render-notice.ts";

const token = "abcdefghijklmnopqrstuvwxyz";
const full: Omit<Notice, "kind"> = {
  locale: "id",
  office: { name: "Dinas Kependudukan dan Pencatatan Sipil Kota Contoh", timeZone: "Asia/Makassar" },
  number: "BTG-261122-0007",
  service: { id: "Kartu Keluarga hilang", en: "Lost family card" },
  name: { id: "Kartu Keluarga (KK)", en: "Family card (KK)" },
  code: "7K3M-94QT-Z1X",
  link: `http://contoh.localhost:3000/dokumen/${token}`,
  trackLink: "http://contoh.localhost:3000/lacak",
  messageCode: "7K3M-94QT",
  checkLink: "http://contoh.localhost:3000/cek-pesan",
  until: new Date("2026-12-05T17:00:00Z"),
};
const hold = {
  label: { id: "blangko KTP-el habis", en: "no blanks for the KTP-el card" },
  words: { id: "Pusat belum mengirim blangko.", en: "The centre has sent no blanks yet." },
  until: null,
  reviewOn: "2026-12-14",
};
const plain = (html: string) =>
  html
    .replace(/^[\s\S]*<body[^>]*>/, "")
    .replace(/<[^>]+>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();

describe.each(LOCALES)("notices in %s", (locale) => {
  it.each(NOTICE_KINDS)("%s: no place stays open, office and number are said, the twin says the same", (kind) => {
    const { subject, text, html } = renderNotice({ ...full, kind, words: "Data tidak sesuai." }, locale);
    expect(`${subject}${text}`).not.toMatch(/\{\w+\}|undefined|null/);
    expect(subject).toContain(full.number);
    expect(text).toContain(full.office.name);
    expect(plain(html)).toBe(text.replace(/\s+/g, " ").trim());
    expect(html).not.toMatch(/<img|<script|url\(|src=/);
  });
});

describe("a notice", () => {
  it("lists each refused paper with what to do, and the last day in the office's zone", () => {
    const items = [
      { paper: { id: "KTP-el", en: "KTP-el" }, text: { id: "Fotonya buram.", en: "Blurred." } },
      { paper: { id: "Akta lahir", en: "Birth certificate" }, text: { id: "Terpotong.", en: "Cut off." } },
    ];
    const { text } = renderNotice({ ...full, kind: "completion", items }, "id");
    expect(text).toContain("- KTP-el: Fotonya buram.\n- Akta lahir: Terpotong.");
    expect(text).toContain("paling lambat 6 Desember 2026");
  });

  it("of an issued paper carries link and print note, says where the PIN is and never carries one", () => {
    const { text, html } = renderNotice({ ...full, kind: "document" }, "id");
    expect(text).toContain(full.link);
    expect(text).toContain(full.trackLink);
    expect(text).toContain("HVS A4 80 gram");
    expect(text).not.toMatch(/(?<![\d-])\d{6}(?![\d-])/);
    expect(html).toContain(`<a href="${full.link}">${full.link}</a>`);
    expect(html).toContain(`<a href="${full.trackLink}">`);
  });

  it("of a hold says why, until when, or when that is looked at again", () => {
    const open = renderNotice({ ...full, kind: "held", hold }, "id");
    expect(open.subject).toContain("ditunda: blangko KTP-el habis");
    expect(open.text).toContain("Pusat belum mengirim blangko.");
    expect(open.text).toContain("belum ditentukan; dilihat lagi 14 Desember 2026");
    const known = renderNotice({ ...full, kind: "held", hold: { ...hold, until: "2026-12-31T16:00:00Z" } }, "id");
    expect(known.text).toContain("Sampai: 31 Desember 2026.");
  });

  it("of a promise that moved says the new day and why", () => {
    const promise = { dueOn: "2026-12-08", cause: "closed" } as const;
    const { subject, text } = renderNotice({ ...full, kind: "promise", promise }, "id");
    expect(subject).toContain("8 Desember 2026");
    expect(text).toContain("hari libur atau kantor tutup");
  });

  it("escapes what a person wrote and adds no link of theirs", () => {
    const words = `<script>alert("x")</script> & <a href='http://jahat.contoh.example'>klik</a>\r\nBcc: a@b {link}`;
    const { subject, text, html } = renderNotice({ ...full, kind: "rejected", words }, "id");
    expect(html).not.toMatch(/<script|<a href=['"]http:\/\/jahat/);
    expect(html).toContain("&lt;script&gt;");
    expect(text).toContain("{link}");
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it("has a subject of one line whatever a name holds", () => {
    const name = { id: "KK\r\nBcc: a@contoh.example", en: "KK" };
    expect(renderNotice({ ...full, kind: "document", name }, "id").subject).not.toMatch(/\p{Cc}/u);
  });
});
