import type { Channel } from "@gerai/contracts/availability";
import { expect, it } from "vitest";
import { type AvailabilityItem, compileAvailability, type ServiceFacts } from "../availability/index.ts";
import { reachOf } from "./reach-of.ts";

const NOW = new Date("2026-11-22T19:30:00Z");
const DAY = { opens: "08:00", closes: "15:00", breaks: [] };
const words = { id: "Alasan.", en: "A reason." };
const item = (content: Pick<AvailabilityItem, "kind" | "body">, key: string) =>
  ({ ...content, key, publishedAt: new Date("2026-01-01T00:00:00Z") }) as AvailabilityItem;
const SITE = item(
  {
    kind: "site",
    body: { code: "kantor", name: "Kantor", address: "Jalan 1", isMain: true, capabilities: ["counter", "pickup"] },
  },
  "site",
);
const HOURS = item({ kind: "hours", body: { name: "Jam", scope: {}, week: { wed: DAY } } }, "hours");
const closed = (until: string | undefined, channels?: Channel[]) =>
  item(
    {
      kind: "rule",
      body: {
        name: "Tutup",
        scope: channels ? { channels } : {},
        effects: { access: "close" },
        from: "2026-11-01",
        ...(until === undefined ? { reviewOn: "2027-01-01" } : { until }),
        exceptions: [],
        reason: words,
        alternatives: [],
        showContacts: false,
      },
    },
    `rule ${until} ${channels}`,
  );
const service = (online: boolean): ServiceFacts => ({
  ...{ code: "KK", category: "KK", atCounter: true, online, collected: true, sent: false },
  ...{ needs: [], visitNeeds: [] },
});
const reach = (items: AvailabilityItem[], online = false) =>
  reachOf(
    compileAvailability({ timeZone: "Asia/Makassar", items, calendar: [], services: [service(online)] }),
    "KK",
    NOW,
    "Asia/Makassar",
  );

it("a service is reached soon when any channel is open, or opens within a week", () => {
  expect(reach([SITE], true)).toEqual({ kind: "soon" });
  expect(reach([SITE, HOURS])).toEqual({ kind: "soon" });
  expect(reach([SITE, HOURS, closed("2026-12-24", ["counter"])], true)).toEqual({ kind: "soon" });
});

it("it is late when the first way to open does so after a week, and says whether the office decided that", () => {
  expect(reach([SITE, HOURS, closed("2026-12-24")])).toEqual({ kind: "late", until: "2026-12-30", isDecided: true });
  expect(reach([SITE, HOURS, closed("2026-12-24", ["counter"]), closed("2026-12-08", ["web"])], true)).toEqual({
    kind: "late",
    until: "2026-12-09",
    isDecided: true,
  });
});

it("it is reached never without hours, or while nobody has decided when it opens", () => {
  expect(reach([SITE])).toEqual({ kind: "never" });
  expect(reach([SITE, HOURS, closed(undefined)])).toEqual({ kind: "never" });
});
