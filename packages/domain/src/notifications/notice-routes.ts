import { NOTICE_KINDS, NoticeKind, type NoticeRouteView, SetNoticeRouteInput } from "@gerai/contracts/notifications";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { actorId, command, query } from "../kernel/index.ts";
import { findRouteRow, listRouteRows, putRouteRow, type RouteRow } from "./notice-routes.store.ts";
import { NOTICE_RULES } from "./notice-rules.ts";

function viewRoute(kind: NoticeKind, row: RouteRow | undefined): NoticeRouteView {
  const { channels: byDefault, isUrgent } = NOTICE_RULES[kind];
  const channels = row?.channels ?? byDefault;
  return { kind, channels: [...channels], byDefault: [...byDefault], isUrgent, version: row?.version ?? 0 };
}

/** By which ways each kind of notice goes in this office. */
export const listNoticeRoutes = query({
  action: "notice.list-routes",
  principals: ["staff"],
  permission: "notifications:manage",
  input: z.object({}),
  async run({ tx }): Promise<NoticeRouteView[]> {
    const rows = await listRouteRows(tx);
    return NOTICE_KINDS.map((kind) =>
      viewRoute(
        kind,
        rows.find((row) => row.kind === kind),
      ),
    );
  },
});

/**
 * Gives a kind of notice an order of ways of the office's own, or back to the house's (null). It counts for notices planned
 * from now on. 409 `notifications.stale-route` when somebody else changed it since it was read.
 */
export const setNoticeRoute = command({
  action: "notice.set-route",
  principals: ["staff"],
  permission: "notifications:manage",
  input: SetNoticeRouteInput.extend({ kind: NoticeKind }),
  async run({ tx, ctx }, { kind, channels, version }) {
    const before = await findRouteRow(tx, kind);
    const row = { kind, channels, version: version + 1 };
    const by = { tenant_id: ctx.tenantId, changed_by: actorId(ctx.principal) ?? "", changed_at: ctx.now() };
    const isCurrent = (before?.version ?? 0) === version;
    if (!isCurrent || !(await putRouteRow(tx, { ...row, ...by }))) throw new Problem("notifications.stale-route", 409);
    const details = { kind, from: before?.channels ?? null, to: channels, version: row.version };
    return { subjectId: null, result: viewRoute(kind, row), details };
  },
});
