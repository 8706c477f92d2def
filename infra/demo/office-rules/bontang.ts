import { beginning, ending, officialWhatsapp, type Publication, ruleItem, words } from "./publication.ts";

const lockdown = ruleItem("counter-closed-2020", {
  name: "Loket tutup, semua lewat daring",
  scope: { channels: ["counter"], stages: ["file", "continue"] },
  effects: { access: "close" },
  from: "2020-03-23",
  until: "2020-06-01",
  reason: words(
    "Untuk mencegah penularan COVID-19, loket ditutup. Semua permohonan diurus lewat tautan daring.",
    "To keep COVID-19 from spreading the counter is closed. Every application is handled online.",
  ),
  alternatives: [
    {
      channel: "web",
      text: words(
        "Ajukan di sini. Dokumen selain KTP-el dan KIA dikirim ke e-mail Anda sebagai PDF.",
        "Apply here. Papers other than KTP-el and KIA are e-mailed to you as PDF.",
      ),
    },
  ],
});

const newNormal = ruleItem("new-normal", {
  name: "Tatanan baru di loket",
  scope: { channels: ["counter"] },
  effects: {
    capacityFactor: 0.5,
    houseRules: [
      words("Pakai masker.", "Wear a mask."),
      words("Cuci tangan sebelum masuk.", "Wash your hands before you come in."),
      words("Suhu tubuh diperiksa di pintu.", "Your temperature is taken at the door."),
      words("Jaga jarak di ruang tunggu.", "Keep your distance in the waiting room."),
    ],
  },
  from: "2020-06-02",
  until: "2020-08-17",
  reason: words(
    "Loket buka kembali dengan separuh tempat duduk.",
    "The counter is open again, with half of the seats.",
  ),
  alternatives: [
    { channel: "web", text: words("Cara yang dianjurkan tetap daring.", "Online stays the recommended way.") },
  ],
});

const selfPrint = ruleItem("self-print", {
  name: "Dokumen dicetak sendiri",
  scope: { categories: ["KK", "AKTA", "PINDAH"] },
  effects: {
    houseRules: [
      words(
        "Dokumen dikirim ke e-mail Anda. Cetak sendiri pada kertas HVS A4 80 gram; tidak perlu diambil di kantor.",
        "The paper is sent to your e-mail. Print it yourself on A4, 80 g; nobody has to collect it.",
      ),
    ],
  },
  from: "2020-07-01",
  reviewOn: "2027-07-01",
  reason: words("Permendagri 109/2019.", "Permendagri 109/2019."),
});

const onlineAgain = ruleItem("online-again", {
  name: "Kembali sepenuhnya daring",
  scope: { channels: ["counter"], stages: ["file", "continue"] },
  effects: { access: "close" },
  from: "2020-08-18",
  reviewOn: "2020-10-01",
  reason: words(
    "Semua layanan kembali daring sampai ada keputusan baru.",
    "All services are online again until a new decision.",
  ),
  alternatives: [{ channel: "web", text: words("Ajukan di sini.", "Apply here.") }],
  showContacts: true,
});

const helpers = [
  { id: "helper-1", name: "Petugas Percontohan Satu", role: "Akta dan KK", phone: "+6281100000101" },
  { id: "helper-2", name: "Petugas Percontohan Dua", role: "KTP-el dan KIA", phone: "+6281100000102" },
];

/** Kota Bontang; sources S0 and S1. When the last closure ended is our assumption. */
export const BONTANG: readonly Publication[] = [
  beginning("Kota Bontang", "+6281100000100", { closes: "16:00" }),
  { publishedAt: "2020-03-20T06:00:00Z", note: "Loket tutup karena COVID-19", items: [lockdown] },
  { publishedAt: "2020-05-29T03:00:00Z", note: "Tatanan baru", items: [newNormal] },
  { publishedAt: "2020-06-29T03:00:00Z", note: "Cetak mandiri", items: [selfPrint] },
  {
    publishedAt: "2020-08-14T03:00:00Z",
    note: "Kembali daring, dengan nomor petugas",
    items: [
      onlineAgain,
      ...helpers.map(({ id, ...person }) => ({
        id,
        kind: "contact" as const,
        body: { kind: "person" as const, ...person, from: "2020-08-18", until: "2021-09-30" },
      })),
    ],
  },
  ending(onlineAgain, "2021-09-30", "2021-09-20"),
  officialWhatsapp("+6281100000103"),
];
