import type { OfficeSlug } from "./ask-office.ts";

/** A number of an office of the demo, as it published it. */
export interface OfficeNumber {
  readonly slug: OfficeSlug;
  readonly number: string;
}

/** What somebody writes to a number at an instant, and what the answer has to say. */
export interface Chat {
  readonly to: OfficeNumber;
  /** ISO 8601 with the office's own offset. */
  readonly at: string;
  readonly write: string;
  readonly says: readonly string[];
  readonly never?: readonly string[];
}

const BALIKPAPAN = { slug: "balikpapan", number: "+6281100000201" } as const;
const BEKASI_AKTA = { slug: "bekasikab", number: "+6281100000405" } as const;
const BONTANG = { slug: "bontang", number: "+6281100000103" } as const;
const BINTAN = { slug: "bintan", number: "+6281100000801" } as const;

const link = (slug: OfficeSlug, form: string) => `http://${slug}.localhost:3000/layanan/${form}\n`;

/** Messages to the offices of the articles, each office's in the order of time. */
export const CHATS: readonly Chat[] = [
  {
    ...{ to: BALIKPAPAN, at: "2020-03-26T09:00:00+08:00", write: "mau urus ktp rusak" },
    says: [link("balikpapan", "ktp-rusak"), "hasilnya tertunda: Pelayanan di loket dibatasi sampai 31 Maret."],
  },
  {
    ...{ to: BALIKPAPAN, at: "2020-03-26T15:10:00+08:00", write: "bisa bicara dengan petugas?" },
    says: ["Sekarang di luar jam petugas.", "mulai Jumat, 27 Maret 2020 pukul 08.00 WITA."],
  },
  {
    ...{ to: BALIKPAPAN, at: "2020-03-28T10:00:00+08:00", write: "petugas" },
    says: ["Sekarang di luar jam petugas.", "mulai Senin, 30 Maret 2020 pukul 08.00 WITA."],
  },
  {
    ...{ to: BALIKPAPAN, at: "2020-03-30T10:00:00+08:00", write: "loket buka jam berapa?" },
    says: ["Loket sedang tutup.", "dibatasi sampai 31 Maret", "Buka lagi Rabu, 1 April 2020 pukul 08.00 WITA."],
  },
  {
    ...{ to: BALIKPAPAN, at: "2020-04-01T09:00:00+08:00", write: "ktp saya patah" },
    says: [link("balikpapan", "ktp-rusak").trim()],
    never: ["tertunda"],
  },
  {
    ...{ to: BALIKPAPAN, at: "2026-02-02T14:30:00+08:00", write: "mau buat akte lahir anak" },
    says: [link("balikpapan", "akta-lahir"), "mulai diperiksa Selasa, 3 Februari 2026 pukul 08.00 WITA."],
  },
  {
    ...{ to: BONTANG, at: "2020-09-01T10:00:00+08:00", write: "jam buka loket?" },
    says: ["Loket sedang tutup. Alasannya: Semua layanan kembali daring", "Belum ditentukan kapan buka lagi."],
  },
  {
    ...{ to: BINTAN, at: "2020-04-20T10:00:00+07:00", write: "mau rekam ktp" },
    says: [link("bintan", "ktp-perekaman"), "hasilnya tertunda: Perekaman ditunda tiga minggu"],
  },
  {
    ...{ to: BEKASI_AKTA, at: "2021-02-01T10:00:00+07:00", write: "mau urus ktp rusak" },
    says: ["Nomor ini tidak melayani Penggantian KTP-el rusak.", "- WhatsApp KTP-el: +6281100000407"],
    never: ["/layanan/", "+6281100000405"],
  },
  {
    ...{ to: BEKASI_AKTA, at: "2021-02-01T10:05:00+07:00", write: "anak saya baru lahir, mau urus akte" },
    says: [link("bekasikab", "akta-lahir").trim()],
    never: ["tidak melayani"],
  },
];
