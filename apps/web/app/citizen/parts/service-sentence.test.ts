import type { ServiceTodayView } from "@gerai/contracts/availability";
import { messages } from "@gerai/language";
import { expect, test } from "vitest";
import { closedSentence } from "./service-sentence.ts";

type Way = ServiceTodayView["ways"][number];

const words = { locale: "id", t: messages("id").availability, zone: "Asia/Makassar" } as const;
const OPEN_AGAIN = "2020-04-01T00:00:00Z";

/** A way as far as the sentence looks at it. */
const way = (channel: Way["channel"], kind: "rule" | "hours" | null, until: string | null = null) =>
  ({ channel, answer: { open: kind === null, reason: kind && { kind }, until } }) as unknown as Way;

test.each([
  ["nothing is closed", [way("web", null), way("counter", null)], undefined],
  ["only hours close it", [way("web", null), way("counter", "hours", OPEN_AGAIN)], undefined],
  ["another counter is open", [way("counter", "rule"), way("counter", null)], undefined],
  [
    "the counters are closed, and known until when",
    [way("web", null), way("whatsapp", null), way("counter", "rule", OPEN_AGAIN), way("counter", "rule", OPEN_AGAIN)],
    {
      title: "Tutup di loket. Tetap buka di situs ini dan di WhatsApp.",
      lead: "Buka lagi Rabu, 1 April 2020, 08.00 WITA.",
    },
  ],
  [
    "the end is not decided",
    [way("web", "rule"), way("counter", null)],
    { title: "Tutup di situs ini. Tetap buka di loket.", lead: "Belum ada batas waktu." },
  ],
  [
    "ways open again at different times",
    [way("web", "rule", OPEN_AGAIN), way("counter", "rule"), way("whatsapp", null)],
    { title: "Tutup di situs ini dan di loket. Tetap buka di WhatsApp.", lead: undefined },
  ],
  [
    "no way is left",
    [way("web", "rule"), way("counter", "rule")],
    { title: "Sedang tutup.", lead: "Belum ada batas waktu." },
  ],
])("the first sentence of a service when %s", (_, ways, sentence) => {
  expect(closedSentence({ ways }, words)).toEqual(sentence);
});
