import type { changeDraft } from "../../../packages/domain/src/tenancy/index.ts";

type NewItem = NonNullable<Parameters<typeof changeDraft>[1]["item"]>;

/** One item as an admin enters it. `id` names it inside the office's history, so that a later publication can change it. */
export type EnteredItem = { readonly id: string } & NewItem;

/** What an office published at an instant: items put in or changed, in one version. */
export interface Publication {
  /** UTC. */
  readonly publishedAt: string;
  readonly note: string;
  readonly items: readonly EnteredItem[];
}

/** Text in both languages of the house. */
export const words = (id: string, en: string) => ({ id, en });

const BREAK = { from: "12:00", to: "13:00" };
const FRIDAY_BREAK = { from: "11:30", to: "13:00" };

interface DayOptions {
  readonly closes: string;
  readonly fridayCloses?: string;
  readonly opens?: string;
  readonly lastFiling?: string;
}

/** A week from Monday to Friday with the breaks of Perpres 21/2023: an hour, on Friday an hour and a half. */
export function week({ closes, fridayCloses = closes, opens = "08:00", lastFiling }: DayOptions) {
  const cutOff = lastFiling === undefined ? {} : { lastFiling };
  const within = (pause: { from: string; to: string }, end: string) => (pause.to < end ? [pause] : []);
  const day = { opens, closes, breaks: within(BREAK, closes), ...cutOff };
  const fri = { opens, closes: fridayCloses, breaks: within(FRIDAY_BREAK, fridayCloses), ...cutOff };
  return { mon: day, tue: day, wed: day, thu: day, fri };
}

const RAMADAN_DAY = { opens: "08:00", closes: "15:00", breaks: [{ from: "12:00", to: "12:30" }] };
const RAMADAN_FRIDAY = { opens: "08:00", closes: "15:30", breaks: [{ from: "11:30", to: "12:30" }] };

/** Hours for everything, the shorter ones of Ramadan (32.5 hours a week), and a number to call. */
export function beginning(office: string, phone: string, hours: DayOptions): Publication {
  return {
    publishedAt: "2019-12-16T02:00:00Z",
    note: "Jam layanan dan nomor kantor",
    items: [
      { id: "hours", kind: "hours", body: { name: "Jam layanan", scope: {}, week: week(hours) } },
      {
        id: "hours-ramadan",
        kind: "hours",
        body: {
          name: "Jam layanan Ramadan",
          scope: {},
          season: "ramadan",
          week: {
            mon: RAMADAN_DAY,
            tue: RAMADAN_DAY,
            wed: RAMADAN_DAY,
            thu: RAMADAN_DAY,
            fri: RAMADAN_FRIDAY,
          },
        },
      },
      { id: "line", kind: "contact", body: { kind: "line", name: `Kantor ${office}`, role: "Informasi", phone } },
    ],
  };
}

/** The publication by which an office without a WhatsApp number gets one for everything; our assumption. */
export function officialWhatsapp(phone: string): Publication {
  const body = { kind: "whatsapp" as const, name: "WhatsApp Disdukcapil", phone, from: "2022-03-01" };
  return {
    publishedAt: "2022-02-21T01:00:00Z",
    note: "Nomor WhatsApp resmi",
    items: [{ id: "whatsapp", kind: "contact", body }],
  };
}

type RuleItem = Extract<EnteredItem, { kind: "rule" }>;

/** The later publication by which an office ends a rule whose end it had left open. */
export function ending(rule: RuleItem, until: string, decidedOn: string): Publication {
  return {
    publishedAt: `${decidedOn}T01:00:00Z`,
    note: `${rule.body.name}: berakhir ${until}`,
    items: [{ ...rule, body: { ...rule.body, until, untilDecidedOn: decidedOn } }],
  };
}

/** A rule with its parts checked by type. */
export function ruleItem(id: string, body: RuleItem["body"]): RuleItem {
  return { id, kind: "rule", body };
}
