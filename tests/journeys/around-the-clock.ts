import { createDatabase, createPostgres } from "@gerai/database";
import { publishConfiguration } from "@gerai/domain/availability";
import { openContext, type Ports, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { changeDraft, listOffices } from "@gerai/domain/tenancy";
import { systemClock } from "@gerai/foundation/clock";
import { newId } from "@gerai/foundation/ids";
import { createLogger } from "@gerai/foundation/logger";

const ALL_DAY = { opens: "00:00", closes: "24:00" };
const DAY_MS = 86_400_000;

const noPorts = new Proxy({} as Ports, {
  get: (_, name) => {
    throw new Error(`Publishing a configuration uses no port, and not ${String(name)}.`);
  },
});

/**
 * Lets every office of the house read what comes in at any hour and on holidays: these tests run when they are started,
 * and a case that is filed at night or on a Sunday would wait for the morning.
 */
export async function workAroundTheClock(env: {
  readonly DATABASE_URL: string;
  readonly GERAI_KEK: string;
}): Promise<void> {
  const pool = createPostgres(env.DATABASE_URL, { max: 1 });
  const resources: Resources = {
    database: createDatabase(pool),
    clock: systemClock,
    logger: createLogger("house"),
    kek: Buffer.from(env.GERAI_KEK, "base64"),
    keyCache: new Map(),
    publicAddress: { scheme: "http", baseHost: "localhost", port: null },
    ports: noPorts,
  };
  const now = systemClock.now();
  const dayAt = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const week = { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY, sat: ALL_DAY, sun: ALL_DAY };
  const name = { id: "Uji coba sepanjang hari", en: "Tests at any hour" };
  try {
    for (const office of (await listOffices(resources)).filter(({ kind }) => kind === "office")) {
      const ctx = await openContext(resources, office, SYSTEM, newId(now));
      const put = (item: Parameters<typeof changeDraft>[1]["item"]) => changeDraft(ctx, { key: newId(now), item });
      await put({ kind: "hours", body: { name: name.id, scope: { channels: ["web"] }, week } });
      await put({ kind: "holiday", body: { name, from: dayAt(-1), until: dayAt(2), effect: "open" } });
      await publishConfiguration(ctx, { version: office.configVersion, note: name.id });
    }
  } finally {
    await pool.end();
  }
}
