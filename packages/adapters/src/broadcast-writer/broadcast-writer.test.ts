import type { ChangedMode } from "@gerai/domain/broadcasts/ports";
import { measureSms } from "@gerai/foundation/sms-segments";
import { expect, test } from "vitest";
import { createBroadcastWriter } from "./index.ts";

const writer = createBroadcastWriter();
const both = (text: string) => ({ id: text, en: text });

const closure: ChangedMode = {
  ...{ name: "Tutup loket", change: "new", closes: true, services: [both("KTP-el"), both("Kartu Keluarga")] },
  ...{ suspended: [], from: "2020-03-23T12:00", until: null, reason: both("Mencegah penularan COVID-19.") },
  exceptions: [{ purposes: [both("TNI/POLRI")], filedBefore: "2020-03-23" }],
  instead: [
    { channel: "whatsapp", text: null },
    { channel: null, text: both("Tunda bila tidak mendesak.") },
  ],
};

test("a closure says what, since when, until when, why, for whom not, what instead, and asks to pass it on", () => {
  const { title, text, sms } = writer.suggest([closure]);
  expect(title).toBe("KTP-el dan 1 lainnya ditutup mulai 23 Maret 2020 pukul 12.00");
  expect(text).toBe(
    "KTP-el dan Kartu Keluarga ditutup mulai 23 Maret 2020 pukul 12.00 sampai ada pemberitahuan. " +
      "Alasan: Mencegah penularan COVID-19. " +
      "Tetap dilayani: keperluan TNI/POLRI dan berkas yang masuk sebelum 23 Maret 2020. " +
      "Gantinya: kirim pesan ke WhatsApp resmi kantor dan Tunda bila tidak mendesak. " +
      "Mohon disampaikan kepada Ketua RT dan warga.",
  );
  expect(sms).toMatch(/^KTP-el dan Kartu Keluarga ditutup mulai 23 Maret 2020/);
});

test("what is open again says so and nothing else", () => {
  const { title, text } = writer.suggest([{ ...closure, change: "ended", services: [] }]);
  expect(title).toBe("Semua layanan buka kembali");
  expect(text).toBe("Semua layanan buka kembali. Mohon disampaikan kepada Ketua RT dan warga.");
});

test("whatever was published, title, text and SMS keep within the bounds of a broadcast", () => {
  const long = both("Perekaman dan pencetakan KTP-el untuk seluruh warga. ".repeat(12));
  const change = ["new", "changed", "ended"] as const;
  for (const [index, closes] of [true, false, true, false, true, false].entries()) {
    const mode: ChangedMode = {
      ...{ ...closure, closes, change: change[index % 3] ?? "new", reason: long, until: "2026-12-31" },
      services: Array(index + 1).fill(long),
      suspended: ["printing", "siak"],
      exceptions: Array(index).fill({ purposes: [long, long], filedBefore: "2020-03-23" }),
      instead: Array(index).fill({ channel: null, text: long }),
    };
    const words = writer.suggest([mode, ...Array<ChangedMode>(index).fill(mode)]);
    expect(words.title.length).toBeLessThanOrEqual(60);
    expect(words.text.length).toBeLessThanOrEqual(700);
    expect(words.sms.length).toBeLessThanOrEqual(140);
  }
});

test("the frame of an SMS leaves room for the text in two segments", () => {
  const link = "https://kabupaten-pegunungan-bintang.gerai.example/siaran/abcdefghijklmnop";
  const parts = { office: "Kabupaten Pegunungan Bintang", text: "a".repeat(140), link, code: "S-7KQ4-M2XD" };
  expect(measureSms(writer.sms(parts)).segments).toBe(2);
});

test("the template has its places in the order in which a broadcast fills them, and room for the longest", () => {
  const { body, samples, button } = writer.filing("gerai_broadcast_v1", "Kabupaten Contoh", "https://contoh.example/");
  expect(body.match(/\{\{\d\}\}/g)).toEqual(["{{1}}", "{{2}}", "{{3}}", "{{4}}"]);
  expect(body).not.toMatch(/^\{\{|\}\}\W*$/);
  expect(samples).toHaveLength(4);
  expect(body.length + 60 + 60 + 700).toBeLessThanOrEqual(1024);
  expect(button).toMatchObject({ url: "https://contoh.example/siaran/{{1}}" });
  expect(button?.title.length).toBeLessThanOrEqual(25);
});
