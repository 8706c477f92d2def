import type { OverviewView } from "@gerai/contracts/reports";
import { messages } from "@gerai/language";
import { expect, test } from "vitest";
import { overviewCsv } from "./overview-csv.ts";

const figures = { filed: 40, finished: null, waiting: 7, medianHours: null };
const view: OverviewView = {
  ...{ from: "2026-01", to: "2026-11", service: null, services: [], at: "2026-11-22T02:00:00Z", checkedAt: null },
  national: figures,
  provinces: [
    { ...figures, code: "64", name: "Kalimantan Timur", offices: 2, atLeast: { filed: 40, finished: 31, waiting: 7 } },
  ],
  offices: [
    { ...figures, regionCode: "64.74", name: '=cmd|" Kota', province: "64", isCounted: true },
    { ...figures, regionCode: "64.71", name: "Kota, Balikpapan", province: "64", isCounted: false },
  ],
  byService: [{ ...figures, code: "KTP_RUSAK", name: { id: "KTP rusak", en: "Damaged card" } }],
  byMonth: [{ month: "2026-11", filed: 0, finished: 20, medianHours: 31 }],
  waitingByAge: [{ band: "upTo7", cases: null }],
  closures: [],
};

test("the file holds the numbers of the screen, with the word for hidden, and no formula", () => {
  const lines = overviewCsv(view, messages("id").ministry, "id").replace("\uFEFF", "").trimEnd().split("\r\n");
  expect(lines).toEqual([
    "bagian,kode,nama,masuk,selesai,menunggu,waktu_tengah_jam",
    "masa,,2026-01/2026-11,,,,",
    "nasional,,,40,ditutup,7,",
    "provinsi,64,Kalimantan Timur,40,≥31,7,",
    `kantor,64.74,"'=cmd|"" Kota",40,ditutup,7,`,
    `kantor,64.71,"Kota, Balikpapan",belum lapor,,,`,
    "layanan,KTP_RUSAK,KTP rusak,40,ditutup,7,",
    "bulan,2026-11,,0,20,,31",
    "umur_menunggu,upTo7,sampai 7 hari,,,ditutup,",
  ]);
});
