import path from "node:path";
import { z } from "zod";
import { openJournal, readJournal } from "../journal.ts";
import { type Phone, PhoneMessage, PhoneSettings } from "./phone-message.ts";

/** One chat of a phone: a WhatsApp number or an SMS sender, with its messages from old to new. */
export interface Thread {
  readonly channel: PhoneMessage["channel"];
  readonly line: string;
  readonly messages: readonly PhoneMessage[];
}

/** All conversations and phones, in memory and in `phones.jsonl`. */
export interface PhoneStore {
  add(message: PhoneMessage): void;
  /** Changes a message that is there. */
  change(id: string, change: Partial<Pick<PhoneMessage, "state" | "errorCode">>): PhoneMessage | undefined;
  message(id: string): PhoneMessage | undefined;
  /** All messages of a phone, from old to new. */
  messages(phone: string): PhoneMessage[];
  /** The chats of a phone, the one with the newest message first. */
  threads(phone: string): Thread[];
  /** Phones with messages or settings, the one with the newest message first. */
  phones(): { readonly phone: Phone; readonly newest: PhoneMessage | undefined }[];
  /** A phone as it is set; one never heard of behaves as most do. */
  phone(number: string): Phone;
  set(number: string, settings: Partial<PhoneSettings> & { readonly generation?: number }): Phone;
  /** When the phone last wrote to the WhatsApp number, in ms since 1970: its window is open for 24 hours from then. */
  lastWritten(line: string, phone: string): number | undefined;
  clear(): void;
  /** Takes nothing more, and resolves when what it took is in its file. */
  close(): Promise<void>;
}

/** Most messages kept; older ones are forgotten, so that a load test does not fill the memory. */
const KEPT = 60_000;
const StoredPhone = PhoneSettings.extend({ phone: z.string(), generation: z.number() });
const Line = z.union([z.object({ message: PhoneMessage }), z.object({ phone: StoredPhone })]);

function usualPhone(phone: string): Phone {
  return {
    phone,
    name: `Warga ${phone.slice(-4)}`,
    hidesNumber: false,
    username: null,
    whatsapp: "on",
    readReceipts: true,
    sms: "delivered",
    generation: 0,
  };
}

/** Opens the store of a folder. */
export function openPhoneStore(folder: string): PhoneStore {
  const file = path.join(folder, "phones.jsonl");
  const messages = new Map<string, PhoneMessage>();
  const byPhone = new Map<string, Map<string, PhoneMessage>>();
  const phones = new Map<string, Phone>();
  const written = new Map<string, number>();

  const keep = (message: PhoneMessage): void => {
    messages.set(message.id, message);
    const own = byPhone.get(message.phone) ?? new Map<string, PhoneMessage>();
    byPhone.set(message.phone, own.set(message.id, message));
    if (message.direction === "sent" && message.channel === "whatsapp") {
      written.set(`${message.line}/${message.phone}`, Date.parse(message.at));
    }
    const oldest = messages.size > KEPT ? messages.values().next().value : undefined;
    if (oldest) {
      messages.delete(oldest.id);
      byPhone.get(oldest.phone)?.delete(oldest.id);
    }
  };
  for (const line of readJournal(file)) {
    const parsed = Line.safeParse(line);
    if (!parsed.success) continue;
    if ("message" in parsed.data) keep(parsed.data.message);
    else phones.set(parsed.data.phone.phone, parsed.data.phone);
  }
  const journal = openJournal(file, [
    ...[...phones.values()].map((phone) => ({ phone })),
    ...[...messages.values()].map((message) => ({ message })),
  ]);

  const phone = (number: string): Phone => phones.get(number) ?? usualPhone(number);
  const ofPhone = (number: string): PhoneMessage[] => [...(byPhone.get(number)?.values() ?? [])];
  return {
    add(message) {
      keep(message);
      journal.write({ message });
    },
    change(id, change) {
      const known = messages.get(id);
      if (!known) return undefined;
      Object.assign(known, change);
      journal.write({ message: known });
      return known;
    },
    message: (id) => messages.get(id),
    messages: ofPhone,
    threads(number) {
      const threads = new Map<string, { channel: PhoneMessage["channel"]; line: string; messages: PhoneMessage[] }>();
      for (const message of ofPhone(number).reverse()) {
        const { channel, line } = message;
        const key = `${channel}/${line}`;
        const thread = threads.get(key) ?? { channel, line, messages: [] };
        threads.set(key, thread);
        thread.messages.unshift(message);
      }
      return [...threads.values()];
    },
    phones() {
      const numbers = new Set([...phones.keys(), ...byPhone.keys()]);
      return [...numbers]
        .map((number) => ({ phone: phone(number), newest: ofPhone(number).at(-1) }))
        .sort((a, b) => (b.newest?.at ?? "").localeCompare(a.newest?.at ?? ""));
    },
    phone,
    set(number, settings) {
      const changed = { ...phone(number), ...settings };
      phones.set(number, changed);
      journal.write({ phone: changed });
      return changed;
    },
    lastWritten: (line, number) => written.get(`${line}/${number}`),
    clear() {
      for (const map of [messages, byPhone, phones, written]) map.clear();
      journal.clear();
    },
    close: () => journal.close(),
  };
}
