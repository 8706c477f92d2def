import type { PostgresPool } from "@gerai/database";
import { sealAudit } from "@gerai/domain/audit";
import type { Resources } from "@gerai/domain/kernel";
import { listOffices } from "@gerai/domain/tenancy";
import { countTrails, type TrailCount } from "./seal-audit.store.ts";
import type { TimetableEntry } from "./timetable.ts";

/** An event's id tells when it was made; it is seen when it commits, which transactions must do within a minute. */
const LATE_MS = 2 * 60_000;
const EVERY_MS = 1_000;
const EVERYTHING_EVERY_MS = 3_600_000;
/** Length of a minute of `TrailCount`. */
const COUNTED_MS = 65_536;

/** How many events the trails had, by office and minute, when they were sealed last. */
export type SealedCounts = Map<string, number>;

/** What sealing needs. */
export interface SealFreshAudit {
  readonly resources: Resources;
  /** Pool of the role gerai_relay, which alone sees across offices who wrote something. */
  readonly relayPool: PostgresPool;
  /** When the last round began; without it every office is sealed wholly. */
  readonly since?: Date | undefined;
  /** What earlier rounds have sealed, brought up to date; without it every office that wrote lately is asked. */
  readonly sealedCounts?: SealedCounts;
}

/** The smallest UUIDv7 of the counted minute that an instant lies in. */
function firstIdOf(instant: Date): string {
  const from = Math.floor(Math.max(0, instant.getTime()) / COUNTED_MS) * COUNTED_MS;
  const hex = from.toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

const nameOf = ({ office, minute }: TrailCount): string => `${office} ${minute}`;

/**
 * Seals what offices wrote to their trails since the last round and answers how many events. Who has no more events than
 * when it was sealed is left alone. One office's failure does not keep the others from being sealed; it is thrown at the
 * end, and the next round tries again, as it does where another sealer was at it.
 */
export async function sealFreshAudit(round: SealFreshAudit): Promise<number> {
  const { resources, relayPool, since, sealedCounts = new Map() } = round;
  if (since === undefined) {
    const offices = await listOffices(resources);
    return await sealEach(
      offices.map(({ id }) => id),
      (id) => sealAudit(resources, id, { everything: true }),
    );
  }
  // Counted before anything is sealed: what is written meanwhile shows as one more in the next round.
  const counts = await countTrails(relayPool, firstIdOf(new Date(since.getTime() - LATE_MS)));
  const fresh = counts.filter((count) => sealedCounts.get(nameOf(count)) !== count.events);
  const waiting = new Set(fresh.map(({ office }) => office));
  try {
    return await sealEach([...waiting], async (office) => {
      const sealed = await sealAudit(resources, office);
      if (sealed !== undefined) waiting.delete(office);
      return sealed;
    });
  } finally {
    sealedCounts.clear();
    for (const count of counts) if (!waiting.has(count.office)) sealedCounts.set(nameOf(count), count.events);
  }
}

/** Seals trails one after the other; the failures are thrown at the end. */
async function sealEach(offices: Iterable<string>, seal: (office: string) => Promise<number | undefined>) {
  let sealed = 0;
  const failures: unknown[] = [];
  for (const office of offices) {
    try {
      sealed += (await seal(office)) ?? 0;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} trails could not be sealed`);
  return sealed;
}

/** Seals every second what is fresh, and once an hour whatever is left. */
export function sealAuditEntry(): TimetableEntry {
  const sealedCounts: SealedCounts = new Map();
  let lastRound: Date | undefined;
  let lastWhole = Number.NEGATIVE_INFINITY;
  return {
    name: "seal-audit",
    everyMs: EVERY_MS,
    async run({ domain, relayPool }) {
      const now = domain.clock.now();
      const isWhole = now.getTime() - lastWhole >= EVERYTHING_EVERY_MS;
      await sealFreshAudit({ resources: domain, relayPool, since: isWhole ? undefined : lastRound, sealedCounts });
      lastRound = now;
      if (isWhole) lastWhole = now.getTime();
    },
  };
}
