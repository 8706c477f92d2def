import { beginning, ending, officialWhatsapp, type Publication, ruleItem, words } from "./publication.ts";

const messagesOnly = ruleItem("messages-only", {
  name: "Tanpa layanan tatap muka",
  scope: { channels: ["counter"] },
  effects: { access: "close" },
  from: "2020-03-23",
  reviewOn: "2020-04-20",
  reason: words(
    "Layanan tatap muka dihentikan sementara. Permohonan dikirim lewat WhatsApp.",
    "There is no service face to face for now. Applications are sent by WhatsApp.",
  ),
  alternatives: [{ channel: "whatsapp" }],
});

const fewerPeople = ruleItem("work-from-home", {
  name: "Sebagian pegawai bekerja dari rumah",
  scope: { channels: ["counter"] },
  effects: {
    advice: words("Datanglah hanya bila mendesak.", "Come only if it is urgent."),
  },
  from: "2020-03-23",
  reviewOn: "2020-05-04",
  reason: words("Anjuran bekerja dari rumah.", "The order to work from home."),
  alternatives: [{ channel: "web" }],
});

const recordingLater = ruleItem("recording-postponed", {
  name: "Perekaman KTP-el ditunda tiga minggu",
  scope: {},
  effects: { suspend: [{ capability: "recording" }] },
  from: "2020-04-06",
  durationDays: 21,
  reason: words(
    "Perekaman ditunda tiga minggu karena menyentuh alat yang dipakai bersama.",
    "Recording is put off for three weeks, because everyone touches the same devices.",
  ),
});

/** Kabupaten Bulungan; headline of S2. The end is our assumption. */
export const BULUNGAN: readonly Publication[] = [
  beginning("Kabupaten Bulungan", "+6281100000500", { closes: "15:30" }),
  {
    publishedAt: "2020-03-21T02:00:00Z",
    note: "Permohonan lewat WhatsApp",
    items: [
      messagesOnly,
      {
        id: "whatsapp",
        kind: "contact",
        body: { kind: "whatsapp", name: "WhatsApp Disdukcapil", phone: "+6281100000501", from: "2020-03-23" },
      },
    ],
  },
  ending(messagesOnly, "2020-06-05", "2020-06-02"),
];

/** Kabupaten Kutai Timur stayed open; headline of S2. */
export const KUTAITIMUR: readonly Publication[] = [
  beginning("Kabupaten Kutai Timur", "+6281100000600", { closes: "16:00" }),
  officialWhatsapp("+6281100000601"),
];

/** Kabupaten Paser; headline of S2. The advice and its end are our assumption. */
export const PASER: readonly Publication[] = [
  beginning("Kabupaten Paser", "+6281100000700", { closes: "16:00" }),
  { publishedAt: "2020-03-20T02:00:00Z", note: "Anjuran bekerja dari rumah", items: [fewerPeople] },
  ending(fewerPeople, "2020-06-07", "2020-06-03"),
  officialWhatsapp("+6281100000701"),
];

/** Kabupaten Bintan; headline of S3. */
export const BINTAN: readonly Publication[] = [
  beginning("Kabupaten Bintan", "+6281100000800", { closes: "16:00", fridayCloses: "15:00" }),
  { publishedAt: "2020-04-03T03:00:00Z", note: "Perekaman ditunda", items: [recordingLater] },
  officialWhatsapp("+6281100000801"),
];
