import { newId } from "@gerai/foundation/ids";
import { z } from "zod";
import { command } from "../kernel/index.ts";
import { insertOfficeServices } from "./catalogue.store.ts";

/** Takes national templates into the office's offer, from the day they are in force. Versions that exist stay. */
export const offerServices = command({
  action: "service.offer",
  principals: ["system", "staff"],
  permission: "office:manage",
  input: z.object({
    services: z.array(z.object({ code: z.string(), version: z.int(), effectiveFrom: z.iso.date() })).min(1),
  }),
  async run({ tx, ctx }, input) {
    const rows = input.services.map(({ code, version, effectiveFrom }) => ({
      tenant_id: ctx.tenantId,
      id: newId(ctx.now()),
      code,
      version,
      template_code: code,
      template_version: version,
      is_offered: true,
      effective_from: effectiveFrom,
    }));
    await insertOfficeServices(tx, rows);
    return { subjectId: null, result: { count: rows.length }, details: { count: rows.length } };
  },
});
