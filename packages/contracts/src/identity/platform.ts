import { z } from "zod";

/** The operator behind a session on the platform's own host. */
export const PlatformMeView = z.object({ id: z.uuid(), username: z.string() });
export type PlatformMeView = z.infer<typeof PlatformMeView>;

/** An office as operators see it: that it exists and where, nothing of its cases. */
export const PlatformOfficeView = z.object({
  slug: z.string(),
  shortName: z.string(),
  kind: z.enum(["office", "ministry"]),
  host: z.string(),
  regionCode: z.string().nullable(),
});
export type PlatformOfficeView = z.infer<typeof PlatformOfficeView>;
