import type { SameKeys } from "../catalogue.ts";
import type { contactFile as indonesian } from "../id/contact-file.ts";

/** English words of the file of contacts. */
export const contactFile: SameKeys<typeof indonesian> = {
  columns: {
    row: "Baris",
    level: "Jabatan",
    district: "Kecamatan",
    village: "Kelurahan/Desa",
    regionCode: "Kode wilayah",
    rw: "RW",
    rt: "RT",
    name: "Nama",
    phone: "Nomor HP",
    email: "E-mail",
    from: "Mulai menjabat",
    until: "Akhir jabatan",
    faults: "Kesalahan",
  },
  fault: "{column}: {what} {how}",
};
