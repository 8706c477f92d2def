import { NOTICE_CHANNELS, NOTICE_KINDS, type NoticeChannel, type TemplateWords } from "@gerai/contracts/notifications";
import { measureSms } from "@gerai/foundation/sms-segments";
import { describe, expect, it } from "vitest";
import { checkTemplate } from "./check-template.ts";
import { placesFor, templateName } from "./template-places.ts";

const words = (body: string, more: Partial<TemplateWords> = {}): TemplateWords => ({
  subject: "Kabar pengajuan {nomor}",
  button: "Lihat",
  body,
  ...more,
});
const found = (text: TemplateWords, channel: NoticeChannel, kind: (typeof NOTICE_KINDS)[number] = "verified") =>
  checkTemplate(text, kind, channel, channel === "sms" ? measureSms(text.body) : null).map(
    ({ field, code, what }) => `${field} ${code}${what === null ? "" : ` ${what}`}`,
  );

describe("words of an office", () => {
  it("that keep to the rules are taken", () => {
    const body = "Salam dari {kantor}.\n\nPengajuan {nomor} untuk {layanan} sedang kami kerjakan sekarang.";
    for (const channel of NOTICE_CHANNELS) expect(found(words(body.replaceAll("\n", " ")), channel)).toEqual([]);
    expect(found(words(body), "whatsapp")).toEqual([]);
  });

  it.each<[string, string, string]>([
    ["a place of another kind", "Pengajuan {nomor}, kode {kode}.", "body unknown-place {kode}"],
    ["a name", "Halo {nama}, pengajuan {nomor} selesai.", "body unknown-place {nama}"],
    ["a NIK as a place", "NIK {nik}, pengajuan {nomor}.", "body unknown-place {nik}"],
    ["an open brace", "Pengajuan {nomor dan {nomor}.", "body unknown-place {nomor"],
    ["no number of the case", "Pengajuan Anda selesai.", "body place-missing {nomor}"],
    ["a NIK", "Pengajuan {nomor} dengan NIK 3171 0101 0190 9001.", "body personal-number 3171 0101 0190 9001"],
    ["a telephone number", "Pengajuan {nomor}: telepon 0812-0000-9001.", "body personal-number 0812-0000-9001"],
    [
      "an address",
      "Pengajuan {nomor}: https://jahat.contoh.example/x",
      "body foreign-address https://jahat.contoh.example/x",
    ],
    ["an address without its scheme", "Pengajuan {nomor}: bit.ly/abc", "body foreign-address bit.ly/abc"],
    ["an e-mail address", "Pengajuan {nomor}: tanya a@contoh.example", "body foreign-address a@contoh.example"],
    ["an invisible character", "Pengajuan {nomor}\u202e selesai.", "body control-character"],
    ["a bell", "Pengajuan {nomor}\u0007 selesai.", "body control-character"],
    ["nothing", "  ", "body empty"],
  ])("that hold %s are not", (_what, body, fault) => {
    expect(found(words(body), "sms")).toEqual([fault]);
  });

  it("may name the day, the hour and the size of paper", () => {
    expect(found(words("Pengajuan {nomor}: 1 x 24 jam, pukul 08.00-15.30, A4 80 gram, UU 24/2013."), "sms")).toEqual(
      [],
    );
  });

  it("of an SMS have two parts at most, counted as they are sent", () => {
    expect(found(words(`{nomor} ${"a".repeat(150)}`), "sms")).toEqual([]);
    expect(found(words(`{nomor} ${"a ".repeat(160)}`), "sms")).toEqual(["body too-many-segments"]);
    expect(found(words(`{nomor} ${"\u4e2d".repeat(140)}`), "sms")).toEqual(["body too-many-segments"]);
  });

  it.each<[string, string, string]>([
    ["begin with a place", "{nomor} sudah selesai dikerjakan oleh petugas kami.", "body place-at-edge {nomor}"],
    ["end with a place", "Yang sudah selesai dikerjakan oleh petugas kami {nomor}", "body place-at-edge {nomor}"],
    [
      "hold two side by side",
      "Pengajuan yang nomornya {nomor} {layanan} sudah selesai dikerjakan.",
      "body places-adjacent",
    ],
    ["are little more than places", "Kabar {nomor}, {layanan}, {kantor}.", "body too-few-words"],
    ["leave a gap", "Pengajuan {nomor}\n\n\nsudah selesai dikerjakan.", "body blank-lines"],
    ["are too long", `Pengajuan {nomor} ${"kata ".repeat(200)}.`, "body too-long"],
    ["hold a link", "Pengajuan {nomor} sudah selesai, lihat {tautan} kapan saja.", "body unknown-place {tautan}"],
  ])("for WhatsApp's reviewers may not %s", (_what, body, fault) => {
    expect(found(words(body), "whatsapp")).toEqual([fault]);
  });

  it("name a button of at most 25 characters, and a subject without code or link", () => {
    const body = "Pengajuan {nomor} sudah selesai dikerjakan oleh kami.";
    expect(found(words(body, { button: "" }), "whatsapp")).toEqual(["button empty"]);
    expect(found(words(body, { button: "x".repeat(26) }), "whatsapp")).toEqual(["button too-long"]);
    expect(found(words(body, { subject: "{tautan}" }), "email")).toEqual(["subject unknown-place {tautan}"]);
    expect(found(words(body, { subject: "a\nBcc: b" }), "email")).toEqual(["subject control-character"]);
  });

  it("keep the code of a receipt, the day and the link of what is to be answered", () => {
    expect(found(words("Pengajuan {nomor} kami terima."), "sms", "received")).toEqual(["body place-missing {kode}"]);
    expect(found(words("Pengajuan {nomor} perlu berkas."), "sms", "completion")).toEqual([
      "body place-missing {sampai}",
      "body place-missing {tautan}",
    ]);
    expect(found(words("Pengajuan ini perlu berkas."), "email", "completion")).toEqual([]);
  });
});

it("no kind of notice has a place for anything about a person", () => {
  const all = NOTICE_KINDS.flatMap((kind) => NOTICE_CHANNELS.flatMap((channel) => placesFor(kind, channel)));
  const names = [...new Set(all.map(({ name }) => name))].sort();
  expect(names).toEqual(["dokumen", "kantor", "kode", "layanan", "nomor", "sampai", "status", "tautan"]);
});

it("an office's templates never have a name of the house's", () => {
  expect(templateName("completion-reminder", null)).toBe("gerai_completion_reminder_v1");
  expect(templateName("verified", 1)).toBe("gerai_verified_v101");
});
