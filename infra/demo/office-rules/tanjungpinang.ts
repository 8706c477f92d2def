import { beginning, ending, type Publication, ruleItem, words } from "./publication.ts";

const postpone = ruleItem("postpone", {
  name: "Tunda bila tidak mendesak",
  scope: {},
  effects: {
    advice: words(
      "Tunda bila tidak mendesak. Semua dokumen dapat diurus daring atau lewat WhatsApp.",
      "Put it off if it is not urgent. Every paper can be handled online or by WhatsApp.",
    ),
  },
  from: "2020-03-06",
  reviewOn: "2020-06-01",
  reason: words("Untuk mengurangi kerumunan di kantor.", "To keep the office from being crowded."),
  alternatives: [{ channel: "web" }, { channel: "whatsapp" }],
});

const noBlanks = ruleItem("no-blanks", {
  name: "Blanko KTP-el habis",
  scope: {},
  effects: { suspend: [{ capability: "printing", blanksOut: true, card: "ktp-el" }] },
  from: "2020-03-23",
  reviewOn: "2020-05-04",
  reason: words(
    "Blanko KTP-el habis dan pusat belum memberi yang baru. Permohonan tetap diterima; kartu dicetak bila blanko datang.",
    "The blank cards are used up and no new ones are handed out yet. Applications are taken; cards are printed when blanks come.",
  ),
});

/** Kota Tanjungpinang; source S3. When the two open decisions ended is our assumption. */
export const TANJUNGPINANG: readonly Publication[] = [
  beginning("Kota Tanjungpinang", "+6281100000300", { closes: "16:00", fridayCloses: "15:00" }),
  {
    publishedAt: "2020-03-05T03:00:00Z",
    note: "Layanan daring dan WhatsApp",
    items: [
      postpone,
      {
        id: "whatsapp",
        kind: "contact",
        body: { kind: "whatsapp", name: "WhatsApp Disdukcapil", phone: "+6281100000301", from: "2020-03-06" },
      },
    ],
  },
  { publishedAt: "2020-03-23T00:30:00Z", note: "Blanko habis", items: [noBlanks] },
  ending(noBlanks, "2020-06-12", "2020-06-08"),
  ending(postpone, "2020-07-31", "2020-07-20"),
];
