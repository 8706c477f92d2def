import { z } from "zod";
import { ProfileBody } from "./profile.ts";

/** The three zones of Indonesia: WIB, WITA, WIT. No daylight saving. */
export const TimeZone = z.enum(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]);
export type TimeZone = z.infer<typeof TimeZone>;

/** A place where the office meets people. */
export const SiteView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  address: z.string(),
  capabilities: z.array(z.string()),
});
export type SiteView = z.infer<typeof SiteView>;

/** What anyone may know of the office behind a host. */
export const OfficeView = z.object({
  slug: z.string(),
  kind: z.enum(["office", "ministry", "platform"]),
  /** `Kota Bontang`. */
  shortName: z.string(),
  /** `Dinas Kependudukan dan Pencatatan Sipil Kota Bontang`. */
  fullName: z.string(),
  /** Kemendagri code, `64.74`; null for the ministry and the platform. */
  regionCode: z.string().nullable(),
  provinceName: z.string(),
  timeZone: TimeZone,
  /** The office's colour, `#rrggbb`, the only thing of the look it sets. */
  accent: z.string(),
  /** What the office says of itself; null while it has not published a profile. */
  profile: ProfileBody.nullable(),
  sites: z.array(SiteView),
});
export type OfficeView = z.infer<typeof OfficeView>;
