import { type CaseState, type QueuePageView, type QueueRowView, QueueSearchInput } from "@gerai/contracts/applications";
import { Problem } from "@gerai/foundation/problem";
import { findServiceVersion } from "../catalogue/index.ts";
import { staffNames } from "../identity/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import { countQueue, listQueue, type QueueFilter } from "./desk.store.ts";
import { caseStateLabel } from "./labels.ts";
import { nameTokens } from "./name-tokens.ts";
import { readDaysAhead } from "./read-on.ts";

const PAGE = 50;

const ListQueueInput = QueueSearchInput.partial({ q: true });

function readCursor(cursor: string | undefined): QueueFilter["after"] {
  if (cursor === undefined) return undefined;
  const [time = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  const filedAt = new Date(time);
  if (Number.isNaN(filedAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Problem("kernel.invalid-input", 422, { faults: [{ path: "cursor", rule: "cursor" }] });
  return { filedAt, id };
}

function search(scope: ReadScope, q: string | undefined): Pick<QueueFilter, "number" | "nameIndexes"> {
  if (!q) return {};
  if (/\d/.test(q)) return { number: q.replace(/\s/g, "") };
  return { nameIndexes: nameTokens(q).map((token) => scope.ctx.keys.index("name", token)) };
}

/** A page of the queue: number, service, state, times and initials; names are searched by blind index only. */
export const listQueuePage = query({
  action: "application.queue",
  principals: ["staff"],
  permission: "applications:read",
  input: ListQueueInput,
  async run(scope, input): Promise<QueuePageView> {
    const { tx, ctx } = scope;
    const staffId = ctx.principal.kind === "staff" ? ctx.principal.id : "";
    const now = ctx.now();
    const filter = {
      view: input.view,
      staffId,
      now,
      service: input.service,
      after: readCursor(input.cursor),
      limit: PAGE + 1,
      ...search(scope, input.q),
    };
    const [found, counts] = await Promise.all([listQueue(tx, filter), countQueue(tx, staffId, now)]);
    const rows = found.slice(0, PAGE);
    const holders = rows.map((row) => row.claimed_by).filter((id) => id !== null);
    const [names, days] = await Promise.all([staffNames(scope, [...new Set(holders)]), readDaysAhead(scope, rows)]);
    const last = rows.at(-1);
    const next =
      found.length > PAGE && last?.filed_at
        ? Buffer.from(`${last.filed_at.toISOString()}|${last.id}`).toString("base64url")
        : null;
    const views = await Promise.all(
      rows.map(async (row): Promise<QueueRowView> => {
        const { definition } = await findServiceVersion(scope, row.service_code, row.service_version);
        const isLive =
          row.state === "IN_VERIFICATION" &&
          row.claimed_by !== null &&
          row.claim_until !== null &&
          row.claim_until > now;
        return {
          id: row.id,
          number: row.number ?? "",
          service: { code: row.service_code, name: definition.name },
          state: row.state as CaseState,
          label: caseStateLabel(row.state as CaseState),
          initials: row.initials,
          filedAt: row.filed_at?.toISOString() ?? "",
          readOn: days.get(row.id) ?? null,
          claim:
            isLive && row.claimed_by && row.claim_until
              ? {
                  by: names.get(row.claimed_by) ?? "",
                  isMine: row.claimed_by === staffId,
                  until: row.claim_until.toISOString(),
                }
              : null,
          isResubmitted: row.state === "RESUBMITTED" || row.round > 1,
          flags: row.flags,
          version: row.version,
        };
      }),
    );
    return { rows: views, next, counts };
  },
});
