/**
 * Fills a new database with the demo: eight real offices and the ministry, invented people and their log-ins, some 40
 * invented cases of the last three weeks. Run by `npm start`: `node infra/demo/seed-demo.ts` with the settings of
 * `config.ts`. Only in GERAI_MODE=demo. Running it again adds what is missing and changes nothing else.
 */
import { readSeedConfig, type SeedConfig } from "./config.ts";
import { enterNumbers } from "./office-numbers.ts";
import { openOffices } from "./open-offices.ts";
import { seedCases } from "./seed-cases.ts";
import { openSeedWorld } from "./seed-world.ts";

/** Seeds the demo; `tell` hears how far it is. Answers how many offices stand and how many cases were made now. */
export async function seedDemo(
  config: SeedConfig,
  tell: (text: string) => void = () => undefined,
): Promise<{ offices: number; cases: number }> {
  if (config.mode !== "demo") {
    throw new Error("The demo is seeded in GERAI_MODE=demo only: its log-ins are public and its people invented.");
  }
  const world = openSeedWorld(config);
  try {
    const offices = await openOffices(world, tell);
    world.clock.set(config.now);
    await enterNumbers(world, offices);
    const cases = await seedCases(world, offices, tell);
    return { offices: offices.length + 1, cases };
  } finally {
    await world.close();
  }
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  const tell = (text: string) => {
    console.log(text);
    process.send?.({ progress: text });
  };
  const { offices, cases } = await seedDemo(readSeedConfig(), tell);
  console.log(`${offices} offices, ${cases} new cases in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  // The inspector's thread would keep the process alive.
  process.exit(0);
}

if (import.meta.main) await main();
