import { readingDue } from "@gerai/contracts/applications";
import { z } from "zod";
import { loadAvailability, type ReadingDay, readingDays } from "../availability/index.ts";
import { command, procedure, query, type ReadScope, type Scope } from "../kernel/index.ts";
import { countReadings, findCaseToRead, findReading, lockReadings, putReading } from "./case-reading.store.ts";
import { moveCase } from "./move-case.ts";

const OfCase = z.object({ applicationId: z.uuid() });

type CaseToRead = NonNullable<Awaited<ReturnType<typeof findCaseToRead>>>;

/** Days on which a case that lies here since an instant could be read, by the hours of the web, the first ones first. */
async function daysOf(scope: ReadScope, row: CaseToRead, since: Date): Promise<Generator<ReadingDay>> {
  const question = {
    service: row.service_code,
    channel: "web",
    stage: "file",
    purpose: row.purpose ?? undefined,
  } as const;
  return readingDays(await loadAvailability(scope), question, since);
}

/** A case that came in outside hours, or whose service has a quota: somebody has to decide when it is read. */
const needsDecision = query({
  action: "application.read-hours",
  principals: ["system"],
  input: OfCase,
  async run(scope, { applicationId }): Promise<boolean> {
    const row = await findCaseToRead(scope.tx, applicationId);
    if (row?.state !== "SUBMITTED" || !row.filed_at) return false;
    const [first] = await daysOf(scope, row, row.filed_at);
    return first !== undefined && (first.dailyQuota !== null || first.at > row.filed_at);
  },
});

/** The first day whose quota is not used up; cases of one service take turns. */
async function takeDay(scope: Scope, row: CaseToRead, filedAt: Date): Promise<ReadingDay | undefined> {
  await lockReadings(scope.tx, scope.ctx.tenantId, row.service_code);
  for (const day of await daysOf(scope, row, filedAt)) {
    if (day.dailyQuota === null || (await countReadings(scope.tx, row.service_code, day.day)) < day.dailyQuota)
      return day;
  }
  return undefined;
}

async function putOff(scope: Scope, row: CaseToRead, { day, at }: ReadingDay): Promise<void> {
  const { tx, ctx } = scope;
  await putReading(tx, {
    ...{ tenant_id: ctx.tenantId, application_id: row.id, service_code: row.service_code },
    ...{ day, read_at: at },
  });
  if (at > ctx.now())
    scope.schedule(at, readingDue, { applicationId: row.id }, `reading:${row.id}:${at.toISOString()}`);
}

const decideReading = command({
  action: "application.put-off",
  principals: ["system"],
  input: OfCase,
  async run(scope, { applicationId }) {
    const { tx, ctx } = scope;
    const row = await findCaseToRead(tx, applicationId);
    const end = (day: string | null) => ({
      subjectId: applicationId,
      result: { queued: day !== null },
      details: { day },
    });
    if (row?.state !== "SUBMITTED" || !row.filed_at || (await findReading(tx, applicationId))) return end(null);
    const day = await takeDay(scope, row, row.filed_at);
    if (!day) return end(null);
    await putOff(scope, row, day);
    if (day.at <= ctx.now()) return end(null);
    await moveCase(scope, { applicationId, version: row.version, to: "QUEUED", reason: "outside-hours" });
    return end(day.day);
  },
});

/**
 * Puts a case off that was filed outside hours or beyond the day's quota: it is QUEUED until the day on which it is read,
 * and a due row brings it back. A case that is read at once is left alone. May be repeated.
 */
export const queueCase = procedure({
  action: "application.put-off",
  principals: ["system"],
  input: OfCase,
  async run(ctx, input): Promise<{ queued: boolean }> {
    return (await needsDecision(ctx, input)) ? await decideReading(ctx, input) : { queued: false };
  },
});

/** The day has come: the case is to be read. When the office does not work now after all, it waits for when it does. */
export const unqueueCase = command({
  action: "application.bring-back",
  principals: ["system"],
  input: OfCase,
  async run(scope, { applicationId }) {
    const { tx, ctx } = scope;
    const row = await findCaseToRead(tx, applicationId);
    const reading = await findReading(tx, applicationId);
    const end = (isBack: boolean) => ({ subjectId: applicationId, result: { isBack }, details: { isBack } });
    if (row?.state !== "QUEUED" || !reading || reading.read_at > ctx.now()) return end(false);
    const [next] = await daysOf(scope, row, ctx.now());
    if (next && next.at > ctx.now()) {
      await putOff(scope, row, next);
      return end(false);
    }
    await moveCase(scope, { applicationId, version: row.version, to: "SUBMITTED", reason: "day-came" });
    return end(true);
  },
});
