import type { ConfigurationContent } from "@gerai/contracts/tenancy";
import { nationalCatalogue } from "@gerai/domain/catalogue";

const DAY_MS = 86_400_000;
const CATEGORIES = nationalCatalogue().categories.map(({ code }) => code);
const CAPABILITIES = ["recording", "printing", "pickup", "legalisation", "siak"] as const;
const TIMES = { opens: "08:00", closes: "15:30", breaks: [{ from: "12:00", to: "13:00" }] };
const WEEK = { mon: TIMES, tue: TIMES, wed: TIMES, thu: TIMES, fri: TIMES };

const dayAt = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("Nothing to pick from.");
  return found;
}

/** Rules in force today, whatever the length of the history; the others ended. */
const LIVE_RULES = 4;

/** A rule of the past, or one of the few of today: closures, suspensions, limits and advice in turn. */
function ruleAt(index: number, now: number): ConfigurationContent {
  const isLive = index < LIVE_RULES;
  const from = isLive ? now - 3 * DAY_MS : now - (20 + ((index * 37) % 2400)) * DAY_MS;
  const until = isLive ? now + 5 * DAY_MS : from + (1 + (index % 9)) * DAY_MS;
  const effects = pick(
    [
      { access: "close" as const },
      { suspend: [{ capability: pick(CAPABILITIES, index) }] },
      { capacityFactor: 0.5 },
      { advice: { id: "Tunda bila tidak mendesak.", en: "Put it off if it can wait." } },
    ],
    index,
  );
  return {
    kind: "rule",
    body: {
      name: `Keputusan ${index + 1}`,
      scope: {
        categories: [pick(CATEGORIES, index)],
        channels: ["counter"],
        ...(index % 3 === 0 && { sites: ["kios"] }),
      },
      effects,
      from: dayAt(from),
      until: dayAt(until),
      exceptions: index % 2 === 0 ? [{ purposes: ["TNI_POLRI"] }] : [],
      reason: { id: "Alasan.", en: "A reason." },
      alternatives: [{ channel: "web" }],
      showContacts: false,
    },
  };
}

/** What an office with three sites, hours and a history of so many rules has published. */
export function officeHistory(rules: number, now: Date): ConfigurationContent[] {
  const site = (code: string, isMain: boolean): ConfigurationContent => ({
    kind: "site",
    body: {
      ...{ code, name: `Tempat ${code}`, address: "Jalan Contoh 1", isMain },
      capabilities: ["counter", "recording", "printing", "pickup", "legalisation"],
    },
  });
  return [
    site("kantor", true),
    site("gerai", false),
    site("kios", false),
    { kind: "hours", body: { name: "Jam layanan", scope: {}, week: WEEK } },
    { kind: "contact", body: { kind: "whatsapp", name: "WhatsApp kantor", phone: "+6281100000999" } },
    ...Array.from({ length: rules }, (_, index) => ruleAt(index, now.getTime())),
  ];
}
