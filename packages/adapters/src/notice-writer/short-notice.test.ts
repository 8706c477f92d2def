import { NOTICE_KINDS, type Notice } from "@gerai/domain/notifications/ports";
import { measureSms } from "@gerai/foundation/sms-segments";
import { LOCALES } from "@gerai/language";
import { describe, expect, it } from "vitest";
import { createNoticeTemplates } from "./create-notice-templates.ts";
import { createNoticeWriter } from "./create-notice-writer.ts";

const root = "https://kabupaten-penukal-abab-lematang-ilir.contoh.example/";
const longest: Omit<Notice, "kind" | "locale"> = {
  office: {
    name: "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Penukal Abab Lematang Ilir",
    timeZone: "Asia/Jakarta",
  },
  number: "PAL-261122-99999",
  service: {
    id: "Layanan dengan nama yang sungguh panjang sekali ini",
    en: "A service with a name of a most unusual length",
  },
  name: {
    id: "Kutipan kedua akta perkawinan (rusak atau hilang)",
    en: "Second copy of the certificate of marriage (lost)",
  },
  code: "7K3M-94QT-Z1X",
  link: `${root}lengkapi/abcdefghijklmnopqrstuvwxyz`,
  trackLink: `${root}lacak`,
  messageCode: "7K3M-94QT",
  checkLink: `${root}cek-pesan`,
  until: new Date("2026-09-29T17:00:00Z"),
};
const writer = createNoticeWriter();
const templates = createNoticeTemplates();
const each = LOCALES.flatMap((locale) => NOTICE_KINDS.map((kind) => ({ ...longest, kind, locale })));

describe.each(each)("the house's $kind in $locale", (notice) => {
  it("is an SMS of plain letters in at most two parts, whatever the names are, with its link and code", () => {
    const text = writer.writeSms(notice, null);
    expect(measureSms(text)).toMatchObject({ encoding: "gsm-7" });
    expect(measureSms(text).segments).toBeLessThanOrEqual(2);
    expect(text).not.toMatch(/\{\w+\}|undefined/);
    expect(text).toContain(notice.link);
    expect(text).toContain(notice.messageCode);
  });

  it("is a template that the reviewers can take, and is sent with just the values it has places for", () => {
    const house = templates.house(notice.kind, "whatsapp", notice.locale);
    const filing = templates.filing(notice, house, `gerai_${notice.kind.replaceAll("-", "_")}_v1`, root);
    const message = writer.writeWhatsapp(notice, null);
    expect(message).toMatchObject({ name: filing.name, language: notice.locale });
    const places = [...new Set(filing.body.match(/\{\{\d+\}\}/g))];
    expect(message.parameters).toEqual(filing.samples);
    expect(places).toEqual(filing.samples.map((_, index) => `{{${index + 1}}}`));
    expect(filing.body).not.toMatch(/^\{\{|\}\}$|\}\}\s*\{\{|\n{3}/);
    expect(filing.body.length).toBeLessThanOrEqual(1024);
    expect(filing.footer?.length).toBeLessThanOrEqual(60);
    expect(filing.button?.title.length).toBeLessThanOrEqual(25);
    expect(`${root}${message.button}`).toBe(notice.link);
  });

  it("has words of an e-mail with no other places than an office may use", () => {
    const { subject, body } = templates.house(notice.kind, "email", notice.locale);
    const own = /\{(?!(?:kantor|nomor|layanan|dokumen|sampai|tautan)\})/;
    expect(subject).not.toMatch(own);
    expect(body).not.toMatch(own);
    expect(body.length).toBeGreaterThan(10);
  });
});

describe("an office's own words", () => {
  const notice: Notice = { ...longest, kind: "verified", locale: "id" };

  it("replace the house's in an SMS, and the code stays", () => {
    const text = writer.writeSms(notice, { text: "Kabar baik: {nomor} sedang kami kerjakan." });
    expect(text).toBe("Kabar baik: PAL-261122-99999 sedang kami kerjakan. Kode pesan 7K3M-94QT");
  });

  it("stand before the facts and links of an e-mail, which nobody can leave out", () => {
    const words = { subject: "Kabar {nomor}", text: "Halo, {layanan} Anda sedang dikerjakan." };
    const { subject, text } = writer.write({ ...notice, words: "Sebab tertentu." }, words);
    expect(subject).toBe("Kabar PAL-261122-99999");
    expect(text).toContain("sedang dikerjakan.\n\nSebab tertentu.\n\nNomor pengajuan: PAL-261122-99999");
    expect(text).toContain(notice.link);
    expect(text).toContain(notice.trackLink);
    expect(text).toContain(notice.messageCode);
  });

  it("go out by the template that was approved for them", () => {
    const message = writer.writeWhatsapp(notice, {
      text: "Kabar baik untuk {nomor}, sedang kami kerjakan di {kantor} sekarang.",
      whatsapp: { templateName: "gerai_verified_v101", language: "id", parameters: [] },
    });
    expect(message.name).toBe("gerai_verified_v101");
    expect(message.parameters).toEqual([
      "PAL-261122-99999",
      "Disdukcapil Kabupaten Penukal Abab Lematang Ilir",
      "7K3M-94QT",
    ]);
  });
});

it("the invitation to write again has one place: the office", () => {
  for (const locale of LOCALES) {
    const invite = templates.invitation("Disdukcapil Kota Contoh", locale);
    expect(invite).toMatchObject({ name: "gerai_chat_invite_v1", samples: ["Disdukcapil Kota Contoh"] });
    expect(invite.body.match(/\{\{\d\}\}/g)).toEqual(["{{1}}"]);
  }
});
