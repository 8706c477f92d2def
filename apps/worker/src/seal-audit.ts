import type { PostgresPool } from "@gerai/database";
import { sealAudit } from "@gerai/domain/audit";
import type { Resources } from "@gerai/domain/kernel";
import { listOffices } from "@gerai/domain/tenancy";
import { listFreshTrails } from "./seal-audit.store.ts";
import type { TimetableEntry } from "./timetable.ts";

/** An event's id tells when it was made; it is seen when it commits, which transactions must do within a minute. */
const LATE_MS = 2 * 60_000;
const EVERY_MS = 1_000;
const EVERYTHING_EVERY_MS = 3_600_000;

/** What sealing needs. */
export interface SealFreshAudit {
  readonly resources: Resources;
  /** Pool of the role gerai_relay, which alone sees across offices who wrote something. */
  readonly relayPool: PostgresPool;
  /** When the last round began; without it every office is sealed wholly. */
  readonly since?: Date | undefined;
}

/** The smallest UUIDv7 of an instant. */
function firstIdOf(instant: Date): string {
  const hex = Math.max(0, instant.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/**
 * Seals what offices wrote to their trails since the last round and answers how many events. One office's failure does
 * not keep the others from being sealed; it is thrown at the end, and the next round tries again.
 */
export async function sealFreshAudit({ resources, relayPool, since }: SealFreshAudit): Promise<number> {
  const everything = since === undefined;
  const offices = everything
    ? (await listOffices(resources)).map((office) => office.id)
    : await listFreshTrails(relayPool, firstIdOf(new Date(since.getTime() - LATE_MS)));
  let sealed = 0;
  const failures: unknown[] = [];
  for (const office of offices) {
    try {
      sealed += await sealAudit(resources, office, { everything });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} trails could not be sealed`);
  return sealed;
}

/** Seals every second what is fresh, and once an hour whatever is left. */
export function sealAuditEntry(): TimetableEntry {
  let lastRound: Date | undefined;
  let lastWhole = Number.NEGATIVE_INFINITY;
  return {
    name: "seal-audit",
    everyMs: EVERY_MS,
    async run({ domain, relayPool }) {
      const now = domain.clock.now();
      const isWhole = now.getTime() - lastWhole >= EVERYTHING_EVERY_MS;
      await sealFreshAudit({ resources: domain, relayPool, since: isWhole ? undefined : lastRound });
      lastRound = now;
      if (isWhole) lastWhole = now.getTime();
    },
  };
}
