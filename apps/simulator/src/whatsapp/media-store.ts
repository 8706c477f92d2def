import { createHash, randomBytes, randomInt } from "node:crypto";
import type { Clock } from "@gerai/foundation/clock";

/** A file that was uploaded by a business or sent by a person. */
export interface MediaFile {
  readonly id: string;
  /** Portfolio that may see it. */
  readonly portfolioId: string;
  readonly mediaType: string;
  readonly name: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Lower-case hex. */
  readonly sha256: string;
  /** When the id stops working, in ms since 1970. */
  readonly expiresAt: number;
}

/** Files in memory only: they are gone after a restart, as expired ids are. */
export interface MediaStore {
  add(file: {
    readonly portfolioId: string;
    readonly mediaType: string;
    readonly name: string | null;
    readonly bytes: Uint8Array<ArrayBuffer>;
    /** `business` files live 30 days, those of a `person` 7. */
    readonly from: "business" | "person";
  }): MediaFile;
  /** A file whose id has not expired. */
  find(id: string): MediaFile | undefined;
  /** Makes the secret of a download address that works for five minutes. */
  issueTicket(id: string): string;
  /** True when the secret belongs to this file and is not older than five minutes. */
  isTicket(id: string, ticket: string): boolean;
  /** Counts a GET that failed; more than 20 within an hour close the endpoint of that number for 30 minutes. */
  countError(caller: string): void;
  isBlocked(caller: string): boolean;
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const LIFE = { business: 30 * DAY, person: 7 * DAY };
const TICKET_LIFE = 5 * MINUTE;
const MOST_BYTES = 200_000_000;
const MOST_ERRORS = 20;

/** An empty store. */
export function createMediaStore(clock: Clock): MediaStore {
  const files = new Map<string, MediaFile>();
  const tickets = new Map<string, { readonly id: string; readonly until: number }>();
  const errors = new Map<string, number[]>();
  const blocked = new Map<string, number>();
  let size = 0;
  const now = () => clock.now().getTime();
  return {
    add({ from, ...file }) {
      const id = `${randomInt(1e9, 1e10)}${randomInt(1e4, 1e5)}`;
      const sha256 = createHash("sha256").update(file.bytes).digest("hex");
      const stored = { ...file, id, sha256, expiresAt: now() + LIFE[from] };
      files.set(id, stored);
      size += file.bytes.length;
      for (const old of files.values()) {
        if (size <= MOST_BYTES) break;
        files.delete(old.id);
        size -= old.bytes.length;
      }
      return stored;
    },
    find(id) {
      const file = files.get(id);
      return file && file.expiresAt > now() ? file : undefined;
    },
    issueTicket(id) {
      for (const [old, { until }] of tickets) if (until <= now()) tickets.delete(old);
      const ticket = randomBytes(16).toString("base64url");
      tickets.set(ticket, { id, until: now() + TICKET_LIFE });
      return ticket;
    },
    isTicket(id, ticket) {
      const known = tickets.get(ticket);
      return known?.id === id && known.until > now();
    },
    countError(caller) {
      const recent = [...(errors.get(caller) ?? []).filter((at) => at > now() - 60 * MINUTE), now()];
      errors.set(caller, recent);
      if (recent.length > MOST_ERRORS) blocked.set(caller, now() + 30 * MINUTE);
    },
    isBlocked: (caller) => (blocked.get(caller) ?? 0) > now(),
  };
}
