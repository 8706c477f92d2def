import { type AlarmKind, alarmRaised } from "@gerai/contracts/alarms";
import { newId } from "@gerai/foundation/ids";
import { z } from "zod";
import { countStrayInput, listAccountTroubles } from "../channels/index.ts";
import { command, procedure, query, type ReadScope } from "../kernel/index.ts";
import { listUnusableTemplates } from "../notifications/index.ts";
import {
  type AlarmRow,
  clearAlarms,
  countDeadLetters,
  insertAlarms,
  listOpenAlarms,
  updateAlarm,
} from "./alarms.store.ts";

/** A job that was given up may be tried again, or discarded, so long before somebody is called (OUT-9). */
const LEFT_LYING_MS = 15 * 60_000;

/** Something that somebody is needed for. */
interface Found {
  readonly kind: AlarmKind;
  readonly account_id: string | null;
  readonly code: string | null;
  readonly count: number;
}

async function findTroubles(scope: ReadScope): Promise<Found[]> {
  const { tx, ctx } = scope;
  const [dead, accounts, stray, templates] = await Promise.all([
    countDeadLetters(tx, new Date(ctx.now().getTime() - LEFT_LYING_MS)),
    listAccountTroubles(scope),
    countStrayInput(scope),
    listUnusableTemplates(scope),
  ]);
  const counted = (kind: AlarmKind, count: number) =>
    count > 0 ? [{ kind, account_id: null, code: null, count }] : [];
  return [
    ...counted("dead-letters", dead),
    ...accounts.map(({ kind, accountId, code }) => ({ kind, account_id: accountId, code, count: 1 })),
    ...counted("parked-input", stray),
    ...templates.map(({ accountId, count }) => {
      return { kind: "template-unusable" as const, account_id: accountId, code: null, count };
    }),
  ];
}

const isSame = (one: Found, other: Found): boolean => one.kind === other.kind && one.account_id === other.account_id;

/** What has to be written so that the alarms say what was found. */
async function readChanges(scope: ReadScope) {
  const [found, standing] = [await findTroubles(scope), await listOpenAlarms(scope.tx)];
  const fresh = found.filter((one) => !standing.some((row) => isSame(one, row)));
  const gone = standing.filter((row) => !found.some((one) => isSame(one, row)));
  const moved = standing.flatMap((row): AlarmRow[] => {
    const now = found.find((one) => isSame(one, row));
    return now && (now.code !== row.code || now.count !== row.count) ? [{ ...row, ...now }] : [];
  });
  return { fresh, gone, moved };
}

const isCheckNeeded = query({
  action: "alarm.look",
  principals: ["system"],
  input: z.object({}),
  async run(scope) {
    const { fresh, gone, moved } = await readChanges(scope);
    return fresh.length + gone.length + moved.length > 0;
  },
});

const writeAlarms = command({
  action: "alarm.check",
  principals: ["system"],
  input: z.object({}),
  async run(scope) {
    const { tx, ctx } = scope;
    const { fresh, gone, moved } = await readChanges(scope);
    const now = ctx.now();
    const rows = fresh.map((one) => ({ ...one, id: newId(now), since: now }));
    const raised = await insertAlarms(tx, ctx.tenantId, rows);
    for (const row of moved) await updateAlarm(tx, row);
    await clearAlarms(
      tx,
      gone.map(({ id }) => id),
      now,
    );
    if (raised > 0) {
      scope.announce(alarmRaised, { count: raised });
      ctx.logger.error("alarms were raised", { action: "alarm.check", count: raised });
    }
    const details = { raised: rows.map(({ kind }) => kind), cleared: gone.map(({ kind }) => kind) };
    return { subjectId: null, result: { raised, cleared: gone.length }, details };
  },
});

/**
 * Looks for what somebody of the office is needed for and keeps it: what is new is announced once, what has passed is
 * closed by itself. Called every few minutes; where nothing changed it only reads.
 */
export const checkAlarms = procedure({
  action: "alarm.check",
  principals: ["system"],
  input: z.object({}),
  async run(ctx): Promise<{ readonly raised: number; readonly cleared: number }> {
    return (await isCheckNeeded(ctx, {})) ? await writeAlarms(ctx, {}) : { raised: 0, cleared: 0 };
  },
});
