import type { CategoryView, ServiceSummaryView, ServiceView } from "@gerai/contracts/catalogue";
import { z } from "zod";
import { query, type ReadScope } from "../kernel/index.ts";
import { nationalCatalogue } from "./load-templates.ts";
import { findService, offeredServices } from "./offered-services.ts";
import { searchServices } from "./search-services.ts";
import { viewService, viewServiceSummary } from "./view-service.ts";

/** The office's services by category, or those that fit what was typed, best first: for the door that says what is open. */
export async function readServiceList(
  scope: ReadScope,
  words: string | undefined,
): Promise<{ categories: readonly CategoryView[]; services: ServiceSummaryView[] }> {
  const definitions = (await offeredServices(scope)).map(({ definition }) => definition);
  const shown = words
    ? searchServices(definitions, words).flatMap(({ code }) =>
        definitions.filter((definition) => definition.code === code),
      )
    : definitions;
  return { categories: nationalCatalogue().categories, services: shown.map(viewServiceSummary) };
}

/** One service with what to bring, how long it takes and how it arrives. */
export const getService = query({
  action: "service.read",
  principals: ["public", "link", "staff"],
  permission: "self",
  input: z.object({ slug: z.string().max(60) }),
  async run(scope, { slug }): Promise<ServiceView> {
    return viewService((await findService(scope, slug)).definition);
  },
});
