import { newId } from "@gerai/foundation/ids";
import { z } from "zod";
import { command } from "../kernel/index.ts";
import { insertSite } from "./tenancy.store.ts";

/** Adds a place where the office meets people. */
export const addSite = command({
  action: "site.add",
  principals: ["system", "staff"],
  permission: "office:manage",
  input: z.object({
    code: z.string().regex(/^[a-z0-9-]{2,40}$/),
    name: z.string().min(3).max(120),
    address: z.string().min(3).max(300),
    capabilities: z.array(z.enum(["counter", "recording", "pickup", "legalisation", "online", "printing"])).min(1),
  }),
  async run({ tx, ctx }, input) {
    const id = newId(ctx.now());
    await insertSite(tx, { tenant_id: ctx.tenantId, id, ...input });
    return { subjectId: id, result: { id } };
  },
});
