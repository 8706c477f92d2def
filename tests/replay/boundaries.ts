import type { OfficeSlug } from "./ask-office.ts";

/** What was asked, and the answers at instants of the office's own clock, in the order of time. */
export interface Story {
  readonly office: OfficeSlug;
  readonly ask: string;
  /** What the instants lie around. */
  readonly about: string;
  readonly answers: readonly (readonly [at: string, answer: string])[];
}

const LIMITED = "closed, Pelayanan terbatas, until 2020-04-01 08:00";
const LOCKDOWN = "closed, Loket tutup, semua lewat daring, until 2020-06-02 08:00";
const ONLINE_AGAIN = "closed, Kembali sepenuhnya daring";
const ALL_ONLINE = "closed, Seluruh layanan daring";
const MESSAGES = "closed, Tanpa layanan tatap muka";
const RECORDING =
  "closed, Perekaman KTP-el ditunda tiga minggu, until 2020-04-27 08:00, RECORDING_SUSPENDED until 2020-04-27 00:00";
const NO_PRINT = "PRINT_SUSPENDED until 2020-04-01 00:00";
const NO_RECORDING = "RECORDING_SUSPENDED until 2020-04-01 00:00";

/** Instants at both sides of every boundary of the eight offices: of rules, holidays, hours, breaks, numbers, decisions. */
export const BOUNDARIES: readonly Story[] = [
  {
    ...{ office: "balikpapan", ask: "KTP_RUSAK counter file", about: "the nine days of limited service" },
    answers: [
      ["2020-03-20 14:59", "open"],
      ["2020-03-20 15:00", "closed, hours, until 2020-04-01 08:00"],
      ["2020-03-22 23:59", "closed, libur Isra Mikraj Nabi Muhammad SAW, until 2020-04-01 08:00"],
      ["2020-03-23 00:00", `${LIMITED}, ${NO_PRINT}`],
      ["2020-03-31 23:59", `${LIMITED}, ${NO_PRINT}`],
      ["2020-04-01 00:00", "closed, hours, until 2020-04-01 08:00"],
      ["2020-04-01 07:59", "closed, hours, until 2020-04-01 08:00"],
      ["2020-04-01 08:00", "open"],
      ["2020-04-01 11:59", "open"],
      ["2020-04-01 12:00", "closed, hours, until 2020-04-01 13:00"],
      ["2020-04-01 13:00", "open"],
      ["2020-04-01 15:00", "closed, hours, until 2020-04-02 08:00"],
      ["2020-04-03 11:29", "open"],
      ["2020-04-03 11:30", "closed, hours, until 2020-04-03 13:00"],
    ],
  },
  {
    ...{ office: "balikpapan", ask: "LEGALISIR counter file TNI_POLRI", about: "the exception, and Nyepi inside it" },
    answers: [
      ["2020-03-23 07:59", "closed, hours, until 2020-03-23 08:00"],
      ["2020-03-23 08:00", "open"],
      ["2020-03-24 14:59", "open"],
      ["2020-03-24 15:00", "closed, hours, until 2020-03-26 08:00"],
      ["2020-03-25 00:00", "closed, libur Hari Suci Nyepi Tahun Baru Saka 1942, until 2020-03-26 08:00"],
      ["2020-03-25 23:59", "closed, libur Hari Suci Nyepi Tahun Baru Saka 1942, until 2020-03-26 08:00"],
      ["2020-03-26 00:00", "closed, hours, until 2020-03-26 08:00"],
      ["2020-03-26 08:00", "open"],
    ],
  },
  {
    ...{ office: "balikpapan", ask: "LEGALISIR counter file SCHOOL", about: "a purpose that is no exception" },
    answers: [["2020-03-26 09:00", LIMITED]],
  },
  {
    ...{ office: "balikpapan", ask: "KTP_PEREKAMAN counter file TNI_POLRI", about: "recording is not excepted" },
    answers: [["2020-03-26 09:00", `${LIMITED}, ${NO_RECORDING}`]],
  },
  {
    ...{ office: "balikpapan", ask: "KTP_PEREKAMAN counter file", about: "recording ends at one" },
    answers: [
      ["2020-03-19 12:59", "open"],
      ["2020-03-19 13:00", "closed, hours, until 2020-03-20 08:00"],
      ["2020-03-20 13:00", "closed, hours, until 2020-04-01 08:00"],
    ],
  },
  {
    ...{ office: "balikpapan", ask: "AKTA_LAHIR counter continue filed 2020-03-22", about: "filed before" },
    answers: [["2020-03-26 09:00", "open"]],
  },
  {
    ...{ office: "balikpapan", ask: "AKTA_LAHIR counter continue filed 2020-03-23", about: "filed on the day itself" },
    answers: [["2020-03-26 09:00", LIMITED]],
  },
  {
    ...{ office: "balikpapan", ask: "KTP_RUSAK counter continue filed 2020-03-10", about: "earlier, but no akta" },
    answers: [["2020-03-26 09:00", `${LIMITED}, ${NO_PRINT}`]],
  },
  {
    ...{ office: "balikpapan", ask: "AKTA_LAHIR web file", about: "who reads on Nyepi, and the cut-off of 2026" },
    answers: [
      ["2020-03-24 14:59", "open"],
      ["2020-03-25 09:00", "open, read 2020-03-26 08:00"],
      ["2026-11-23 13:59", "open"],
      ["2026-11-23 14:00", "open, read 2026-11-24 08:00"],
    ],
  },
  {
    ...{
      office: "balikpapan",
      ask: "KTP_RUSAK whatsapp file",
      about: "the first day of the number, the postponed print",
    },
    answers: [
      ["2020-01-05 23:59", "closed, notOffered, until 2020-01-06 00:00"],
      ["2020-01-06 00:00", "open, read 2020-01-06 08:00"],
      ["2020-03-26 09:00", `open, ${NO_PRINT}`],
    ],
  },
  {
    ...{ office: "bontang", ask: "AKTA_LAHIR counter file", about: "closed, new normal, closed again, open" },
    answers: [
      ["2020-03-20 15:59", "open"],
      ["2020-03-20 16:00", "closed, hours, until 2020-06-02 08:00"],
      ["2020-03-23 00:00", LOCKDOWN],
      ["2020-06-01 23:59", LOCKDOWN],
      ["2020-06-02 00:00", "closed, hours, until 2020-06-02 08:00, capacity 0.5"],
      ["2020-06-02 08:00", "open, capacity 0.5"],
      ["2020-08-14 15:59", "open, capacity 0.5"],
      ["2020-08-14 16:00", "closed, hours, until not decided, capacity 0.5"],
      ["2020-08-17 23:59", "closed, libur Hari Kemerdekaan Republik Indonesia, until not decided, capacity 0.5"],
      ["2020-08-18 00:00", `${ONLINE_AGAIN}, until not decided, contacts`],
      ["2021-09-19 23:59", `${ONLINE_AGAIN}, until not decided, contacts`],
      ["2021-09-20 00:00", `${ONLINE_AGAIN}, until 2021-10-01 08:00, contacts`],
      ["2021-09-30 23:59", `${ONLINE_AGAIN}, until 2021-10-01 08:00, contacts`],
      ["2021-10-01 00:00", "closed, hours, until 2021-10-01 08:00"],
      ["2021-10-01 08:00", "open"],
    ],
  },
  {
    ...{ office: "bontang", ask: "KTP_RUSAK counter collect", about: "cards are fetched through both closures" },
    answers: [
      ["2020-04-01 10:00", "open"],
      ["2020-09-01 10:00", "open"],
    ],
  },
  {
    ...{ office: "bontang", ask: "AKTA_LAHIR web file", about: "reading hours: Ramadan, Lebaran, and after" },
    answers: [
      ["2020-04-23 15:59", "open"],
      ["2020-04-23 16:00", "open, read 2020-04-24 08:00"],
      ["2020-04-24 15:29", "open"],
      ["2020-04-24 15:30", "open, read 2020-04-27 08:00"],
      ["2020-04-27 12:15", "open, read 2020-04-27 12:30"],
      ["2020-04-27 14:59", "open"],
      ["2020-04-27 15:00", "open, read 2020-04-28 08:00"],
      ["2020-05-26 07:59", "open, read 2020-05-26 08:00"],
      ["2020-05-26 15:30", "open"],
    ],
  },
  {
    ...{ office: "tanjungpinang", ask: "KTP_BARU web file", about: "advice, and blanks that ran out" },
    answers: [
      ["2020-03-05 23:59", "open, read 2020-03-06 08:00"],
      ["2020-03-06 00:00", "open, read 2020-03-06 08:00, advice"],
      ["2020-03-22 23:59", "open, read 2020-03-23 08:00, advice"],
      ["2020-03-23 00:00", "open, read 2020-03-23 08:00, BLANKO_OUT until not decided, advice"],
      ["2020-06-05 10:00", "open, BLANKO_OUT until not decided, advice"],
      ["2020-06-08 10:00", "open, BLANKO_OUT until 2020-06-13 00:00, advice"],
      ["2020-06-12 14:59", "open, BLANKO_OUT until 2020-06-13 00:00, advice"],
      ["2020-06-13 00:00", "open, read 2020-06-15 08:00, advice"],
      ["2020-07-31 23:59", "open, read 2020-08-03 08:00, advice"],
      ["2020-08-01 00:00", "open, read 2020-08-03 08:00"],
    ],
  },
  {
    ...{ office: "tanjungpinang", ask: "KIA_BARU web file", about: "only blanks of the KTP-el ran out" },
    answers: [["2020-04-06 10:00", "open, advice"]],
  },
  {
    ...{ office: "tanjungpinang", ask: "KTP_BARU whatsapp file", about: "the number that takes applications" },
    answers: [
      ["2020-03-05 23:59", "closed, notOffered, until 2020-03-06 00:00"],
      ["2020-03-06 08:00", "open, advice"],
    ],
  },
  {
    ...{ office: "bekasikab", ask: "LEGALISIR counter file", about: "the day everything moved online" },
    answers: [
      ["2021-01-25 15:29", "open"],
      ["2021-01-25 15:30", "closed, hours, until not decided"],
      ["2021-01-26 00:00", `${ALL_ONLINE}, until not decided`],
      ["2021-02-28 23:59", `${ALL_ONLINE}, until not decided`],
      ["2021-03-01 00:00", `${ALL_ONLINE}, until 2021-03-08 08:00`],
      ["2021-03-05 23:59", `${ALL_ONLINE}, until 2021-03-08 08:00`],
      ["2021-03-06 00:00", "closed, hours, until 2021-03-08 08:00"],
      ["2021-03-08 08:00", "open"],
    ],
  },
  {
    ...{ office: "bekasikab", ask: "LEGALISIR counter file TNI_POLRI", about: "the exception, and Imlek" },
    answers: [
      ["2021-01-26 07:59", "closed, hours, until 2021-01-26 08:00"],
      ["2021-01-26 08:00", "open"],
      ["2021-02-11 15:30", "closed, hours, until 2021-02-15 08:00"],
      ["2021-02-12 10:00", "closed, libur Tahun Baru Imlek 2572 Kongzili, until 2021-02-15 08:00"],
    ],
  },
  {
    ...{ office: "bekasikab", ask: "KIA_BARU counter collect at gerai-cikarang", about: "fetching at the kiosk" },
    answers: [
      ["2021-01-25 15:29", "open"],
      ["2021-01-26 00:00", `${ALL_ONLINE}, until not decided, PICKUP_SUSPENDED until not decided`],
      ["2021-03-08 08:00", "open"],
    ],
  },
  {
    ...{ office: "bekasikab", ask: "KK_PISAH whatsapp file", about: "a number for each group of services" },
    answers: [
      ["2021-01-25 23:59", "closed, notOffered, until 2021-01-26 00:00"],
      ["2021-01-26 08:00", "open, PICKUP_SUSPENDED until not decided"],
    ],
  },
  {
    ...{ office: "bekasikab", ask: "KTP_RUSAK whatsapp file", about: "a number for KTP-el" },
    answers: [
      ["2021-01-25 23:59", "closed, notOffered, until 2021-01-26 00:00"],
      ["2021-02-01 10:00", "open, PICKUP_SUSPENDED until not decided"],
    ],
  },
  {
    ...{ office: "bekasikab", ask: "LEGALISIR whatsapp file", about: "no number for copies" },
    answers: [["2021-02-01 10:00", "closed, notOffered, until not decided"]],
  },
  {
    ...{ office: "bulungan", ask: "KK_PISAH counter file", about: "messages only" },
    answers: [
      ["2020-03-20 15:29", "open"],
      ["2020-03-20 15:30", "closed, hours, until not decided"],
      ["2020-03-23 00:00", `${MESSAGES}, until not decided`],
      ["2020-06-01 23:59", `${MESSAGES}, until not decided`],
      ["2020-06-02 00:00", `${MESSAGES}, until 2020-06-08 08:00`],
      ["2020-06-05 23:59", `${MESSAGES}, until 2020-06-08 08:00`],
      ["2020-06-06 00:00", "closed, hours, until 2020-06-08 08:00"],
      ["2020-06-08 08:00", "open"],
    ],
  },
  {
    ...{ office: "kutaitimur", ask: "KK_PISAH counter file", about: "an office that stayed open" },
    answers: [
      ["2020-03-31 10:00", "open"],
      ["2020-03-31 15:59", "open"],
      ["2020-03-31 16:00", "closed, hours, until 2020-04-01 08:00"],
    ],
  },
  {
    ...{ office: "paser", ask: "KK_PISAH counter file", about: "advice while people work from home" },
    answers: [
      ["2020-03-20 15:59", "open"],
      ["2020-03-23 08:00", "open, advice"],
      ["2020-06-05 15:59", "open, advice"],
      ["2020-06-08 08:00", "open"],
    ],
  },
  {
    ...{ office: "bintan", ask: "KTP_PEREKAMAN counter file", about: "three weeks, counted" },
    answers: [
      ["2020-04-03 14:59", "open"],
      ["2020-04-03 15:00", "closed, hours, until 2020-04-27 08:00"],
      ["2020-04-05 23:59", "closed, hours, until 2020-04-27 08:00"],
      ["2020-04-06 00:00", RECORDING],
      ["2020-04-26 23:59", RECORDING],
      ["2020-04-27 00:00", "closed, hours, until 2020-04-27 08:00"],
      ["2020-04-27 08:00", "open"],
    ],
  },
  {
    ...{ office: "bintan", ask: "KTP_BARU counter file", about: "what needs no recording goes on" },
    answers: [["2020-04-20 10:00", "open"]],
  },
];
