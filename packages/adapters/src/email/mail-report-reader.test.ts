import { readdirSync, readFileSync } from "node:fs";
import type { ReportedRecipient } from "@gerai/domain/channels/ports";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMailReportReader } from "./mail-report-reader.ts";

const directory = new URL("./report-samples/", import.meta.url);
const sampleOf = (name: string) => readFileSync(new URL(`${name}.eml`, directory), "utf8");
const reader = createMailReportReader();

const SITI = ["siti@contoh.example"];
const told = (action: ReportedRecipient["action"], status: string, addresses = SITI): ReportedRecipient[] => [
  { addresses, action, status },
];

/** What each sample says; as servers write it, with invented addresses. */
const SAMPLES: Readonly<Record<string, readonly ReportedRecipient[]>> = {
  "postfix-5.1.1-no-such-user": told("failed", "5.1.1"),
  "postfix-5.4.4-no-such-domain": told("failed", "5.4.4", ["siti@contoh-salah.example"]),
  "postfix-5.1.10-null-mx": told("failed", "5.1.10"),
  "postfix-4.4.1-delayed": told("delayed", "4.4.1"),
  "postfix-4.4.1-given-up": told("failed", "4.4.1"),
  "postfix-5.2.2-over-quota": told("failed", "5.2.2"),
  "postfix-2.0.0-relayed": told("relayed", "2.0.0"),
  "postfix-two-recipients": [
    ...told("delivered", "2.1.5", [...SITI, "arsip@contoh.example"]),
    ...told("failed", "5.1.1", [...SITI, "teruskan@contoh.example"]),
  ],
  "exim-5.1.1-report": told("failed", "5.1.1"),
  "exim-old-worded": told("failed", "5.0.0"),
  "exim-old-warning": told("delayed", "4.0.0"),
  "exchange-online-5.1.10": told("failed", "5.1.10"),
  "exchange-5.7.1-refused": told("failed", "5.7.1"),
  "exchange-2003-worded": told("failed", "5.1.1"),
  "gmail-5.1.1": told("failed", "5.1.1"),
  "gmail-4.2.2-delayed-over-quota": told("delayed", "4.2.2"),
  "qmail-5.1.1-worded": told("failed", "5.1.1"),
  "qmail-4.4.1-given-up-worded": told("failed", "4.4.1"),
  "sendmail-5.1.2-host-unknown": told("failed", "5.1.2"),
  "no-action-line-5.2.1": told("failed", "5.2.1"),
  "base64-status-5.1.1": told("failed", "5.1.1"),
  "global-status-5.1.1": told("failed", "5.1.1"),
  "forwarded-5.1.1-elsewhere": told("failed", "5.1.1", ["siti.baru@lain.example"]),
  "holiday-answer": [],
  "challenge-answer": [],
  "read-receipt": [],
  "complaint-feedback": [],
};

describe("what came back to a return path (MAIL-4)", () => {
  it("has at least 25 samples, and each is listed", () => {
    const files = readdirSync(directory).map((file) => file.replace(/\.eml$/, ""));
    expect(files.toSorted()).toEqual(Object.keys(SAMPLES).toSorted());
    expect(files.length).toBeGreaterThanOrEqual(25);
  });

  it.each(Object.entries(SAMPLES))("%s is read, whichever way its lines end", async (name, expected) => {
    const text = sampleOf(name);
    expect(await reader.read(Buffer.from(text))).toEqual(expected);
    expect(await reader.read(Buffer.from(text.replaceAll("\n", "\r\n")))).toEqual(expected);
  });

  it("never throws, whatever was cut off, doubled or put in between", async () => {
    const texts = Object.keys(SAMPLES).map(sampleOf);
    const damage = fc.record({
      text: fc.constantFrom(...texts),
      from: fc.nat(3_000),
      to: fc.nat(3_000),
      noise: fc.string(),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ text, from, to, noise }) => {
        const read = await reader.read(Buffer.from(text.slice(0, from) + noise + text.slice(to), "latin1"));
        for (const { status } of read) expect(status).toMatch(/^[245]\.\d{1,3}\.\d{1,3}$/);
        expect(read.length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 300 },
    );
  });

  it("nests no deeper than reports do", async () => {
    const open = (level: number) => `Content-Type: multipart/mixed; boundary="b${level}"\n\n--b${level}\n`;
    const deep = Array.from({ length: 300 }, (_, level) => open(level)).join("");
    expect(await reader.read(Buffer.from(deep))).toEqual([]);
  });
});
