import { OverviewInput, OverviewView } from "@gerai/contracts/reports";
import { getOverview } from "@gerai/domain/reports";
import { apiRoute } from "../../api-route.ts";

/** The ministry's overview. */
export const overviewRoute = apiRoute({
  method: "get",
  path: "/ministry/overview",
  summary: "Filed, finished, waiting and median time by office, service and month; small counts hidden",
  access: getOverview,
  query: OverviewInput,
  reply: { status: 200, schema: OverviewView },
  handle: ({ ctx, query }) => getOverview(ctx, query),
});
