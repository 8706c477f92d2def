import { IMPORT_COLUMNS, type ImportColumn } from "@gerai/contracts/broadcasts";
import { fileRefused } from "./broadcasts.problems.ts";

/** What people call the columns; compared without capitals, blanks and signs. */
const SYNONYMS: Readonly<Record<ImportColumn, readonly string[]>> = {
  row: ["baris", "nomorbaris"],
  level: ["jabatan", "tingkat", "level", "sebagai", "posisi"],
  district: ["kecamatan", "kec", "namakecamatan", "distrik"],
  village: ["kelurahandesa", "kelurahan", "desa", "desakelurahan", "keldesa", "kel", "namadesa", "namakelurahan"],
  regionCode: ["kodewilayah", "kodekemendagri", "kode", "kodedesa", "kodekelurahan"],
  rw: ["rw", "norw", "nomorrw"],
  rt: ["rt", "nort", "nomorrt"],
  name: ["nama", "namalengkap", "namapejabat", "namaketua"],
  phone: [
    "nomorhp",
    "nohp",
    "hp",
    "telepon",
    "telp",
    "notelp",
    "nomortelepon",
    "nowa",
    "nomorwa",
    "whatsapp",
    "ponsel",
  ],
  email: ["email", "surel", "alamatemail"],
  from: ["mulaimenjabat", "mulai", "awaljabatan", "tmt", "menjabatsejak", "mulaijabatan"],
  until: ["akhirjabatan", "sampai", "berakhir", "akhirmasajabatan", "selesaimenjabat", "menjabatsampai"],
};

const BY_NAME = new Map(IMPORT_COLUMNS.flatMap((column) => SYNONYMS[column].map((name) => [name, column] as const)));

/** Columns without which no row can be read; a place is named or given by its code. */
const NEEDED = ["level", "name", "phone"] as const;

/** Where each known column stands; the others are ignored. Throws 422 `broadcasts.file-header-missing` or `-twice`. */
export function readHeader(cells: readonly string[], needsRow: boolean): ReadonlyMap<ImportColumn, number> {
  const found = new Map<ImportColumn, number>();
  for (const [index, cell] of cells.entries()) {
    const column = BY_NAME.get(cell.toLowerCase().replace(/[^a-z]/g, ""));
    if (!column) continue;
    if (found.has(column)) throw fileRefused("header-twice", column);
    found.set(column, index);
  }
  const missing = NEEDED.find((column) => !found.has(column));
  if (missing) throw fileRefused("header-missing", missing);
  if (!found.has("regionCode") && !found.has("district")) throw fileRefused("header-missing", "district");
  if (needsRow && !found.has("row")) throw fileRefused("header-missing", "row");
  return found;
}
