import type { OverviewView } from "@gerai/contracts/reports";
import { messages } from "@gerai/language";
import { callApi } from "../../api.server.ts";
import { localeContext } from "../../office.ts";
import { needStaff } from "../../officer/staff-session.server.ts";
import { overviewApiPath, readOverviewQuery } from "../ministry-address.ts";
import { overviewCsv } from "../overview-csv.ts";
import type { Route } from "./+types/overview-download.ts";

/** The numbers of the screen as a file: asked of the same endpoint, so with the same ones hidden. */
export async function loader(args: Route.LoaderArgs) {
  const query = readOverviewQuery(new URL(args.request.url).searchParams);
  const view = needStaff(args, await callApi<OverviewView>(args, "GET", overviewApiPath(query)));
  const locale = args.context.get(localeContext);
  return new Response(overviewCsv(view, messages(locale).ministry, locale), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="gerai-${view.from}-${view.to}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
