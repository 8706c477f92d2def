import type { CaseState, OutputKind, OutputState, RefusalReason } from "@gerai/contracts/applications";
import type { Text } from "@gerai/contracts/kernel";

/** What the citizen reads for each state of a case (adminduk.md, section 4). */
const CASE_LABELS: Readonly<Record<CaseState, Text>> = {
  DRAFT: { id: "Draf", en: "Draft" },
  SUBMITTED: { id: "Diajukan", en: "Filed" },
  QUEUED: { id: "Menunggu jam layanan", en: "Waiting for office hours" },
  IN_VERIFICATION: { id: "Diverifikasi", en: "Being checked" },
  NEEDS_COMPLETION: { id: "Berkas perlu dilengkapi", en: "Papers to complete" },
  RESUBMITTED: { id: "Dilengkapi", en: "Completed by you" },
  VERIFIED: { id: "Terverifikasi", en: "Verified" },
  IN_PROCESS: { id: "Diproses", en: "In process" },
  CLOSED: { id: "Selesai", en: "Finished" },
  REJECTED: { id: "Ditolak", en: "Refused" },
  CANCELLED: { id: "Dibatalkan", en: "Withdrawn" },
  EXPIRED: { id: "Kedaluwarsa", en: "Expired" },
};

/** What the citizen reads for each state of an output. */
const OUTPUT_LABELS: Readonly<Record<OutputState, Text>> = {
  TO_MAKE: { id: "Diproses", en: "In process" },
  AWAITING_SIGNATURE: { id: "Menunggu TTE", en: "Awaiting e-signature" },
  ISSUED: { id: "Terbit", en: "Issued" },
  READY_TO_PRINT: { id: "Siap cetak", en: "Ready to print" },
  PRINTED: { id: "Dicetak", en: "Printed" },
  READY_FOR_PICKUP: { id: "Siap diambil", en: "Ready to collect" },
  SENT: { id: "Dikirim", en: "Sent" },
  COLLECTED: { id: "Diambil", en: "Collected" },
  DONE: { id: "Selesai dilayani", en: "Done" },
  REVOKED: { id: "Dicabut", en: "Revoked" },
};

/** How far an output is on its way; the least advanced one speaks for the case. */
const PROGRESS: readonly OutputState[] = [
  "TO_MAKE",
  "AWAITING_SIGNATURE",
  "READY_TO_PRINT",
  "PRINTED",
  "ISSUED",
  "READY_FOR_PICKUP",
  "SENT",
  "COLLECTED",
  "DONE",
  "REVOKED",
];

/** The label of a case's state. */
export function caseStateLabel(state: CaseState): Text {
  return CASE_LABELS[state];
}

/** The label of an output; a visit that is not done waits for a day set by the office, a sent PDF went by e-mail. */
export function outputStateLabel(kind: OutputKind, state: OutputState, delivery: string): Text {
  if (kind === "visit" && state === "TO_MAKE")
    return { id: "Tanggal ditentukan kantor", en: "The office sets the day" };
  if (state === "SENT" && kind === "pdf" && delivery === "email")
    return { id: "Dikirim ke e-mail", en: "Sent by e-mail" };
  if (state === "SENT" && kind === "message") return { id: "Dijawab", en: "Answered" };
  return OUTPUT_LABELS[state];
}

/** What decides the label of a case. */
export interface LabelledOutput {
  readonly kind: OutputKind;
  readonly state: OutputState;
  readonly delivery: string;
}

/** The label a citizen reads: while the case is in process, that of its least advanced output. */
export function caseLabel(state: CaseState, outputs: readonly LabelledOutput[]): Text {
  if (state !== "IN_PROCESS") return CASE_LABELS[state];
  const [last] = [...outputs].sort((a, b) => PROGRESS.indexOf(a.state) - PROGRESS.indexOf(b.state));
  return last ? outputStateLabel(last.kind, last.state, last.delivery) : CASE_LABELS[state];
}

/** Why a paper must be sent again, as the citizen reads it; `other` has only the officer's own words. */
const REFUSALS: Readonly<Record<RefusalReason, Text>> = {
  cut: {
    id: "Fotonya terpotong. Foto ulang sampai semua sisi terlihat.",
    en: "The photo is cut off. Take it again with all edges visible.",
  },
  blurred: {
    id: "Fotonya buram, tulisannya tidak terbaca. Foto ulang dengan ponsel diam dan cahaya cukup.",
    en: "The photo is blurred and cannot be read. Take it again with a steady phone and enough light.",
  },
  dark: {
    id: "Fotonya terlalu gelap atau silau. Foto ulang di tempat terang tanpa lampu kilat.",
    en: "The photo is too dark or has glare. Take it again in a bright place without flash.",
  },
  "wrong-paper": {
    id: "Ini bukan berkas yang diminta. Kirim berkas yang benar.",
    en: "This is not the paper asked for. Send the right one.",
  },
  photocopy: {
    id: "Ini foto dari fotokopi. Foto berkas aslinya.",
    en: "This is a photo of a photocopy. Photograph the original.",
  },
  "data-differs": {
    id: "Data pada berkas berbeda dengan isian. Kirim berkas yang sesuai.",
    en: "The paper differs from what was filled in. Send the paper that fits.",
  },
  "pages-missing": {
    id: "Ada halaman yang belum dikirim. Kirim semua halaman.",
    en: "Pages are missing. Send all pages.",
  },
  expired: {
    id: "Berkas sudah tidak berlaku. Kirim yang masih berlaku.",
    en: "The paper is no longer valid. Send a valid one.",
  },
  other: { id: "Berkas perlu diperbaiki.", en: "The paper needs mending." },
};

/** The citizen's text for a refused paper: the reason's own text, followed or (for `other`) replaced by the officer's words. */
export function refusalText(reason: RefusalReason, note: string | null): Text {
  const text = REFUSALS[reason];
  if (!note) return text;
  return reason === "other" ? { id: note, en: note } : { id: `${text.id} ${note}`, en: `${text.en} ${note}` };
}

const ITEM_NAMES: Readonly<Record<string, Text>> = {
  "ktp-el": { id: "KTP-el", en: "KTP-el card" },
  kia: { id: "Kartu Identitas Anak (KIA)", en: "Child identity card (KIA)" },
  kk_pdf: { id: "Kartu Keluarga (KK)", en: "Family card (KK)" },
  biodata_pdf: { id: "Biodata penduduk", en: "Resident's biodata" },
  suket_pdf: { id: "Surat keterangan pengganti KTP-el", en: "Letter in place of the KTP-el" },
  skpwni_pdf: { id: "Surat Keterangan Pindah WNI (SKPWNI)", en: "Moving certificate (SKPWNI)" },
  skpln_pdf: { id: "Surat Keterangan Pindah Luar Negeri (SKPLN)", en: "Certificate of moving abroad (SKPLN)" },
  skdln_pdf: { id: "Surat Keterangan Datang dari Luar Negeri (SKDLN)", en: "Certificate of arrival (SKDLN)" },
  sktt_pdf: { id: "Surat Keterangan Tempat Tinggal (SKTT)", en: "Certificate of residence (SKTT)" },
  akta_kelahiran_pdf: { id: "Akta Kelahiran", en: "Birth certificate" },
  surat_lahir_mati_pdf: { id: "Surat Keterangan Lahir Mati", en: "Certificate of stillbirth" },
  akta_kematian_pdf: { id: "Akta Kematian", en: "Death certificate" },
  akta_perkawinan_pdf: { id: "Akta Perkawinan", en: "Marriage certificate" },
  akta_perceraian_pdf: { id: "Akta Perceraian", en: "Divorce certificate" },
  akta_pengakuan_anak_pdf: { id: "Akta Pengakuan Anak", en: "Certificate of acknowledgement of a child" },
  akta_pengesahan_anak_pdf: { id: "Akta Pengesahan Anak", en: "Certificate of legitimation of a child" },
  catatan_pinggir: { id: "Catatan pinggir pada akta", en: "Marginal note on the certificate" },
};

/** The name of an output as people say it: that of the card or paper, or of the service where it has none of its own. */
export function outputName(item: string, serviceName: Text): Text {
  return ITEM_NAMES[item] ?? serviceName;
}
