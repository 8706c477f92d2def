import { type Context, openContext, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { findOfficeById } from "@gerai/domain/tenancy";
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
