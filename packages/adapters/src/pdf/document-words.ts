/** The fixed words of the simulation sheet; everything else on it comes with the document. */
export interface SimulationWords {
  /** Second line of the band on top of every page. */
  readonly warning: string;
  readonly agency: string;
  readonly caseLabel: string;
  readonly numberLabel: string;
  readonly signedBy: string;
  readonly verify: string;
  /** Page counter with `{page}` and `{pages}`. */
  readonly pageOf: string;
}

/**
 * The mark on every page. It is not one of the words that a caller may set: a sheet without it could be taken for a
 * real certificate.
 */
export const simulationMark = "SIMULASI, bukan dokumen resmi";

/** Indonesian, the language of the sheet. */
export const indonesianWords: SimulationWords = {
  warning: "Tidak berlaku untuk keperluan apa pun. Semua nama dan nomor dikarang.",
  agency: "Dinas Kependudukan dan Pencatatan Sipil",
  caseLabel: "Pengajuan",
  numberLabel: "Nomor",
  signedBy: "Ditandatangani secara elektronik oleh penanda tangan contoh",
  verify: "Periksa keaslian: pindai kode atau buka",
  pageOf: "Halaman {page} dari {pages}",
};
