import { BALIKPAPAN } from "./balikpapan.ts";
import { BEKASIKAB } from "./bekasikab.ts";
import { BONTANG } from "./bontang.ts";
import { BINTAN, BULUNGAN, KUTAITIMUR, PASER } from "./headline-offices.ts";
import type { Publication } from "./publication.ts";
import { TANJUNGPINANG } from "./tanjungpinang.ts";

/**
 * What the eight offices of the demo decided, by slug, each in the order of publishing. Entered through the commands an
 * admin uses, it is their history; sites come with `DEMO_OFFICES`.
 */
export const OFFICE_HISTORIES: Readonly<Record<string, readonly Publication[]>> = {
  bontang: BONTANG,
  balikpapan: BALIKPAPAN,
  tanjungpinang: TANJUNGPINANG,
  bekasikab: BEKASIKAB,
  bulungan: BULUNGAN,
  kutaitimur: KUTAITIMUR,
  paser: PASER,
  bintan: BINTAN,
};
