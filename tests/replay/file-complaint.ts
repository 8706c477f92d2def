import { CASE_PLANS } from "../../infra/demo/case-plans.ts";
import { DemoCase } from "../../infra/demo/demo-case.ts";
import { createPaperSheets } from "../../infra/demo/paper-sheets.ts";
import { prepareCase } from "../../infra/demo/prepare-case.ts";
import { areaOf, loadRegionNames } from "../../infra/demo/seed-cases.ts";
import type { Replay } from "./open-replay.ts";

/** Files the demo's complaint to Kabupaten Bekasi by the citizen's own verbs; the code on its receipt. */
export async function fileComplaint({ world, offices }: Replay): Promise<string> {
  const index = CASE_PLANS.findIndex(({ office, service }) => office === "bekasikab" && service === "PENGADUAN");
  const office = offices.find(({ facts }) => facts.slug === "bekasikab");
  const plan = CASE_PLANS[index];
  if (!plan || !office) throw new Error("The demo has no complaint to Kabupaten Bekasi.");
  const area = await areaOf(world, office, await loadRegionNames(world));
  const prepared = prepareCase(index, plan, area, world.config.now);
  const demo = new DemoCase(world, createPaperSheets(world.resources.ports.inspector), prepared, office);
  world.clock.set(prepared.times[0] ?? world.config.now);
  await demo.file();
  return demo.trackingCode;
}
