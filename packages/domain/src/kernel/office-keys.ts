import { type Database, inTenant } from "@gerai/database";
import type { Clock } from "@gerai/foundation/clock";
import {
  blindIndex,
  type FieldPlace,
  open,
  seal,
  sealedKeyVersion,
  unwrapKey,
  type VersionedKey,
} from "@gerai/foundation/envelope";
import { Problem } from "@gerai/foundation/problem";
import { listOfficeKeys } from "./office-keys.store.ts";

const TTL_MS = 15 * 60_000;

/** An office's keys, unwrapped: newest data key for sealing, all of them for opening, one index key. */
export class KeyRing {
  readonly tenantId: string;
  readonly #data: ReadonlyMap<number, VersionedKey>;
  readonly #newest: VersionedKey;
  readonly #index: Buffer;

  constructor(tenantId: string, data: readonly VersionedKey[], index: Buffer) {
    const newest = data.at(-1);
    if (!newest) throw new Problem("tenancy.keys-missing", 503);
    this.tenantId = tenantId;
    this.#data = new Map(data.map((key) => [key.version, key]));
    this.#newest = newest;
    this.#index = index;
  }

  /** Seals bytes or text for one row and column of this office. */
  seal(table: string, column: string, rowId: string, plaintext: Uint8Array | string): Buffer {
    return seal(this.#newest, this.#place(table, column, rowId), plaintext);
  }

  /** Opens what was sealed for the same row and column; anything moved or changed throws `envelope.unreadable`. */
  open(table: string, column: string, rowId: string, sealed: Uint8Array): Buffer {
    const key = this.#data.get(sealedKeyVersion(sealed));
    if (!key) throw new Problem("envelope.unreadable", 500);
    return open(key, this.#place(table, column, rowId), sealed);
  }

  /** Seals a JSON value. */
  sealJson(table: string, column: string, rowId: string, value: unknown): Buffer {
    return this.seal(table, column, rowId, JSON.stringify(value));
  }

  /** Opens a JSON value; its shape is what this code base sealed there. */
  openJson<T>(table: string, column: string, rowId: string, sealed: Uint8Array): T {
    return JSON.parse(this.open(table, column, rowId, sealed).toString("utf8")) as T;
  }

  /** Blind index of a normalised value, 32 bytes, for equality look-ups inside this office. */
  index(purpose: string, normalised: string): Buffer {
    return blindIndex(this.#index, purpose, normalised);
  }

  #place(table: string, column: string, rowId: string): FieldPlace {
    return { tenantId: this.tenantId, table, column, rowId };
  }
}

/** Unwrapped keys of a process, kept for 15 minutes, so that a short outage of the key service stops no reads (ENC-6). */
export type KeyCache = Map<string, { readonly ring: KeyRing; readonly until: number }>;

interface KeySource {
  readonly database: Database;
  readonly clock: Clock;
  readonly kek: Buffer;
  readonly keyCache: KeyCache;
}

/** The office's key ring; throws `tenancy.keys-missing` (503) when its keys were destroyed (ENC-3). */
export async function loadKeyRing(source: KeySource, tenantId: string): Promise<KeyRing> {
  const now = source.clock.now().getTime();
  const cached = source.keyCache.get(tenantId);
  if (cached && cached.until > now) return cached.ring;
  const rows = await inTenant(source.database, tenantId, async (tx) => ({ value: await listOfficeKeys(tx) }), {
    readOnly: true,
  });
  const unwrap = (purpose: string, version: number, wrapped: Buffer) => ({
    version,
    key: unwrapKey(source.kek, tenantId, purpose, version, wrapped),
  });
  const data = rows.filter((row) => row.purpose === "data").map((row) => unwrap("data", row.version, row.wrapped));
  const index = rows
    .filter((row) => row.purpose === "index")
    .map((row) => unwrap("index", row.version, row.wrapped))
    .at(-1);
  if (!index) throw new Problem("tenancy.keys-missing", 503);
  const ring = new KeyRing(tenantId, data, index.key);
  source.keyCache.set(tenantId, { ring, until: now + TTL_MS });
  return ring;
}
