import { createHash } from "node:crypto";
import { publishConfiguration } from "../../packages/domain/src/availability/index.ts";
import type { OfficeFacts, StaffPrincipal } from "../../packages/domain/src/kernel/index.ts";
import { changeDraft, discardDraft, getDraft, listOffices } from "../../packages/domain/src/tenancy/index.ts";
import { OFFICE_HISTORIES } from "./office-rules/office-histories.ts";
import { actIn, type SeedWorld } from "./seed-world.ts";

/** The key of an item of an office's history: the same in every run and every version, shaped as a UUID of version 8. */
function itemKey(slug: string, id: string): string {
  const hex = createHash("sha256").update(`gerai demo ${slug} ${id}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

async function readFacts(world: SeedWorld, slug: string): Promise<OfficeFacts> {
  const facts = (await listOffices(world.resources)).find((office) => office.slug === slug);
  if (!facts) throw new Error(`The office ${slug} is not there.`);
  return facts;
}

/**
 * Lives through what an office decided, as its administrator: each publication is drafted and published on its day by the
 * commands that the admin's pages use. `first` is the version after which the history begins; publications of a run that
 * was cut off are not repeated, and an office that decided more since is left alone. The clock stays at the last one.
 */
export async function enterHistory(
  world: SeedWorld,
  slug: string,
  admin: StaffPrincipal,
  first: number,
): Promise<OfficeFacts> {
  const history = OFFICE_HISTORIES[slug] ?? [];
  let facts = await readFacts(world, slug);
  for (const { publishedAt, note, items } of history.slice(facts.configVersion - first)) {
    world.clock.set(new Date(publishedAt));
    const ctx = await actIn(world, facts, admin);
    await discardDraft(ctx, {});
    const seen = new Map((await getDraft(ctx, {})).items.map(({ key, revision }) => [key, revision]));
    for (const { id, ...item } of items) {
      const key = itemKey(slug, id);
      await changeDraft(ctx, { key, revision: seen.get(key), item });
    }
    await publishConfiguration(ctx, { version: facts.configVersion, note });
    facts = await readFacts(world, slug);
  }
  return facts;
}
