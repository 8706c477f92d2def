import { z } from "zod";

/** A Kemendagri region: 1 province, 2 regency or city, 3 district, 4 village. */
export const RegionView = z.object({ code: z.string(), level: z.int(), name: z.string() });
export type RegionView = z.infer<typeof RegionView>;

/** A village with the names above it: `Bontang Kuala, Bontang Utara, Kota Bontang, Kalimantan Timur`. */
export const RegionMatchView = RegionView.extend({ path: z.string() });
export type RegionMatchView = z.infer<typeof RegionMatchView>;

/** Children of a region, or the provinces when no parent is given. */
export const ListRegionsInput = z.object({ parent: z.string().optional() });
export type ListRegionsInput = z.infer<typeof ListRegionsInput>;

/** Villages whose name begins with the words typed; `within` keeps to a region (`64.74`). At most 20 are returned. */
export const SearchVillagesInput = z.object({ q: z.string().trim().min(2).max(60), within: z.string().optional() });
export type SearchVillagesInput = z.infer<typeof SearchVillagesInput>;
