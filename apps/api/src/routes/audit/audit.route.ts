import { AuditPageView, AuditVerificationView, ListAuditInput, VerifyAuditInput } from "@gerai/contracts/audit";
import { listAudit, verifyAudit } from "@gerai/domain/audit";
import { listActorNames } from "@gerai/domain/identity";
import { apiRoute } from "../../api-route.ts";

/** The trail. */
export const listAuditRoute = apiRoute({
  method: "get",
  path: "/admin/audit",
  summary: "The office's trail, newest first",
  access: listAudit,
  query: ListAuditInput,
  reply: { status: 200, schema: AuditPageView },
  async handle({ ctx, query }) {
    const page = await listAudit(ctx, query);
    const ids = [...new Set(page.events.flatMap(({ actorId }) => (actorId === null ? [] : [actorId])))];
    const names = await listActorNames(ctx, { ids });
    const named = page.events.map((event) => ({ ...event, actorName: names.get(event.actorId ?? "") ?? null }));
    return { ...page, events: named } satisfies AuditPageView;
  },
});

/** Is the trail whole. */
export const verifyAuditRoute = apiRoute({
  method: "get",
  path: "/admin/audit/verification",
  summary: "Recomputes the hash chain of the trail",
  access: verifyAudit,
  query: VerifyAuditInput,
  reply: { status: 200, schema: AuditVerificationView },
  handle: ({ ctx, query }) => verifyAudit(ctx, query),
});
