import { createDatabase, createPostgres } from "@gerai/database";
import type { Ports, Resources } from "@gerai/domain/kernel";
import { systemClock } from "@gerai/foundation/clock";
import { createLogger } from "@gerai/foundation/logger";

/** What the API of a house was started with, to act beside it by the same commands. */
export interface HouseKeys {
  /** Address of its database for the role `app`. */
  readonly DATABASE_URL: string;
  /** The key that encrypts the offices' data keys, base 64. */
  readonly GERAI_KEK: string;
}

const noPorts = new Proxy({} as Ports, {
  get: (_, name) => {
    throw new Error(`Preparing a house uses no port, and not ${String(name)}.`);
  },
});

/** Resources for commands on the data of a house; `close` lets go of its database. */
export function openHouse(keys: HouseKeys): { readonly resources: Resources; close(): Promise<void> } {
  const pool = createPostgres(keys.DATABASE_URL, { max: 1 });
  const resources: Resources = {
    database: createDatabase(pool),
    clock: systemClock,
    logger: createLogger("house"),
    kek: Buffer.from(keys.GERAI_KEK, "base64"),
    keyCache: new Map(),
    publicAddress: { scheme: "http", baseHost: "localhost", port: null },
    ports: noPorts,
  };
  return { resources, close: () => pool.end() };
}
