import type { RuleBody, RuleException } from "@gerai/contracts/availability";
import { messages } from "@gerai/language";
import type { Typed } from "../typed-form.ts";
import { ruleBoxes } from "./rule-form.ts";

const id = messages("id").settings.presets;
const en = messages("en").settings.presets;

/** Text in both languages of the house, as citizens read it. */
type WithReason = {
  readonly [K in keyof typeof id]: (typeof id)[K] extends { reason: string } ? K : never;
}[keyof typeof id];
type WithWay = { readonly [K in keyof typeof id]: (typeof id)[K] extends { way: string } ? K : never }[keyof typeof id];

const reason = (preset: WithReason) => ({ id: id[preset].reason, en: en[preset].reason });
const way = (preset: WithWay) => ({ id: id[preset].way, en: en[preset].way });

/** What an example sets; names, days and words of the reason are added to it. */
type Preset = Pick<RuleBody, "scope" | "effects"> &
  Partial<Pick<RuleBody, "exceptions" | "alternatives" | "durationDays" | "showContacts">> & {
    /** The exception for cases that were filed before the first day, which is not known yet. */
    readonly earlier?: RuleException;
  };

const CARDS = ["KTP_BARU", "KTP_RUSAK", "KTP_HILANG", "KTP_UBAH_DATA"];

/** The decisions of offices in 2020 and 2021, as examples to begin from. */
const PRESETS = {
  limited: {
    scope: { channels: ["counter"] },
    effects: { access: "close", suspend: [{ capability: "recording" }, { capability: "printing" }] },
    exceptions: [{ purposes: ["TNI_POLRI"], services: ["LEGALISIR", ...CARDS] }, { stages: ["collect"] }],
    earlier: { stages: ["continue"], categories: ["AKTA"] },
    alternatives: [{ channel: "whatsapp", text: way("limited") }],
  },
  counterClosed: {
    scope: { channels: ["counter"], stages: ["file", "continue"] },
    effects: { access: "close" },
    alternatives: [{ channel: "web", text: way("counterClosed") }],
  },
  allOnline: {
    scope: { channels: ["counter"] },
    effects: { access: "close", suspend: [{ capability: "pickup" }] },
    exceptions: [{ purposes: ["TNI_POLRI"], services: ["LEGALISIR"] }],
    alternatives: [{ channel: "web", text: way("allOnline") }, { channel: "whatsapp" }],
    showContacts: true,
  },
  halfFull: {
    scope: { channels: ["counter"] },
    effects: { capacityFactor: 0.5, houseRules: housePairs() },
    alternatives: [{ channel: "web", text: way("halfFull") }],
  },
  recordingLater: {
    scope: { services: ["KTP_PEREKAMAN"] },
    effects: { suspend: [{ capability: "recording" }] },
    durationDays: 21,
  },
  blanksOut: {
    scope: {},
    effects: { suspend: [{ capability: "printing", blanksOut: true, card: "ktp-el" }] },
  },
  pickupStopped: { scope: {}, effects: { suspend: [{ capability: "pickup" }] } },
  postpone: {
    scope: {},
    effects: { advice: { id: id.postpone.advice, en: en.postpone.advice } },
    alternatives: [{ channel: "web" }, { channel: "whatsapp" }],
  },
} as const satisfies Partial<Record<WithReason, Preset>> as Readonly<Record<PresetName, Preset>>;

/** Names of the examples, as in an address. */
export type PresetName =
  | "limited"
  | "counterClosed"
  | "allOnline"
  | "halfFull"
  | "recordingLater"
  | "blanksOut"
  | "pickupStopped"
  | "postpone";

function housePairs(): { id: string; en: string }[] {
  const english = en.halfFull.house.split("\n");
  return id.halfFull.house.split("\n").map((line, index) => ({ id: line, en: english[index] ?? line }));
}

/** The examples in the order in which they are offered. */
export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];

/** Whether an address names an example. */
export function isPreset(name: string | null): name is PresetName {
  return name !== null && PRESET_NAMES.some((known) => known === name);
}

/** A form filled in from an example; the days are left to the office. `name` is what the office calls it. */
export function presetBoxes(name: PresetName, title: string): Typed {
  const { earlier, ...preset } = PRESETS[name];
  const exceptions = [...(preset.exceptions ?? []), ...(earlier ? [earlier] : [])];
  const boxes = ruleBoxes({
    name: title,
    from: "",
    reason: reason(name),
    alternatives: [],
    showContacts: false,
    ...preset,
    exceptions,
  });
  return earlier ? { ...boxes, [`exceptions.${exceptions.length - 1}.beforeStart`]: ["ya"] } : boxes;
}
