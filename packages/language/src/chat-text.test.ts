import { describe, expect, test } from "vitest";
import { LOCALES } from "./catalogue.ts";
import { chatText } from "./chat-text.ts";
import { messages } from "./messages.ts";

const named = (name: string) => ({ code: "NOT_NAMED", name: { id: name, en: name } });

describe("the words of a chat", () => {
  test.each(LOCALES)("fit WhatsApp's limits without being cut: rows 24, buttons 20, footer 60 (%s)", (locale) => {
    const { chat } = messages(locale);
    expect(Object.values(chat.services).filter((title) => title.length > 24)).toEqual([]);
    expect([...Object.values(chat.rows), chat.listButton].filter((title) => title.length > 20)).toEqual([]);
    expect(chat.footer.length).toBeLessThanOrEqual(60);
    expect(new Set(Object.values(chat.services)).size).toBe(Object.values(chat.services).length);
  });

  test("never ask for a number of a person", () => {
    const sentences = Object.values(messages("id").chat).filter((text) => typeof text === "string");
    expect(sentences.filter((text) => /NIK|KK/.test(text) && !/jangan kirim/.test(text))).toEqual([]);
  });
});

describe("a reply in words", () => {
  const base = { locale: "id", lines: [], buttons: [], rows: [] } as const;

  test("says instants in the office's zone, days in the office's language, numbers and hours line by line", () => {
    const facts = {
      formLink: { service: { id: "KTP-el rusak", en: "Damaged" }, link: "https://contoh.example/ktp" },
      opensAgain: { until: { instant: "2020-04-01T00:00:00Z" } },
      reviewedOn: { day: { day: "2020-04-20" } },
      wrongNumber: { service: "KTP", numbers: { numbers: [{ name: "WhatsApp KK", phone: "+6281100000401" }] } },
      hours: {
        week: {
          week: [
            { day: "2020-03-25", spans: [], holiday: { id: "Nyepi", en: "Nyepi" } },
            { day: "2020-03-26", spans: [{ from: "08:00", to: "12:00" }], holiday: null },
          ],
        },
      },
    };
    const lines = Object.entries(facts).map(([says, of]) => ({ says, facts: of }));
    const { body } = chatText({ ...base, lines }, "Asia/Makassar");
    expect(body).toContain("KTP-el rusak: isi formulir");
    expect(body).toContain("Buka lagi Rabu, 1 April 2020 pukul 08.00 WITA.");
    expect(body).toContain("ditinjau lagi Senin, 20 April 2020.");
    expect(body).toContain("- WhatsApp KK: +6281100000401");
    expect(body).toContain("- Rabu, 25 Maret 2020: tutup (Nyepi)\n- Kamis, 26 Maret 2020: 08.00-12.00");
  });

  test("is cut at a word where it is too long, and keeps what each row stands for", () => {
    const name = "Pencatatan pengangkatan anak menurut penetapan pengadilan negeri";
    const rows = [{ press: "a", title: named(name), description: { id: name.repeat(3), en: name } }];
    const lines = [{ says: "insteadText", facts: { text: "kata ".repeat(1_000) } }];
    const worded = chatText({ ...base, lines, rows }, "Asia/Jakarta");
    expect(worded.body.length).toBeLessThanOrEqual(1_024);
    expect(worded.rows[0]).toMatchObject({ press: "a", title: "Pencatatan pengangkatan…" });
    expect(worded.rows[0]?.description.length).toBeLessThanOrEqual(72);
  });
});
