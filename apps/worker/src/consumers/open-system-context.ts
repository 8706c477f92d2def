import { type Context, openContext, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { findOfficeById, recallOfficeById } from "@gerai/domain/tenancy";
import { notFound } from "@gerai/foundation/problem";
import type { Job } from "@gerai/jobs";

/**
 * The office of a job, with the system acting in it and the event as the request's id. A job for an office that does not
 * exist throws 404, which is not tried again; whatever else it names is read under that office's row-level security, so
 * a forged job finds nothing (ISO-37).
 */
export async function openSystemContext(
  resources: Resources,
  { tenantId, eventId }: Pick<Job, "tenantId" | "eventId">,
): Promise<Context> {
  const office = await findOfficeById(resources, tenantId);
  if (!office) throw notFound();
  return await openContext(resources, office, SYSTEM, eventId);
}

/**
 * Does the work of a job in its office as this process last saw it, which costs no statement. If another configuration is
 * in force by now the work fails with 503 (`assumedConfigVersion`) and is done once more in the office as it is. For one
 * command: of several, the first would be done twice.
 */
export async function inRecalledOffice(
  resources: Resources,
  job: Pick<Job, "tenantId" | "eventId">,
  work: (ctx: Context) => Promise<unknown>,
): Promise<void> {
  const recalled = recallOfficeById(resources, job.tenantId);
  if (recalled) {
    try {
      await work(await openContext(resources, recalled, SYSTEM, job.eventId, { isOfficeRemembered: true }));
      return;
    } catch (error) {
      const now = await openSystemContext(resources, job);
      if (now.office.configVersion === recalled.configVersion) throw error;
      await work(now);
      return;
    }
  }
  await work(await openSystemContext(resources, job));
}
