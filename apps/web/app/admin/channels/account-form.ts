import { AccountSettings, type AccountView, Credentials, type Dialect } from "@gerai/contracts/channels";
import { formatPhone } from "@gerai/ui/format";
import type { z } from "zod";
import { maybe, numberOf, type Typed, text, ticks, typed as typedOf } from "../typed-form.ts";

/** Days of the week as the contract counts them: 1 is Monday. */
export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Spans of a day that the form shows: before and after a break. */
export const SPANS = [0, 1] as const;

/** Boxes of the settings, in the order of the page. */
const FIELDS = [
  "label",
  "publicNumber",
  "businessAccountId",
  "services",
  "portfolio",
  "portfolioDailyLimit",
  "dailyQuota",
  "monthlyBudget",
  "lowBalance",
  "receiptSources",
];

/** What each dialect asks for, in the order of the page. */
export const KEYS = {
  "whatsapp-cloud": ["phoneNumberId", "accessToken", "appSecret", "verifyToken"],
  "sms-json": ["apiKey", "receiptSecret"],
  "sms-form": ["apiKey"],
} as const satisfies Readonly<Record<Dialect, readonly string[]>>;
/** One of them. */
export type KeyName = (typeof KEYS)[Dialect][number];

/** What is wrong with a box; the page words it by its field, a span of hours by its day. */
export interface AccountFault {
  readonly field: string;
  readonly day?: (typeof DAYS)[number];
}

/** Settings as the contract takes them. */
export type Settings = z.output<typeof AccountSettings>;

const hoursBox = (day: number, span: number, end: "from" | "to") => `hours.${day}.${span}.${end}`;

/** A number as people write it, in E.164; a sender name stays as it is. */
function numberFrom(written: string): string {
  const bare = written.replace(/[\s.()/\u2010-\u2015-]/g, "");
  const mobile = /^(?:\+?62|0)(\d{6,13})$/.exec(bare);
  if (mobile) return `+62${mobile[1]}`;
  return /^\+\d+$/.test(bare) ? bare : written;
}

/** Spans of hours as typed, each with the box its fault belongs to. */
function spansFrom(typed: Typed) {
  return DAYS.flatMap((day) =>
    SPANS.flatMap((span) => {
      const [from, to] = [text(typed, hoursBox(day, span, "from")), text(typed, hoursBox(day, span, "to"))];
      return from || to ? [{ box: hoursBox(day, span, from ? "to" : "from"), hours: { day, from, to } }] : [];
    }),
  );
}

/** What the form says of an account, or what is wrong with it. Of WhatsApp the number must be one. */
export function settingsFrom(
  typed: Typed,
  dialect: Dialect,
): { readonly settings: Settings } | { readonly faults: readonly AccountFault[] } {
  const spans = spansFrom(typed);
  const publicNumber = numberFrom(text(typed, "publicNumber"));
  const read = AccountSettings.safeParse({
    label: text(typed, "label"),
    publicNumber,
    services: ticks(typed, "services") ?? [],
    businessAccountId: maybe(typed, "businessAccountId") ?? null,
    portfolio: maybe(typed, "portfolio") ?? null,
    portfolioDailyLimit: numberOf(typed, "portfolioDailyLimit") ?? null,
    dailyQuota: numberOf(typed, "dailyQuota") ?? null,
    monthlyBudget: numberOf(typed, "monthlyBudget") ?? null,
    lowBalance: numberOf(typed, "lowBalance") ?? null,
    receiptSources: text(typed, "receiptSources")
      .split(/[\s,;]+/)
      .filter(Boolean),
    hours: spans.length > 0 ? spans.map(({ hours }) => hours) : null,
  });
  const isNumber = dialect !== "whatsapp-cloud" || publicNumber.startsWith("+");
  if (read.success && isNumber) return { settings: read.data };
  const faults = (read.error?.issues ?? []).map(({ path: [field, at] }): AccountFault => {
    const span = field === "hours" && typeof at === "number" ? spans[at] : undefined;
    return span ? { field: span.box, day: span.hours.day } : { field: String(field) };
  });
  if (!isNumber) faults.push({ field: "publicNumber" });
  const order = [
    ...FIELDS,
    ...DAYS.flatMap((day) => SPANS.flatMap((span) => [hoursBox(day, span, "from"), hoursBox(day, span, "to")])),
  ];
  const once = faults.filter(({ field }, at) => faults.findIndex((one) => one.field === field) === at);
  return { faults: once.toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field)) };
}

/** The form of an account that there is. */
export function settingsBoxes(account: AccountView): Typed {
  const spans = (account.hours ?? []).flatMap(({ day, from, to }, at, all) => {
    const span = all.slice(0, at).filter((other) => other.day === day).length;
    return [
      [hoursBox(day, span, "from"), from],
      [hoursBox(day, span, "to"), to],
    ];
  });
  return typedOf({
    label: account.label,
    publicNumber: account.publicNumber.startsWith("+62") ? formatPhone(account.publicNumber) : account.publicNumber,
    services: account.services,
    businessAccountId: account.businessAccountId ?? undefined,
    portfolio: account.portfolio ?? undefined,
    portfolioDailyLimit: account.portfolioDailyLimit ?? undefined,
    dailyQuota: account.dailyQuota ?? undefined,
    monthlyBudget: account.monthlyBudget ?? undefined,
    lowBalance: account.lowBalance ?? undefined,
    receiptSources: account.receiptSources.length > 0 ? account.receiptSources.join(" ") : undefined,
    ...Object.fromEntries(spans),
  });
}

/**
 * The keys out of a posted form, or which of them are wrong. Their boxes begin with `_`, so that `typedFrom` leaves them
 * out and nothing of them is ever written back; the id of a number is no secret and is.
 */
export function credentialsFrom(
  form: FormData,
  dialect: Dialect,
): { readonly credentials: Credentials } | { readonly faults: readonly AccountFault[] } {
  const names: readonly KeyName[] = KEYS[dialect];
  const given = names.map((name) => [name, String(form.get(keyBox(name)) ?? "").trim()] as const);
  const read = Credentials.safeParse({
    dialect,
    ...Object.fromEntries(
      given.map(([name, value]) => [name, name === "receiptSecret" && value === "" ? null : value]),
    ),
  });
  if (read.success) return { credentials: read.data };
  const wrong = new Set(read.error.issues.map(({ path: [field] }) => String(field)));
  return { faults: names.filter((name) => wrong.has(name)).map((field) => ({ field })) };
}

/** Name of the box of a key. */
export function keyBox(name: KeyName): string {
  return name === "phoneNumberId" ? name : `_${name}`;
}
