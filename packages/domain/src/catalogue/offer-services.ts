import { newId } from "@gerai/foundation/ids";
import { z } from "zod";
import { command } from "../kernel/index.ts";
import { insertOfficeServices, listServiceVersions } from "./catalogue.store.ts";

/**
 * Takes national templates into the office's offer, from the day they are in force. A template that the office has stays
 * as it is; a newer one becomes the office's next version and keeps what the office has set for the service.
 */
export const offerServices = command({
  action: "service.offer",
  principals: ["system", "staff"],
  permission: "office:manage",
  input: z.object({
    services: z.array(z.object({ code: z.string(), version: z.int(), effectiveFrom: z.iso.date() })).min(1),
  }),
  async run({ tx, ctx }, input) {
    const codes = input.services.map(({ code }) => code);
    const present = Map.groupBy(await listServiceVersions(tx, codes), ({ code }) => code);
    const rows = input.services.flatMap(({ code, version, effectiveFrom }) => {
      const known = present.get(code) ?? [];
      if (known.some((row) => row.template_version === version)) return [];
      const newest = known.at(-1);
      return {
        tenant_id: ctx.tenantId,
        id: newId(ctx.now()),
        code,
        version: Math.max(version, (newest?.version ?? 0) + 1),
        template_code: code,
        template_version: version,
        override: newest?.override ?? null,
        is_offered: newest?.is_offered ?? true,
        effective_from: effectiveFrom,
      };
    });
    await insertOfficeServices(tx, rows);
    return { subjectId: null, result: { count: rows.length }, details: { count: rows.length } };
  },
});
