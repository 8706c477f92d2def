import { z } from "zod";
import { ServiceOverrideBody } from "./service-override.ts";
import { PromiseView } from "./service-view.ts";
import { Text } from "./text.ts";

/** A service as the nation describes it and as this office has set it; what is in force, without the draft. */
export const ServiceSettingView = z.object({
  code: z.string(),
  slug: z.string(),
  category: z.string(),
  name: Text,
  isOffered: z.boolean(),
  /** The office's version, kept with each case; the version of the national template it follows. */
  version: z.int(),
  templateVersion: z.int(),
  effectiveFrom: z.iso.date(),
  /** Promise of the national template. */
  national: PromiseView,
  /** Papers of the national template, in its order. */
  papers: z.array(Text),
  /** What the office has set; null for nothing of its own. */
  override: ServiceOverrideBody.nullable(),
});
export type ServiceSettingView = z.infer<typeof ServiceSettingView>;

/** `GET /admin/services`: every service that the office has, offered or not, in the order of the national catalogue. */
export const ServiceSettingsView = z.object({
  categories: z.array(z.object({ code: z.string(), name: Text })),
  services: z.array(ServiceSettingView),
});
export type ServiceSettingsView = z.infer<typeof ServiceSettingsView>;
