/** Words of the file of contacts that is filled in by hand; reading knows these names of columns. */
export const contactFile = {
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
} as const;
