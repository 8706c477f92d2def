import type { AlarmDigest } from "@gerai/domain/alarms/ports";
import { expect, it } from "vitest";
import { renderAlarmDigest } from "./render-alarm-digest.ts";

const alarm = { id: "0199c0de-0000-7000-8000-000000000001", since: "2026-11-22T02:00:00.000Z", count: 1, code: null };
const DIGEST: AlarmDigest = {
  to: "kantor@contoh.example",
  office: "Disdukcapil <Contoh>",
  link: "http://contoh.localhost:3000/admin/gangguan",
  alarms: [
    { ...alarm, kind: "dead-letters", account: null, count: 3 },
    { ...alarm, kind: "low-balance", account: { id: alarm.id, label: "SMS utama" }, code: "49999 IDR" },
  ],
};

it.each(["id", "en"] as const)("says in %s what needs somebody and where the list is", (locale) => {
  const { subject, text, html } = renderAlarmDigest(DIGEST, locale);
  expect(subject).toContain("2");
  expect(text).toContain(DIGEST.link);
  expect(text).toContain("- 3 ");
  expect(text).toMatch(/- SMS utama: .*49999 IDR/);
  expect(`${subject}${text}`).not.toMatch(/[{}]/);
  expect(html).toContain(`<a href="${DIGEST.link}">`);
  expect(html).not.toContain("<Contoh>");
});
