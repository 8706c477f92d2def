import path from "node:path";
import type { Clock } from "@gerai/foundation/clock";
import { newId } from "@gerai/foundation/ids";
import { openJournal } from "./journal.ts";

/** Something that came in over a protocol, as tests read it. Credentials are never in it. */
export interface Received {
  readonly id: string;
  /** ISO instant of the simulator's clock. */
  readonly at: string;
  /** `whatsapp`, `sms-json`, `sms-form`, `smtp`, or `webhook:<name>` for the webhook receiver. */
  readonly channel: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** What was answered: a status, and the provider's own code or id. */
  readonly answer: { readonly status: number; readonly code: string | null };
}

/** The log of everything that came in, in memory and in `received.jsonl`. */
export interface Recorder {
  add(received: Omit<Received, "id" | "at">): void;
  /** In the order of arrival; only those after the entry `after`, when it is given. */
  list(filter?: { readonly channel?: string | undefined; readonly after?: string | undefined }): Received[];
  clear(): void;
  /** Takes nothing more, and resolves when what it took is in its file. */
  close(): Promise<void>;
}

const KEPT = 100_000;
/** Headers that tell something about a message and are no credential. */
const TELLING = /^(content-type|user-agent|webhook-|x-hub-|x-signature|idempotency-key)/;

/** Opens the log; it starts empty with each start of the simulator. */
export function openRecorder(folder: string, clock: Clock): Recorder {
  const journal = openJournal(path.join(folder, "received.jsonl"), []);
  let entries: Received[] = [];
  return {
    add(received) {
      const now = clock.now();
      const entry = { id: newId(now), at: now.toISOString(), ...received };
      entries.push(entry);
      journal.write(entry);
      // In large steps: cutting one off the front for each new one would copy the list each time.
      if (entries.length > KEPT * 1.1) entries = entries.slice(-KEPT);
    },
    list({ channel, after } = {}) {
      const start = after === undefined ? 0 : entries.findIndex(({ id }) => id === after) + 1;
      return entries.slice(start).filter((entry) => channel === undefined || entry.channel === channel);
    },
    clear() {
      entries = [];
      journal.clear();
    },
    close: () => journal.close(),
  };
}

/** The headers worth recording. */
export function tellingHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => TELLING.test(name)));
}
