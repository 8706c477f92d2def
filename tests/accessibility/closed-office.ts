import { createPostgres } from "@gerai/database";
import { publishConfiguration } from "@gerai/domain/availability";
import { registerStaff } from "@gerai/domain/identity";
import { SYSTEM } from "@gerai/domain/kernel";
import { changeDraft, getDraft } from "@gerai/domain/tenancy";
import { newId } from "@gerai/foundation/ids";
import { createTestOffice, type NewItem, TEST_PASSWORD, type TestOffice } from "@gerai/testing/test-office";
import { ALWAYS } from "../journeys/around-the-clock.ts";
import { theHouse } from "../journeys/browser.ts";
import { openHouse } from "../journeys/house-resources.ts";
import type { LogIn } from "../journeys/officer-works.ts";

const DAY_MS = 86_400_000;
/** One more than a page of the history shows. */
const VERSIONS = 51;
const ADMINISTRATOR = "pengelola";

/** A day of the office (WITA), some days from now. */
const dayFromNow = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);
const words = (id: string, en: string) => ({ id, en });

/** An office of the tests' own: half of it is closed by rules, its history is long, its draft is full and faulty. */
export interface ClosedOffice {
  readonly slug: string;
  readonly administrator: LogIn;
  /** The mode that closes its counters, as the admin's pages address it. */
  readonly modeKey: string;
  /** The version in force. */
  readonly version: number;
}

const counterMode: NewItem = {
  kind: "rule",
  body: {
    name: "Pelayanan terbatas di semua loket sampai pendaftaran ulang selesai",
    scope: { channels: ["counter"], stages: ["file", "continue"] },
    effects: {
      access: "close",
      suspend: [{ capability: "recording" }, { capability: "printing" }],
      houseRules: [
        words("Pakai masker dan datang sendiri.", "Wear a mask and come alone."),
        words("Anak kecil tetap di rumah.", "Small children stay at home."),
      ],
      advice: words(
        "Tunda bila tidak mendesak; antrean setelah pembukaan lebih pendek daripada biasanya.",
        "Put it off if it is not urgent; queues after the reopening are shorter than usual.",
      ),
    },
    from: dayFromNow(-2),
    until: dayFromNow(9),
    exceptions: [
      { purposes: ["TNI_POLRI"], services: ["LEGALISIR", "KTP_BARU", "KTP_RUSAK"] },
      { stages: ["continue"], categories: ["AKTA"], filedBefore: dayFromNow(-2) },
    ],
    reason: words(
      "Ruang pelayanan diperbaiki setelah banjir. Petugas tetap bekerja dan menjawab pesan Anda.",
      "The service hall is being repaired after the flood. Staff are at work and answer your messages.",
    ),
    alternatives: [
      { channel: "whatsapp", text: words("Kirim berkas lewat WhatsApp.", "Send your papers by WhatsApp.") },
      { channel: "web" },
    ],
    showContacts: true,
  },
};

/** What closes the web for deaths, and every way for a child's card; neither end is decided. */
const closedServices: readonly NewItem[] = [
  {
    kind: "rule",
    body: {
      name: "Akta kematian hanya lewat WhatsApp",
      scope: { services: ["AKTA_KEMATIAN"], channels: ["web"], stages: ["file"] },
      effects: { access: "close" },
      from: dayFromNow(-20),
      reviewOn: dayFromNow(30),
      reason: words(
        "Surat kematian dari rumah sakit sedang dicocokkan satu per satu.",
        "Death letters of the hospitals are being compared one by one.",
      ),
      alternatives: [{ channel: "whatsapp" }],
      showContacts: true,
    },
  },
  {
    kind: "rule",
    body: {
      name: "KIA menunggu blangko",
      scope: { services: ["KIA_BARU"] },
      effects: { access: "close", suspend: [{ capability: "printing", blanksOut: true, card: "kia" }] },
      from: dayFromNow(-20),
      reviewOn: dayFromNow(14),
      reason: words("Blangko KIA habis di gudang provinsi.", "The province has run out of blanks for KIA."),
    },
  },
];

const beginnings: readonly NewItem[] = [
  {
    kind: "profile",
    body: {
      intro: words(
        "Kantor kependudukan untuk tujuh kecamatan di hulu dan hilir sungai. Semua layanan gratis.",
        "The registration office of seven districts up and down the river. Every service is free.",
      ),
      address: "Jalan Jenderal Achmad Yani Nomor 17 B, Kelurahan Bontang Baru",
      phone: "(0548) 20000",
      email: "kantor@contoh.example",
      accent: "#6b2c7a",
    },
  },
  { kind: "hours", body: { name: "Jam layanan sepanjang hari", scope: {}, week: ALWAYS } },
  {
    kind: "site",
    body: {
      code: "mal-pelayanan",
      name: "Gerai Mal Pelayanan Publik Loa Janan Ilir",
      address: "Lantai 3, sebelah loket pajak, Jalan Contoh Panjang Nomor 100",
      capabilities: ["counter", "pickup"],
      isMain: false,
      seats: 24,
    },
  },
  {
    kind: "contact",
    body: { kind: "whatsapp", name: "WhatsApp kantor", role: "Semua layanan", phone: "+6281100000900" },
  },
  {
    kind: "contact",
    body: {
      kind: "person",
      name: "Abdul Rahim Daeng Matutu Wibisono",
      role: "Akta dan pencatatan sipil",
      phone: "+6281100000901",
    },
  },
  {
    kind: "service",
    body: {
      code: "AKTA_LAHIR",
      isOffered: true,
      promiseDays: 2,
      note: words("Akta selesai lebih cepat bila semua foto terbaca.", "It is faster when every photo can be read."),
      extraRequirement: {
        id: "surat_pengantar",
        label: words("Surat pengantar ketua RT", "Letter of the head of the neighbourhood"),
        hint: words("Foto seluruh halaman, dengan tanda tangan dan cap.", "The whole page with signature and stamp."),
      },
    },
  },
];

/** What waits in the draft: something of most kinds, and something wrong of each sort that the page points out. */
const drafted: readonly NewItem[] = [
  {
    kind: "rule",
    body: {
      name: "Loket buka lagi untuk semua orang",
      scope: { channels: ["counter"], stages: ["file"], sites: ["loket-lama"] },
      effects: { access: "open" },
      from: dayFromNow(-1),
      reason: words("Perbaikan selesai.", "The repair is done."),
    },
  },
  {
    kind: "hours",
    body: { name: "Jam malam WhatsApp", scope: { channels: ["whatsapp"] }, week: ALWAYS, dailyQuota: 0 },
  },
  {
    kind: "holiday",
    body: {
      name: words("Hari jadi kota", "Birthday of the city"),
      from: dayFromNow(40),
      until: dayFromNow(41),
      effect: "closed",
    },
  },
  { kind: "contact", body: { kind: "line", name: "Pengaduan", email: "aduan@contoh.example" } },
];

const NOTES = [
  "Perbaikan nama petugas",
  "Nomor dinas diganti; yang lama masih dijawab sampai akhir bulan, sesuai surat edaran kepala dinas nomor 470/1234",
];

/** Publishes one small change after another until the history has more than one page; answers the version in force. */
async function lengthenHistory(office: TestOffice): Promise<number> {
  const key = newId(new Date());
  for (;;) {
    const ctx = await office.as(office.staff.office_admin);
    const version = ctx.office.configVersion;
    if (version >= VERSIONS) return version;
    const revision = (await getDraft(ctx, {})).items.find((item) => item.key === key)?.revision;
    const body = { kind: "line" as const, name: "Informasi", role: `Meja ${version}`, phone: "+6281100000902" };
    await changeDraft(ctx, { key, revision, item: { kind: "contact", body } });
    await publishConfiguration(ctx, { version, note: NOTES[version % NOTES.length] ?? body.role });
  }
}

/** Opens the office in the house, lives through its history and leaves its draft. */
export async function openClosedOffice(): Promise<ClosedOffice> {
  const { adminUrl, keys } = theHouse();
  const { resources, close } = openHouse(keys);
  const admin = createPostgres(adminUrl, { max: 1 });
  try {
    const office = await createTestOffice({ resources, admin });
    const person = { username: ADMINISTRATOR, name: "Nurhayati Percontohan", position: "Administrator Kantor" };
    const { totpSecret } = await registerStaff(await office.as(SYSTEM), {
      ...person,
      password: TEST_PASSWORD,
      roles: ["office_admin"],
    });
    await office.configure(beginnings);
    const [modeKey = ""] = await office.configure([counterMode, ...closedServices]);
    const version = await lengthenHistory(office);
    const ctx = await office.as(office.staff.office_admin);
    for (const item of drafted) await changeDraft(ctx, { key: newId(new Date()), item });
    const administrator = { office: office.slug, username: ADMINISTRATOR, password: TEST_PASSWORD, totpSecret };
    return { slug: office.slug, administrator, modeKey, version };
  } finally {
    await Promise.all([close(), admin.end()]);
  }
}
