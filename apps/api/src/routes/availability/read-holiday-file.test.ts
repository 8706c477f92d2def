import { expect, test } from "vitest";
import { MOST_ENTRIES, readHolidayFile } from "./read-holiday-file.ts";

const file = (...events: string[][]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Contoh//ID",
    ...events.flatMap((lines) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"]),
    "END:VCALENDAR",
    "",
  ].join("\r\n");

test("whole days are read, the last day from the day after it, names unfolded and unescaped", () => {
  const rows = readHolidayFile(
    file(
      [
        "UID:hut-1@contoh.example",
        "DTSTART;VALUE=DATE:20261012",
        "DTEND;VALUE=DATE:20261014",
        "SUMMARY:Hari jadi kota\\, ",
        " ke-27",
      ],
      ["UID:hut-2@contoh.example", "DTSTART;VALUE=DATE:20261101", "SUMMARY:Sehari"],
    ),
  );
  expect(rows).toEqual([
    {
      line: 4,
      uid: "hut-1@contoh.example",
      name: "Hari jadi kota, ke-27",
      fault: null,
      holiday: {
        name: { id: "Hari jadi kota, ke-27", en: "Hari jadi kota, ke-27" },
        from: "2026-10-12",
        until: "2026-10-13",
        effect: "closed",
        importUid: "hut-1@contoh.example",
      },
    },
    expect.objectContaining({
      line: 11,
      holiday: expect.objectContaining({ from: "2026-11-01", until: "2026-11-01" }),
    }),
  ]);
});

const good = ["UID:a", "DTSTART;VALUE=DATE:20261012", "SUMMARY:Hari jadi"];
const but = (from: number, ...line: string[]) => good.toSpliced(from, 1, ...line);

test.each([
  ["no UID", but(0), "noUid"],
  ["no name", but(2), "noName"],
  ["no day", but(1), "noDay"],
  ["a moment instead of a day", but(1, "DTSTART:20261012T010000Z"), "noDay"],
  ["a day that does not exist", but(1, "DTSTART;VALUE=DATE:20260431"), "noDay"],
  ["a day that is none", but(1, "DTSTART;VALUE=DATE:besok"), "noDay"],
  ["a repetition: feasts move from year to year", [...good, "RRULE:FREQ=YEARLY"], "repeats"],
  ["more than a month", [...good, "DTEND;VALUE=DATE:20261230"], "tooLong"],
  ["an end before the beginning", [...good, "DTEND;VALUE=DATE:20261001"], "endsEarly"],
])("%s is a fault of its row alone", (_, lines, fault) => {
  expect(readHolidayFile(file(lines, ["UID:b", ...good.slice(1)]))).toMatchObject([
    { line: 4, fault, holiday: null },
    { fault: null },
  ]);
});

test("the same entry twice is taken once, and what is no calendar gives nothing", () => {
  expect(readHolidayFile(file(good, good)).map(({ fault }) => fault)).toEqual([null, "doubled"]);
  expect(readHolidayFile("hello")).toEqual([]);
  expect(readHolidayFile("BEGIN:VEVENT\nBEGIN:VEVENT\n:::\nEND:VEVENT")).toMatchObject([{ line: 2, fault: "noUid" }]);
  const many = Array.from({ length: MOST_ENTRIES + 5 }, (_, index) => but(0, `UID:${index}`));
  expect(readHolidayFile(file(...many))).toHaveLength(MOST_ENTRIES);
});
