/** What a message can be about besides a service. */
export type Intent =
  | "status"
  | "hours"
  | "address"
  | "human"
  | "fee"
  | "menu"
  | "cancel"
  | "stop"
  | "thanks"
  | "bye"
  | "greeting";

/** How people say it; read through the word forms like the phrases of services. A longer phrase beats one inside it. */
export const INTENT_PHRASES: Readonly<Record<Intent, readonly string[]>> = {
  status: [
    "status ktp",
    "status kk",
    "status akta",
    "status kia",
    "status pindah",
    ..."belum jadi|pengajuan jadi|pengajuan sudah jadi|dimana diajukan|akta diajukan|ktp diajukan|kk diajukan".split(
      "|",
    ),
    "kapan jadi kk",
    "kapan jadi ktp",
    ..."status|cek status|status pengajuan|kode lacak|sudah jadi|sudah jadi belum|kapan jadi|jadi kapan|kapan ambil|sudah bisa ambil|sudah siap ambil|nomor pengajuan".split(
      "|",
    ),
    ..."cek berkas|berkas diproses|pengajuan diproses|sudah diproses|belum diproses|pengajuan belum jadi|berkas belum jadi|permohonan status|cek pengajuan|kabar pengajuan|status berkas|status permohonan|status kk pengajuan|status ktp pengajuan|status akta pengajuan|status cetak ktp".split(
      "|",
    ),
  ],
  hours: [
    ..."jam|jam buka|jam layanan|jam kerja|jam pelayanan|jam operasional|buka|tutup|libur|buka hari ini|masih buka|kapan buka|sabtu|minggu buka|jadwal pelayanan|jam kantor|kantor buka|kantor tutup|kantor libur|jadwal|tanggal merah".split(
      "|",
    ),
  ],
  address: [
    ..."alamat kantor|kantor dimana|dimana|lokasi|lokasi kantor|alamat dimana|alamat|arah kantor|alamat pengambilan|dimana lokasi|dimana alamat kantor|jalan menuju kantor|kantor sebelah mana".split(
      "|",
    ),
  ],
  human: [
    ..."petugas|admin|operator|orang|bicara petugas|bicara admin|bicara operator|bicara orang|tanya petugas|hubung petugas|bicara langsung petugas|bukan bot|bukan robot|orang asli".split(
      "|",
    ),
    ..."tautan gagal|tautan tidak buka|tautan tidak|gagal upload|gagal kirim formulir|tautan mati|gagal|bot|robot".split(
      "|",
    ),
  ],
  fee: ["biaya", "biaya urus", "biaya buat", "pelayanan gratis"],
  menu: ["menu", "menu utama", "menu apa", "menu sini", "pelayanan", "mulai", "start"],
  cancel: ["batal", "batal pengajuan"],
  stop: [
    "berhenti",
    "berhenti kirim pesan",
    "jangan kirim pesan",
    "jangan hubungi",
    "berhenti langganan",
    "berhenti pesan",
  ],
  thanks: ["makasih"],
  bye: ["dadah"],
  greeting: ["halo"],
};

/** Said of somebody else as often as to call somebody: they count only where no need is told in a whole phrase. */
export const MILD_WORDS: readonly string[] = [
  "petugas",
  "admin",
  "operator",
  "bot",
  "robot",
  "gagal",
  "buka",
  "tutup",
  "pelayanan",
];
/** Part of many needs: they count only in a message that is about nothing else. */
export const BARE_WORDS: readonly string[] = ["orang", "dimana", "alamat"];
