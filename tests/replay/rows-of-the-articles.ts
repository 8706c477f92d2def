import type { OfficeSlug } from "./ask-office.ts";

/** One instant of one office: what is asked and, in the words of `inWords`, what is answered. */
export interface Row {
  /** The row of the table of the articles it belongs to. */
  readonly row: number;
  readonly office: OfficeSlug;
  /** On the office's own clock. */
  readonly at: string;
  readonly ask: string;
  readonly answer: string;
  /** Ways that must be named, in this order. */
  readonly instead?: readonly string[];
  /** Words that must stand in the reason or in the house rules. */
  readonly words?: readonly string[];
}

const LIMITED = "Pelayanan terbatas";
const ONLINE_AGAIN = "Kembali sepenuhnya daring";
const ALL_ONLINE = "Seluruh layanan daring";

/** What must follow from the rules of the offices of 2020 and 2021, row by row of the table of the articles. */
export const ROWS_OF_THE_ARTICLES: readonly Row[] = [
  {
    ...{ row: 1, office: "balikpapan", at: "2020-03-26 09:00", ask: "KTP_RUSAK counter file" },
    answer: `closed, ${LIMITED}, until 2020-04-01 08:00, PRINT_SUSPENDED until 2020-04-01 00:00`,
    instead: ["whatsapp", "web"],
    words: ["Pelayanan di loket dibatasi sampai 31 Maret"],
  },
  {
    ...{ row: 2, office: "balikpapan", at: "2020-03-26 09:00", ask: "KTP_RUSAK counter file TNI_POLRI" },
    answer: "open",
  },
  { row: 3, office: "balikpapan", at: "2020-03-26 09:00", ask: "AKTA_LAHIR counter collect", answer: "open" },
  {
    ...{ row: 4, office: "balikpapan", at: "2020-03-26 09:00", ask: "AKTA_LAHIR counter continue filed 2020-03-10" },
    answer: "open",
  },
  {
    ...{ row: 4, office: "balikpapan", at: "2020-03-26 09:00", ask: "AKTA_LAHIR counter file" },
    answer: `closed, ${LIMITED}, until 2020-04-01 08:00`,
    instead: ["whatsapp", "web"],
  },
  { row: 4, office: "balikpapan", at: "2020-03-26 09:00", ask: "AKTA_LAHIR web file", answer: "open" },
  { row: 5, office: "balikpapan", at: "2020-04-01 09:00", ask: "KTP_RUSAK counter file", answer: "open" },
  {
    ...{ row: 6, office: "bontang", at: "2020-04-01 10:00", ask: "AKTA_LAHIR counter file" },
    answer: "closed, Loket tutup, semua lewat daring, until 2020-06-02 08:00",
    instead: ["web"],
  },
  { row: 6, office: "bontang", at: "2020-04-01 10:00", ask: "AKTA_LAHIR web file", answer: "open" },
  {
    ...{ row: 7, office: "bontang", at: "2020-06-03 10:00", ask: "AKTA_LAHIR counter file" },
    answer: "open, capacity 0.5",
    words: ["Pakai masker.", "Cuci tangan sebelum masuk.", "Suhu tubuh diperiksa di pintu.", "Jaga jarak"],
  },
  ...["KTP_RUSAK", "AKTA_LAHIR", "KK_PISAH", "LEGALISIR", "PENGADUAN"].map((service) => ({
    ...({ row: 9, office: "bontang", at: "2020-09-01 10:00", ask: `${service} counter file` } as const),
    answer: `closed, ${ONLINE_AGAIN}, until not decided, contacts`,
    instead: ["web"],
  })),
  ...["kantor", "gerai-cikarang"].map((site) => ({
    ...({ row: 10, office: "bekasikab", at: "2021-02-01 10:00", ask: `KIA_BARU counter collect at ${site}` } as const),
    answer: `closed, ${ALL_ONLINE}, until not decided, PICKUP_SUSPENDED until not decided`,
  })),
  {
    ...{ row: 11, office: "bekasikab", at: "2021-02-01 10:00", ask: "LEGALISIR counter file TNI_POLRI" },
    answer: "open",
  },
  {
    ...{ row: 11, office: "bekasikab", at: "2021-02-01 10:00", ask: "LEGALISIR counter file" },
    answer: `closed, ${ALL_ONLINE}, until not decided`,
    instead: ["web"],
  },
  {
    ...{ row: 12, office: "tanjungpinang", at: "2020-04-06 10:00", ask: "KTP_BARU web file" },
    answer: "open, BLANKO_OUT until not decided, advice",
    words: ["Tunda bila tidak mendesak"],
  },
  {
    ...{ row: 13, office: "bintan", at: "2020-04-20 10:00", ask: "KTP_PEREKAMAN counter file" },
    answer:
      "closed, Perekaman KTP-el ditunda tiga minggu, until 2020-04-27 08:00, RECORDING_SUSPENDED until 2020-04-27 00:00",
  },
  {
    ...{ row: 14, office: "balikpapan", at: "2020-03-25 09:00", ask: "LEGALISIR counter file TNI_POLRI" },
    answer: "closed, libur Hari Suci Nyepi Tahun Baru Saka 1942, until 2020-03-26 08:00",
  },
];
