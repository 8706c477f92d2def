import { ListRegionsInput, RegionMatchView, RegionView, SearchVillagesInput } from "@gerai/contracts/tenancy";
import { listRegions, searchVillages } from "@gerai/domain/tenancy";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";

/** Regions below one. */
export const listRegionsRoute = apiRoute({
  method: "get",
  path: "/regions",
  summary: "Regions right below one, or the provinces",
  access: listRegions,
  query: ListRegionsInput,
  reply: { status: 200, schema: z.array(RegionView) },
  handle: ({ ctx, query }) => listRegions(ctx, query),
});

/** Villages by name. */
export const searchVillagesRoute = apiRoute({
  method: "get",
  path: "/regions/search",
  summary: "Villages by the beginning of their name",
  access: searchVillages,
  query: SearchVillagesInput,
  reply: { status: 200, schema: z.array(RegionMatchView) },
  handle: ({ ctx, query }) => searchVillages(ctx, query),
});
