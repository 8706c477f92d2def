import { beginning, type Publication, ruleItem, week, words } from "./publication.ts";

const limited = ruleItem("limited-service", {
  name: "Pelayanan terbatas",
  scope: { channels: ["counter"] },
  effects: { access: "close", suspend: [{ capability: "recording" }, { capability: "printing" }] },
  from: "2020-03-23",
  until: "2020-03-31",
  exceptions: [
    {
      purposes: ["TNI_POLRI"],
      services: ["LEGALISIR", "KTP_BARU", "KTP_RUSAK", "KTP_HILANG", "KTP_UBAH_DATA"],
    },
    { stages: ["collect"] },
    { stages: ["continue"], categories: ["AKTA"], filedBefore: "2020-03-23" },
  ],
  reason: words(
    "Pelayanan di loket dibatasi sampai 31 Maret. Perekaman dan pencetakan KTP-el ditunda.",
    "Service at the counter is limited until 31 March. Recording and printing of KTP-el are postponed.",
  ),
  alternatives: [
    {
      channel: "whatsapp",
      text: words(
        "Untuk keperluan mendesak kirim pesan WhatsApp. Kami membalas dengan tautan formulirnya.",
        "If it is urgent send a WhatsApp message. We answer with the link of the form.",
      ),
    },
  ],
});

/** Kota Balikpapan; source S2, and the hours of 2020 and 2026 that are known. */
export const BALIKPAPAN: readonly Publication[] = [
  beginning("Kota Balikpapan", "+6281100000200", { closes: "15:00" }),
  {
    publishedAt: "2020-01-06T02:00:00Z",
    note: "Perekaman sampai pukul 13.00, paling banyak 200 orang sehari",
    items: [
      {
        id: "hours-recording",
        kind: "hours",
        body: {
          name: "Jam perekaman KTP-el",
          scope: { services: ["KTP_PEREKAMAN"], channels: ["counter"] },
          week: week({ closes: "13:00" }),
          from: "2020-01-06",
          dailyQuota: 200,
        },
      },
      {
        id: "whatsapp",
        kind: "contact",
        body: { kind: "whatsapp", name: "WhatsApp Disdukcapil", phone: "+6281100000201", from: "2020-01-06" },
      },
    ],
  },
  { publishedAt: "2020-03-20T02:00:00Z", note: "Surat edaran pelayanan terbatas", items: [limited] },
  {
    publishedAt: "2025-12-15T02:00:00Z",
    note: "Berkas daring yang masuk sampai pukul 14.00 selesai hari itu",
    items: [
      {
        id: "hours-online",
        kind: "hours",
        body: {
          name: "Jam berkas daring",
          scope: { channels: ["web", "whatsapp"] },
          week: week({ closes: "15:00", lastFiling: "14:00" }),
          from: "2026-01-01",
        },
      },
    ],
  },
];
