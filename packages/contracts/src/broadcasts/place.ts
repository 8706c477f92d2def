import { z } from "zod";

/** Who is told, from the top: head of a district, of an urban ward, of a village, of a community unit, of a neighbourhood. */
export const ContactLevel = z.enum(["camat", "lurah", "kades", "rw", "rt"]);
export type ContactLevel = z.infer<typeof ContactLevel>;

const RegionCode = z.string().regex(/^\d\d\.\d\d\.\d\d(\.\d{4})?$/);
const Unit = z.int().min(1).max(999);

/**
 * Where somebody is head: a district (`64.74.01`) or a village (`64.74.01.1001`) by its Kemendagri code, and within a
 * village the numbers of RW and RT. Places without RW have RT alone.
 */
export const Place = z.object({
  region: RegionCode,
  rw: Unit.nullable().default(null),
  rt: Unit.nullable().default(null),
});
export type Place = z.infer<typeof Place>;

/** A place with its names, from the small to the large: `RT 12, RW 3, Bontang Kuala, Bontang Utara`. */
export const PlaceView = z.object({
  region: RegionCode,
  rw: Unit.nullable(),
  rt: Unit.nullable(),
  district: z.string(),
  village: z.string().nullable(),
  label: z.string(),
});
export type PlaceView = z.infer<typeof PlaceView>;
