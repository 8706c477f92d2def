import { ReadinessCheckView, ReadinessView } from "@gerai/contracts/readiness";
import { checkReadiness, getReadiness } from "@gerai/domain/readiness";
import { apiRoute } from "../../api-route.ts";
import { readIdempotencyKey } from "../../idempotency.ts";

/** What the last check found. */
export const getReadinessRoute = apiRoute({
  method: "get",
  path: "/admin/readiness",
  summary: "Whether anyone can finish what the office offers: what the last check found and still stands",
  access: getReadiness,
  reply: { status: 200, schema: ReadinessView },
  handle: ({ ctx }) => getReadiness(ctx, {}),
});

/** Checks now. */
export const checkReadinessRoute = apiRoute({
  method: "post",
  path: "/admin/readiness",
  summary: "Checks now instead of next night",
  access: checkReadiness,
  reply: { status: 200, schema: ReadinessCheckView },
  handle: ({ c, ctx }) => checkReadiness(ctx, {}, readIdempotencyKey(c)),
});
