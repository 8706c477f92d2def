import { ServiceNowView } from "@gerai/contracts/availability";
import { CategoryView, ServiceView } from "@gerai/contracts/catalogue";
import { listServicesNow } from "@gerai/domain/availability";
import { getService } from "@gerai/domain/catalogue";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";

/** Services of the office, or those that fit a search, and where each is open now. */
export const listServicesRoute = apiRoute({
  method: "get",
  path: "/services",
  summary: "Services this office offers, or those that fit what was typed, and where each is open now",
  access: listServicesNow,
  query: z.object({ q: z.string().max(200).optional() }),
  reply: {
    status: 200,
    schema: z.object({ categories: z.array(CategoryView), services: z.array(ServiceNowView) }),
  },
  handle: ({ ctx, query }) => listServicesNow(ctx, query),
});

/** One service. */
export const getServiceRoute = apiRoute({
  method: "get",
  path: "/services/{slug}",
  summary: "One service: what to bring, how long, how it arrives",
  access: getService,
  params: z.object({ slug: z.string().max(60) }),
  reply: { status: 200, schema: ServiceView },
  handle: ({ ctx, params }) => getService(ctx, params),
});
