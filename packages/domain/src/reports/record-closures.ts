import { z } from "zod";
import { command, type Scope, step } from "../kernel/index.ts";
import { listConfigurationItems } from "../tenancy/index.ts";
import { lockOffice } from "./case-facts.store.ts";
import { closureOf } from "./closure.ts";
import { findPublishedVersion, replaceClosures } from "./closures.store.ts";
import { putOffice } from "./counts.store.ts";

/** Writes the office's closures as they are published now; the office must be locked. Answers how many there are. */
export const writeClosures = step(async (scope: Scope, _input: Readonly<Record<string, never>>): Promise<number> => {
  const { tx, ctx } = scope;
  const version = await findPublishedVersion(tx, ctx.tenantId);
  const items = await listConfigurationItems(scope, { version, kinds: ["rule"] });
  const closures = items.flatMap((item) => (item.kind === "rule" ? (closureOf(item.key, item.body) ?? []) : []));
  await replaceClosures(tx, ctx.tenantId, closures);
  return closures.length;
});

/**
 * Keeps the ministry's list of the office's closures. It reads what is published now instead of trusting the event, so
 * events may come twice, late and in any order.
 */
export const recordClosures = command({
  action: "report.record-closures",
  principals: ["system"],
  input: z.object({}),
  async run(scope) {
    const { tx, ctx } = scope;
    await lockOffice(tx, ctx.tenantId);
    await putOffice(tx, ctx.tenantId, null);
    const closures = await writeClosures(scope, {});
    return { subjectId: null, result: { closures }, details: { closures } };
  },
});
