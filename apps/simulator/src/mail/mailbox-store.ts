import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { appendFile, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const StoredMail = z.object({
  id: z.uuid(),
  /** The recipient's address in lower case: the mailbox it lies in. */
  mailbox: z.string(),
  from: z.object({ name: z.string(), address: z.string() }),
  replyTo: z.string().nullable(),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  messageId: z.string(),
  /** Files that came with it, in base64. */
  attachments: z.array(z.object({ name: z.string(), mediaType: z.string(), base64: z.string() })).default([]),
  receivedAt: z.iso.datetime(),
});

/** A mail as it lies in one mailbox; `receivedAt` is an ISO instant. */
export type StoredMail = z.output<typeof StoredMail>;

/** One line of the list of mailboxes. */
export interface Mailbox {
  readonly address: string;
  readonly count: number;
  readonly newest: StoredMail;
}

/** Mails in memory and in a file that is only ever added to, so that they are still there after a restart. */
export interface MailboxStore {
  /** Resolves when the mail is in the file: only then may the server say that it has taken it. */
  add(mail: StoredMail): Promise<void>;
  /** Mailboxes, the one with the newest mail first. */
  mailboxes(): Mailbox[];
  /** The mails of an address, newest first. */
  messages(address: string): StoredMail[];
  find(address: string, id: string): StoredMail | undefined;
  /** Empties all mailboxes and the file. */
  clear(): Promise<void>;
}

/** Most mails kept; older ones are forgotten, so that a load test does not fill the memory. */
const KEPT = 10_000;

/** Opens the store of a folder; a last line that a crash cut short is left out. */
export function openMailboxStore(folder: string): MailboxStore {
  const file = path.join(folder, "mail.jsonl");
  mkdirSync(folder, { recursive: true });
  let mails = existsSync(file) ? readFileSync(file, "utf8").split("\n").flatMap(parseLine).slice(-KEPT) : [];
  // One write after the other: a clear must not overtake the mail before it.
  let writing = writeFile(file, mails.map(toLine).join(""));
  const write = (job: () => Promise<void>): Promise<void> => {
    const done = writing.then(job);
    writing = done.catch(() => undefined);
    return done;
  };
  const messages = (address: string) => mails.filter((mail) => mail.mailbox === address.toLowerCase()).reverse();
  return {
    add: (mail) =>
      write(async () => {
        await appendFile(file, toLine(mail));
        mails.push(mail);
        if (mails.length > KEPT) mails = mails.slice(-KEPT);
      }),
    mailboxes() {
      const boxes = new Map<string, Mailbox>();
      for (const mail of mails.toReversed()) {
        const known = boxes.get(mail.mailbox);
        boxes.set(mail.mailbox, {
          address: mail.mailbox,
          count: (known?.count ?? 0) + 1,
          newest: known?.newest ?? mail,
        });
      }
      return [...boxes.values()];
    },
    messages,
    find: (address, id) => messages(address).find((mail) => mail.id === id),
    clear: () =>
      write(async () => {
        await truncate(file);
        mails = [];
      }),
  };
}

function toLine(mail: StoredMail): string {
  return `${JSON.stringify(mail)}\n`;
}

function parseLine(line: string): StoredMail[] {
  if (line === "") return [];
  try {
    return [StoredMail.parse(JSON.parse(line))];
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return [];
    throw error;
  }
}
