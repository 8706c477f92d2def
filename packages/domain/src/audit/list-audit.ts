import { type AuditPageView, ListAuditInput } from "@gerai/contracts/audit";
import { query } from "../kernel/index.ts";
import { listEventRows } from "./audit.store.ts";

const PAGE = 50;

/** The office's trail, newest first, 50 a page. Reading it is in the trail too. Names of people are the door's to add. */
export const listAudit = query({
  action: "audit.read",
  principals: ["staff"],
  permission: "audit:read",
  input: ListAuditInput,
  audited: () => null,
  async run({ tx }, filter): Promise<AuditPageView> {
    const rows = await listEventRows(tx, filter, PAGE + 1);
    const shown = rows.slice(0, PAGE);
    return {
      events: shown.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        action: row.action,
        actorKind: row.actor_kind,
        actorId: row.actor_id,
        actorName: null,
        subjectId: row.subject_id,
        result: row.result === "ok" ? "ok" : "refused",
        requestId: row.request_id,
        details: (row.details ?? {}) as Record<string, unknown>,
        isSealed: row.seq !== null,
      })),
      nextCursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    };
  },
});
