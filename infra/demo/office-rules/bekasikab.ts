import { beginning, type EnteredItem, ending, type Publication, ruleItem, week, words } from "./publication.ts";

const allOnline = ruleItem("all-online", {
  name: "Seluruh layanan daring",
  scope: { channels: ["counter"] },
  effects: { access: "close", suspend: [{ capability: "pickup" }] },
  from: "2021-01-26",
  reviewOn: "2021-02-15",
  exceptions: [{ purposes: ["TNI_POLRI"], services: ["LEGALISIR"] }],
  reason: words(
    "Sejumlah pegawai terpapar COVID-19. Layanan di kantor dan di Gerai Cepat dialihkan ke daring; pengambilan dokumen ditunda.",
    "A number of officers have COVID-19. The office and the kiosk work online only; collecting papers is put off.",
  ),
  alternatives: [{ channel: "web" }, { channel: "whatsapp" }],
});

interface Line {
  readonly id: string;
  readonly name: string;
  readonly number: number;
  readonly services?: string[];
  readonly categories?: string[];
}

const LINES: readonly Line[] = [
  { id: "kk", name: "WhatsApp Kartu Keluarga", number: 401, categories: ["KK"] },
  { id: "moves", name: "WhatsApp Pindah Datang", number: 402, categories: ["PINDAH"] },
  { id: "kia", name: "WhatsApp KIA", number: 403, categories: ["KIA"] },
  { id: "nik", name: "WhatsApp Validasi NIK", number: 404, services: ["VALIDASI_NIK"] },
  { id: "akta", name: "WhatsApp Akta", number: 405, categories: ["AKTA"] },
  { id: "complaints", name: "WhatsApp Pengaduan", number: 406, services: ["PENGADUAN"] },
  // Not named by the source, which is about a time without KTP-el at the counter; our assumption.
  { id: "ktp", name: "WhatsApp KTP-el", number: 407, categories: ["KTP"] },
];

const numbers: readonly EnteredItem[] = LINES.map(({ id, name, number, services, categories }) => ({
  id: `whatsapp-${id}`,
  kind: "contact",
  body: { kind: "whatsapp", name, phone: `+6281100000${number}`, services, categories, from: "2021-01-26" },
}));

/** Kabupaten Bekasi; source S4, whose date is our assumption, as is the end. */
export const BEKASIKAB: readonly Publication[] = [
  beginning("Kabupaten Bekasi", "+6281100000400", { closes: "15:30" }),
  { publishedAt: "2021-01-25T09:00:00Z", note: "Pengalihan layanan ke daring", items: [allOnline, ...numbers] },
  ending(allOnline, "2021-03-05", "2021-03-01"),
  {
    publishedAt: "2026-08-03T01:00:00Z",
    note: "Ubah data KK daring paling banyak dua sehari selama pemutakhiran data",
    items: [
      {
        id: "hours-kk-changes",
        kind: "hours",
        body: {
          name: "Jam berkas ubah data KK daring",
          scope: { services: ["KK_UBAH_DATA"], channels: ["web", "whatsapp"] },
          week: week({ closes: "15:30" }),
          from: "2026-08-03",
          dailyQuota: 2,
        },
      },
    ],
  },
];
