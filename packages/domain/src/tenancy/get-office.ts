import type { OfficeView } from "@gerai/contracts/tenancy";
import { z } from "zod";
import { query } from "../kernel/index.ts";
import { listSiteRows } from "./tenancy.store.ts";

/** What anyone may know of the office. */
export const getOffice = query({
  action: "office.read",
  principals: ["public", "link", "staff"],
  permission: "self",
  input: z.object({}),
  async run({ tx, ctx }): Promise<OfficeView> {
    const { slug, kind, shortName, fullName, regionCode, provinceName, timeZone, accent } = ctx.office;
    return {
      slug,
      kind,
      shortName,
      fullName,
      regionCode,
      provinceName,
      timeZone,
      accent,
      sites: await listSiteRows(tx),
    };
  },
});
