/** A province of the tile map: its Kemendagri code, its name, a name that fits a tile, and the tile's column and row. */
export interface ProvinceTile {
  readonly code: string;
  readonly name: string;
  readonly label: string;
  readonly column: number;
  readonly row: number;
}

function tile(code: string, name: string, label: string, column: number, row: number): ProvinceTile {
  return { code, name, label, column, row };
}

/** The 38 provinces, one tile each, placed as near to the map of Indonesia as a grid allows. */
export const PROVINCE_TILES: readonly ProvinceTile[] = [
  tile("11", "Aceh", "Aceh", 0, 0),
  tile("12", "Sumatera Utara", "Sumut", 1, 1),
  tile("13", "Sumatera Barat", "Sumbar", 1, 2),
  tile("14", "Riau", "Riau", 2, 2),
  tile("15", "Jambi", "Jambi", 2, 3),
  tile("16", "Sumatera Selatan", "Sumsel", 3, 4),
  tile("17", "Bengkulu", "Bengkulu", 2, 4),
  tile("18", "Lampung", "Lampung", 3, 5),
  tile("19", "Kepulauan Bangka Belitung", "Babel", 4, 4),
  tile("21", "Kepulauan Riau", "Kepri", 3, 2),
  tile("31", "DKI Jakarta", "DKI", 5, 5),
  tile("32", "Jawa Barat", "Jabar", 5, 6),
  tile("33", "Jawa Tengah", "Jateng", 6, 6),
  tile("34", "DI Yogyakarta", "DIY", 6, 7),
  tile("35", "Jawa Timur", "Jatim", 7, 6),
  tile("36", "Banten", "Banten", 4, 6),
  tile("51", "Bali", "Bali", 8, 7),
  tile("52", "Nusa Tenggara Barat", "NTB", 9, 7),
  tile("53", "Nusa Tenggara Timur", "NTT", 10, 7),
  tile("61", "Kalimantan Barat", "Kalbar", 6, 2),
  tile("62", "Kalimantan Tengah", "Kalteng", 6, 3),
  tile("63", "Kalimantan Selatan", "Kalsel", 7, 3),
  tile("64", "Kalimantan Timur", "Kaltim", 7, 2),
  tile("65", "Kalimantan Utara", "Kaltara", 7, 1),
  tile("71", "Sulawesi Utara", "Sulut", 11, 1),
  tile("72", "Sulawesi Tengah", "Sulteng", 9, 2),
  tile("73", "Sulawesi Selatan", "Sulsel", 9, 4),
  tile("74", "Sulawesi Tenggara", "Sultra", 10, 4),
  tile("75", "Gorontalo", "Gorontalo", 10, 1),
  tile("76", "Sulawesi Barat", "Sulbar", 9, 3),
  tile("81", "Maluku", "Maluku", 12, 4),
  tile("82", "Maluku Utara", "Malut", 12, 2),
  tile("91", "Papua", "Papua", 15, 3),
  tile("92", "Papua Barat", "P. Barat", 14, 3),
  tile("93", "Papua Selatan", "P. Selatan", 15, 5),
  tile("94", "Papua Tengah", "P. Tengah", 14, 4),
  tile("95", "Papua Pegunungan", "P. Peg.", 15, 4),
  tile("96", "Papua Barat Daya", "PB Daya", 13, 3),
];
