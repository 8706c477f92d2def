import { OfficeTodayView, PurposeCode, ServiceTodayView } from "@gerai/contracts/availability";
import { getOfficeToday, getServiceToday } from "@gerai/domain/availability";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";

/** The office's page. */
export const getOfficeTodayRoute = apiRoute({
  method: "get",
  path: "/today",
  summary: "What of this office is open now: doors, hours of the week, notices, people to ask",
  access: getOfficeToday,
  reply: { status: 200, schema: OfficeTodayView },
  handle: ({ ctx }) => getOfficeToday(ctx, {}),
});

/** A service's page. */
export const getServiceTodayRoute = apiRoute({
  method: "get",
  path: "/services/{slug}/today",
  summary: "Where a service is open now, for somebody with a purpose or without one",
  access: getServiceToday,
  params: z.object({ slug: z.string().max(60) }),
  query: z.object({ purpose: PurposeCode.optional() }),
  reply: { status: 200, schema: ServiceTodayView },
  handle: ({ ctx, params, query }) => getServiceToday(ctx, { ...params, ...query }),
});
