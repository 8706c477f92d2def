import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { toNumber } from "./phones/phone-number.ts";

/** True for an address on this machine by name or number: the simulator speaks to nobody else. */
export function isReachable(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return false;
  const isIp = /^[\d.]+$/.test(hostname) || hostname.startsWith("[");
  return !isIp || hostname.startsWith("127.") || hostname === "[::1]";
}

const callbackUrl = z.string().refine(isReachable, "not an http address on this machine");
const officeSlug = z.string().regex(/^[a-z0-9-]+$/);
const serviceCode = z.string().regex(/^([A-Z0-9_]+|umum)$/);
const number = z.string().transform((text, context) => {
  const normal = toNumber(text);
  if (normal === undefined) context.addIssue("not a phone number");
  return normal ?? "";
});

/** A message template as the provider keeps it. `{{1}}` stands for the first parameter of its body. */
export const MessageTemplate = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().default("id"),
  category: z.enum(["UTILITY", "AUTHENTICATION", "MARKETING"]).default("UTILITY"),
  status: z.enum(["APPROVED", "PENDING", "REJECTED", "PAUSED", "DISABLED"]).default("APPROVED"),
  body: z.string().min(1).max(1024),
  header: z.string().nullable().default(null),
  footer: z.string().max(60).nullable().default(null),
  buttons: z.array(z.strictObject({ title: z.string().max(25), url: z.string().nullable().default(null) })).default([]),
});
/** @see MessageTemplate */
export type MessageTemplate = z.output<typeof MessageTemplate>;

const Limits = z.strictObject({
  /** Messages per second of this number (130429). */
  perSecond: z.number().int().min(1).default(80),
  /** One message to the same person per so many seconds (131056), after a burst of so many. */
  pairSeconds: z.number().min(0).default(6),
  pairBurst: z.number().int().min(1).default(45),
  /** Different people written to outside their window in any 24 hours, by all numbers of the portfolio; null for all. */
  portfolioDaily: z.number().int().min(1).nullable().default(250),
  /** The code that going beyond `portfolioDaily` is answered with. */
  portfolioCode: z.union([z.literal(131048), z.literal(80007)]).default(131048),
});

/** A WhatsApp number of an office, as Meta would know it. */
export const WhatsAppNumber = z
  .strictObject({
    phoneNumberId: z.string().regex(/^[\w-]{3,64}$/),
    displayNumber: number,
    verifiedName: z.string().default(""),
    officeSlug,
    /** The service that the number is for; `umum`: the whole office. */
    service: serviceCode.default("umum"),
    /** A number for several services has all their codes. */
    services: z.array(serviceCode).default([]),
    accessToken: z.string().min(1),
    appSecret: z.string().min(1),
    webhookUrl: callbackUrl,
    businessAccountId: z
      .string()
      .regex(/^[\w-]+$/)
      .optional(),
    portfolioId: z.string().optional(),
    limits: Limits.prefault({}),
    /** Templates to file with the account at once. */
    templates: z.array(MessageTemplate).optional(),
  })
  .transform(({ businessAccountId, portfolioId, ...entry }) => {
    const account = businessAccountId ?? `waba-${entry.officeSlug}`;
    return { ...entry, businessAccountId: account, portfolioId: portfolioId ?? account };
  });
/** @see WhatsAppNumber */
export type WhatsAppNumber = Omit<z.output<typeof WhatsAppNumber>, "templates">;

/** An account with one of the two SMS gateways. */
export const SmsAccount = z.strictObject({
  accountId: z.string().regex(/^[\w-]{1,64}$/),
  gateway: z.enum(["sms-json", "sms-form"]),
  officeSlug: officeSlug.default("umum"),
  /** Registered sender: up to 11 letters and digits, or a long number. */
  sender: z.string().regex(/^([A-Za-z0-9 ]{1,11}|\+?\d{8,15})$/),
  /** Bearer token of `sms-json`, API key of `sms-form`. */
  secret: z.string().min(1),
  receiptUrl: callbackUrl.nullable().default(null),
  /** How `sms-form` tells receipts. */
  receiptMethod: z.enum(["GET", "POST"]).default("POST"),
  /** `sms-json` signs receipts with it, when it is given. */
  receiptSecret: z.string().min(1).nullable().default(null),
  /** Rupiah that are left. */
  balance: z.number().int().min(0).default(1_000_000),
});
/** @see SmsAccount */
export type SmsAccount = z.output<typeof SmsAccount>;

const Stored = z.object({
  numbers: z.array(WhatsAppNumber).default([]),
  smsAccounts: z.array(SmsAccount).default([]),
  templates: z.array(z.object({ account: z.string(), template: MessageTemplate })).default([]),
});

/** Who is known to the providers: WhatsApp numbers, their templates, SMS accounts. Kept in `accounts.json`. */
export interface Registry {
  putNumber(entry: z.output<typeof WhatsAppNumber>): void;
  removeNumber(phoneNumberId: string): boolean;
  numbers(): WhatsAppNumber[];
  number(phoneNumberId: string): WhatsAppNumber | undefined;
  /** By its number in any writing, or by `<office slug>/<service code or "umum">`. */
  findNumber(to: string): WhatsAppNumber | undefined;
  putSmsAccount(account: SmsAccount): void;
  smsAccounts(): SmsAccount[];
  /** Takes rupiah from an account that has them. */
  charge(account: SmsAccount, rupiah: number): void;
  putTemplate(account: string, template: MessageTemplate): void;
  templates(account: string): MessageTemplate[];
  template(account: string, name: string, language: string): MessageTemplate | undefined;
  settled(): Promise<void>;
}

/** Opens the registry of a folder. */
export function openRegistry(folder: string): Registry {
  const file = path.join(folder, "accounts.json");
  mkdirSync(folder, { recursive: true });
  const stored = Stored.parse(existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});
  const numbers = new Map(stored.numbers.map((entry) => [entry.phoneNumberId, entry as WhatsAppNumber]));
  const smsAccounts = new Map(stored.smsAccounts.map((account) => [account.accountId, account]));
  const templateKey = (account: string, { name, language }: { name: string; language: string }) =>
    `${account}/${name}/${language}`;
  const templates = new Map(stored.templates.map((entry) => [templateKey(entry.account, entry.template), entry]));

  let writing = Promise.resolve();
  let isWaiting = false;
  const save = () => {
    if (isWaiting) return;
    isWaiting = true;
    writing = writing.then(async () => {
      isWaiting = false;
      const lists = { numbers, smsAccounts, templates };
      const text = JSON.stringify(
        Object.fromEntries(Object.entries(lists).map(([key, map]) => [key, [...map.values()]])),
      );
      await writeFile(`${file}.new`, text, { mode: 0o600 });
      await rename(`${file}.new`, file);
    });
  };
  const putTemplate = (account: string, template: MessageTemplate) => {
    templates.set(templateKey(account, template), { account, template });
    save();
  };
  return {
    putNumber({ templates: filed, ...entry }) {
      numbers.set(entry.phoneNumberId, entry);
      for (const template of filed ?? []) putTemplate(entry.businessAccountId, template);
      save();
    },
    removeNumber(phoneNumberId) {
      save();
      return numbers.delete(phoneNumberId);
    },
    numbers: () => [...numbers.values()],
    number: (phoneNumberId) => numbers.get(phoneNumberId),
    findNumber(to) {
      const normal = toNumber(to);
      const [slug, service = ""] = to.split("/", 2);
      const takes = (entry: WhatsAppNumber) => entry.service === service || entry.services.includes(service);
      return [...numbers.values()].find(
        (entry) => entry.displayNumber === normal || (entry.officeSlug === slug && takes(entry)),
      );
    },
    putSmsAccount(account) {
      smsAccounts.set(account.accountId, account);
      save();
    },
    smsAccounts: () => [...smsAccounts.values()],
    charge(account, rupiah) {
      account.balance -= rupiah;
      save();
    },
    putTemplate,
    templates: (account) => [...templates.values()].filter((entry) => entry.account === account).map((e) => e.template),
    template: (account, name, language) => templates.get(templateKey(account, { name, language }))?.template,
    settled: () => writing,
  };
}
