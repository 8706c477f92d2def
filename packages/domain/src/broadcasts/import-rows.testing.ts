/** Columns of the sheets below, as an office writes them. */
export const HEADER = [
  "Jabatan",
  "Kecamatan",
  "Kelurahan/Desa",
  "Kode Wilayah",
  "RW",
  "RT",
  "Nama",
  "No. HP",
  "E-mail",
  "TMT",
  "Akhir Jabatan",
];

/** Rows that are right, of Bontang; numbers of the test range. */
export const GOOD_ROWS: readonly string[][] = [
  ["Camat", "Bontang Utara", "", "", "", "", "Camat Percontohan", "0812-0000-9001", "", "01/01/2025", "31/12/2029"],
  [
    "Lurah",
    "Kec. Bontang Utara",
    "Kel. Bontang Kuala",
    "",
    "",
    "",
    "Lurah Percontohan",
    "+62 812 0000 9002",
    "",
    "",
    "",
  ],
  ["Ketua RW", "BONTANG UTARA", "bontang kuala", "", "RW 03", "", "Ketua Percontohan", "6281200009003", "", "", ""],
  ["RT", "Bontang Utara", "Bontang Kuala", "", "3", "012", "Ketua Contoh", "81200009004", "rt@contoh.example", "", ""],
  ["RT", "", "", "6474011002", "", "1", "Ketua Uji", "081200009005", "", "1 Januari 2026", "2026-12-31"],
];

type Change = Readonly<Partial<Record<"level" | "district" | "village" | "code" | "rw" | "rt", string>>> &
  Readonly<Partial<Record<"name" | "phone" | "email" | "from" | "until" | "more", string>>>;

let numbers = 100;

/** A right row of its own, but for what is changed: an RT of Api-api with a number of its own. */
function rowWith(change: Change): string[] {
  numbers += 1;
  const right = { level: "RT", district: "Bontang Utara", village: "Api-api", code: "", rw: "1", rt: String(numbers) };
  const person = { name: "Ketua Percontohan", phone: `0812000${90_000 + numbers}`, email: "", from: "", until: "" };
  const all = { ...right, ...person, ...change };
  const { level, district, village, code, rw, rt, name, phone, email, from, until } = all;
  const cells = [level, district, village, code, rw, rt, name, phone, email, from, until];
  return change.more === undefined ? cells : [...cells, change.more];
}

/** Thirty rows, each with what is wrong with it. Rows that stand twice follow the one they repeat. */
export function badRows(): readonly { readonly cells: string[]; readonly faults: readonly string[] }[] {
  const bad = (fault: string, change: Change) => ({ cells: rowWith(change), faults: [fault] });
  return [
    bad("level-missing", { level: "" }),
    bad("level-unknown", { level: "Bupati" }),
    bad("level-not-of-place", { level: "Kades", rw: "", rt: "" }),
    bad("district-missing", { district: "" }),
    bad("district-unknown", { district: "Balikpapan Kota" }),
    bad("village-missing", { village: "-" }),
    bad("village-unknown", { village: "Desa Antah" }),
    bad("village-of-other-district", { village: "Satimpo" }),
    bad("village-not-for-level", { level: "Camat", rw: "", rt: "" }),
    bad("code-unknown", { code: "64.74.01.9999" }),
    bad("code-of-other-place", { code: "64.74.01.1001" }),
    bad("place-outside", { code: "6471011001" }),
    bad("rw-missing", { level: "RW", rw: "", rt: "" }),
    bad("rt-missing", { rt: "000" }),
    bad("number-unreadable", { rt: "dua belas" }),
    bad("number-not-for-level", { level: "Lurah", rt: "" }),
    bad("name-missing", { name: "" }),
    bad("name-unreadable", { name: "08123 RT" }),
    bad("phone-missing", { phone: "" }),
    bad("phone-landline", { phone: "0548-20001" }),
    bad("phone-foreign", { phone: "+60 12 345 6789" }),
    bad("phone-unreadable", { phone: "0812" }),
    bad("email-unreadable", { email: "rt(at)contoh" }),
    bad("date-unreadable", { from: "31/02/2026" }),
    bad("term-reversed", { from: "2027-02-01", until: "2027-01-31" }),
    bad("term-over", { until: "2024-12-31" }),
    bad("too-many-cells", { more: "lebih" }),
    bad("too-long", { name: "A".repeat(121) }),
    bad("nik", { name: "6474 0101 0101 9001" }),
    bad("injection", { name: "=HYPERLINK(1)" }),
    bad("control-characters", { village: "Api\u0007api" }),
    bad("not-utf8", { name: "Ren\uFFFD" }),
  ];
}
