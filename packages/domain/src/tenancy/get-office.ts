import type { OfficeView } from "@gerai/contracts/tenancy";
import { z } from "zod";
import { query } from "../kernel/index.ts";
import { findProfile } from "./find-profile.ts";
import { listSites } from "./list-sites.ts";

/** What anyone may know of the office. */
export const getOffice = query({
  action: "office.read",
  principals: ["public", "link", "staff"],
  permission: "self",
  input: z.object({}),
  async run(scope): Promise<OfficeView> {
    const { slug, kind, shortName, fullName, regionCode, provinceName, timeZone } = scope.ctx.office;
    const [profile, sites] = await Promise.all([findProfile(scope), listSites(scope)]);
    return {
      slug,
      kind,
      shortName,
      fullName,
      regionCode,
      provinceName,
      timeZone,
      accent: profile?.accent ?? scope.ctx.office.accent,
      profile: profile ?? null,
      sites: [...sites],
    };
  },
});
