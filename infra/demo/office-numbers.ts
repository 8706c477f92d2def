import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

import { nationalCatalogue } from "../../packages/domain/src/catalogue/index.ts";
import { addAccount, listAccounts } from "../../packages/domain/src/channels/index.ts";
import { OFFICE_HISTORIES } from "./office-rules/office-histories.ts";
import type { OpenOffice } from "./open-offices.ts";
import { actIn, type SeedWorld } from "./seed-world.ts";

/** What the simulator must know to be the provider of an office's numbers; `hookPath` is an address of our API. */
export interface DemoNumbers {
  /** Bodies of `POST /api/numbers`, but for the webhook's address. */
  readonly whatsapp: readonly {
    readonly phoneNumberId: string;
    readonly displayNumber: string;
    readonly verifiedName: string;
    readonly officeSlug: string;
    readonly service: string;
    readonly services: readonly string[];
    readonly accessToken: string;
    readonly appSecret: string;
    readonly verifyToken: string;
    readonly hookPath: string;
  }[];
  /** Bodies of `POST /api/sms-accounts`, but for the address of receipts. */
  readonly sms: readonly {
    readonly accountId: string;
    readonly gateway: "sms-json" | "sms-form";
    readonly sender: string;
    readonly secret: string;
    readonly receiptSecret: string | null;
    readonly officeSlug: string;
    readonly hookPath: string;
  }[];
}

/** Registered sender names, at most 11 letters. */
const SMS_SENDERS: Readonly<Record<string, string>> = {
  bontang: "DukcapilBTG",
  balikpapan: "DukcapilBPN",
  tanjungpinang: "DukcapilTPI",
  bekasikab: "DukcapilBKS",
  bulungan: "DukcapilBUL",
  kutaitimur: "DukcapilKTM",
  paser: "DukcapilPSR",
  bintan: "DukcapilBTN",
};
/** The office with an account at each of two gateways, which share the load (REL-12). */
const WITH_TWO_GATEWAYS = "bontang";

/** Monday to Friday within the hours of every office of the demo: when an officer answers chats. */
const DESK_HOURS = [1, 2, 3, 4, 5].map((day) => ({ day, from: "08:00", to: "15:00" }));

type NewAccount = Parameters<typeof addAccount>[1];

const secret = () => randomBytes(18).toString("base64url");

/** The codes of the services that a number of the office's history takes; none: all of them. */
function servicesOf(body: {
  readonly services?: readonly string[];
  readonly categories?: readonly string[];
}): string[] {
  const { services = [], categories = [] } = body;
  return nationalCatalogue()
    .definitions.filter(({ code, category }) => services.includes(code) || categories.includes(category))
    .map(({ code }) => code);
}

/** The office's WhatsApp numbers as it published them, each once. */
function whatsappAccounts(slug: string): NewAccount[] {
  const contacts = (OFFICE_HISTORIES[slug] ?? []).flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === "contact" && item.body.kind === "whatsapp" ? [item.body] : [])),
  );
  return contacts.map(({ name, phone = "", ...scope }) => ({
    label: name,
    publicNumber: phone,
    services: servicesOf(scope),
    businessAccountId: `waba-${slug}`,
    portfolio: "Gerai demo",
    portfolioDailyLimit: 250,
    hours: DESK_HOURS,
    credentials: {
      dialect: "whatsapp-cloud",
      phoneNumberId: phone.replace("+", ""),
      accessToken: secret(),
      appSecret: secret(),
      verifyToken: secret(),
    },
  }));
}

function smsAccounts(slug: string): NewAccount[] {
  const publicNumber = SMS_SENDERS[slug] ?? "Dukcapil";
  const first: NewAccount = {
    label: "Gerbang SMS",
    publicNumber,
    credentials: { dialect: "sms-json", apiKey: secret(), receiptSecret: secret() },
  };
  const second: NewAccount = {
    label: "Gerbang SMS cadangan",
    publicNumber,
    credentials: { dialect: "sms-form", apiKey: secret() },
  };
  return slug === WITH_TWO_GATEWAYS ? [first, second] : [first];
}

function fileOf(dataDir: string): string {
  return path.join(dataDir, "demo-numbers.json");
}

/** The numbers that an earlier run entered. */
function readNumbers(dataDir: string): DemoNumbers {
  const file = fileOf(dataDir);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { whatsapp: [], sms: [] };
}

/** Readable by its owner only, and whole or not there: hooks are told once, the secrets never again. */
function writeNumbers(dataDir: string, numbers: DemoNumbers): void {
  const file = fileOf(dataDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(numbers, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** What the simulator has to be told of an account that was just added. */
function told(slug: string, { credentials, ...account }: NewAccount, hookPath: string): DemoNumbers {
  const { publicNumber, services = [] } = account;
  if (credentials.dialect === "whatsapp-cloud") {
    const { dialect: _, ...keys } = credentials;
    const place = { officeSlug: slug, service: services[0] ?? "umum", services };
    return {
      whatsapp: [{ ...keys, ...place, displayNumber: publicNumber, verifiedName: account.label, hookPath }],
      sms: [],
    };
  }
  const gateway = credentials.dialect;
  const receiptSecret = "receiptSecret" in credentials ? (credentials.receiptSecret ?? null) : null;
  const keys = { secret: credentials.apiKey, receiptSecret };
  return {
    whatsapp: [],
    sms: [{ ...keys, accountId: `${slug}-${gateway}`, gateway, sender: publicNumber, officeSlug: slug, hookPath }],
  };
}

/**
 * Enters the numbers of each office at its providers as its administrator would, and writes what the simulator has to
 * know about them to `demo-numbers.json`. Adds what is missing; an account is written down before the next one is added,
 * because nobody can read its hook and secrets back.
 */
export async function enterNumbers(world: SeedWorld, offices: readonly OpenOffice[]): Promise<void> {
  const { dataDir } = world.config;
  for (const { facts, staff } of offices) {
    const admin = await actIn(world, facts, staff.admin);
    const known = new Set((await listAccounts(admin, {})).map(({ label }) => label));
    const wanted = [...whatsappAccounts(facts.slug), ...smsAccounts(facts.slug)];
    for (const account of wanted.filter(({ label }) => !known.has(label))) {
      const { hookPath } = await addAccount(admin, account);
      const [before, added] = [readNumbers(dataDir), told(facts.slug, account, hookPath)];
      writeNumbers(dataDir, {
        whatsapp: [...before.whatsapp, ...added.whatsapp],
        sms: [...before.sms, ...added.sms],
      });
    }
  }
}
