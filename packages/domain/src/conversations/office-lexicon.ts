import { nationalCatalogue, type OfferedService, offeredServices, type ServiceDefinition } from "../catalogue/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import type { CategoryFact } from "./chat-facts.ts";
import { type Lexicon, lexiconOf } from "./lexicon.ts";

/** What an office offers, as a chat needs it. */
export interface OfficeLexicon {
  readonly lexicon: Lexicon;
  readonly catalogue: readonly CategoryFact[];
  readonly definitions: ReadonlyMap<string, ServiceDefinition>;
}

/** By the list of services, which stays the same one for a version of the configuration and a day. */
const known = new WeakMap<readonly OfferedService[], OfficeLexicon>();

/** How people name what this office offers, and its menu; made once for each version of its configuration. */
export async function readLexicon(scope: ReadScope): Promise<OfficeLexicon> {
  const services = await offeredServices(scope);
  const found = known.get(services);
  if (found) return found;
  const definitions = services.map(({ definition }) => definition);
  const { categories } = nationalCatalogue();
  const made: OfficeLexicon = {
    lexicon: lexiconOf(definitions),
    catalogue: categories.map(({ code, name }) => ({
      ...{ code, name },
      services: definitions
        .filter(({ category }) => category === code)
        .map((one) => ({ code: one.code, name: one.name, summary: one.summary })),
    })),
    definitions: new Map(definitions.map((one) => [one.code, one])),
  };
  known.set(services, made);
  return made;
}
