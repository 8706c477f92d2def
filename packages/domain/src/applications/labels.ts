import type { CaseState, OutputKind, OutputState } from "@gerai/contracts/applications";
import type { Text } from "@gerai/contracts/kernel";

/** Labels of the states of a case, as citizens and officers read them (domain facts of adminduk, life cycle). */
const CASE_LABELS: Readonly<Record<CaseState, Text>> = {
  DRAFT: { id: "Draf", en: "Draft" },
  SUBMITTED: { id: "Diajukan", en: "Submitted" },
  QUEUED: { id: "Menunggu jam layanan", en: "Waiting for office hours" },
  IN_VERIFICATION: { id: "Diverifikasi", en: "Being checked" },
  NEEDS_COMPLETION: { id: "Berkas kurang", en: "Papers to be mended" },
  RESUBMITTED: { id: "Dilengkapi", en: "Completed by the applicant" },
  VERIFIED: { id: "Terverifikasi", en: "Verified" },
  IN_PROCESS: { id: "Diproses", en: "In process" },
  CLOSED: { id: "Selesai", en: "Finished" },
  REJECTED: { id: "Ditolak", en: "Rejected" },
  CANCELLED: { id: "Dibatalkan", en: "Cancelled" },
  EXPIRED: { id: "Kedaluwarsa", en: "Expired" },
};

const OUTPUT_LABELS: Readonly<Record<OutputState, Text>> = {
  TO_MAKE: { id: "Diproses", en: "In process" },
  AWAITING_SIGNATURE: { id: "Menunggu TTE", en: "Waiting for the signature" },
  ISSUED: { id: "Terbit", en: "Issued" },
  READY_TO_PRINT: { id: "Siap cetak", en: "Ready to print" },
  PRINTED: { id: "Dicetak", en: "Printed" },
  READY_FOR_PICKUP: { id: "Siap diambil", en: "Ready to collect" },
  SENT: { id: "Dikirim", en: "Sent" },
  COLLECTED: { id: "Diambil", en: "Collected" },
  DONE: { id: "Selesai", en: "Done" },
  REVOKED: { id: "Dicabut", en: "Revoked" },
};

const SENT_LABELS: Readonly<Partial<Record<OutputKind, Text>>> = {
  pdf: { id: "Dikirim ke e-mail", en: "Sent by e-mail" },
  card: { id: "Dikirim kurir", en: "Sent by courier" },
  message: { id: "Dijawab", en: "Answered" },
};

/** How far a state is; the label of a case in process is that of its least advanced output. */
const ADVANCE: Readonly<Record<OutputState, number>> = {
  TO_MAKE: 0,
  AWAITING_SIGNATURE: 1,
  READY_TO_PRINT: 2,
  PRINTED: 3,
  ISSUED: 4,
  READY_FOR_PICKUP: 5,
  SENT: 6,
  COLLECTED: 6,
  DONE: 6,
  REVOKED: 7,
};

/** What an `item` of an output is called; the keys are the output kinds and blank cards of the service templates. */
const OUTPUT_NAMES: Readonly<Record<string, Text>> = {
  "ktp-el": { id: "KTP-el", en: "e-ID card (KTP-el)" },
  kia: { id: "Kartu Identitas Anak (KIA)", en: "Child identity card (KIA)" },
  biometric_record: { id: "Perekaman biometrik", en: "Biometric recording" },
  ikd_activation: { id: "Aktivasi Identitas Kependudukan Digital (IKD)", en: "Activation of the digital identity (IKD)" },
  stamped_copy: { id: "Legalisir dokumen", en: "Legalised copy" },
  data_update_notice: { id: "Pemberitahuan pemutakhiran data", en: "Notice of the data update" },
  complaint_reply: { id: "Jawaban pengaduan", en: "Reply to the complaint" },
  suket_pdf: { id: "Surat keterangan pengganti KTP-el", en: "Letter in place of the KTP-el" },
  kk_pdf: { id: "Kartu Keluarga (KK)", en: "Family card (KK)" },
  biodata_pdf: { id: "Biodata penduduk", en: "Resident's biodata" },
  skpwni_pdf: { id: "Surat Keterangan Pindah WNI (SKPWNI)", en: "Moving certificate (SKPWNI)" },
  skpln_pdf: { id: "Surat Keterangan Pindah Luar Negeri (SKPLN)", en: "Certificate of moving abroad (SKPLN)" },
  skdln_pdf: { id: "Surat Keterangan Datang dari Luar Negeri (SKDLN)", en: "Certificate of arrival from abroad (SKDLN)" },
  sktt_pdf: { id: "Surat Keterangan Tempat Tinggal (SKTT)", en: "Certificate of residence (SKTT)" },
  akta_pdf: { id: "Kutipan akta", en: "Extract of the certificate" },
  akta_kelahiran_pdf: { id: "Akta Kelahiran", en: "Birth certificate" },
  surat_lahir_mati_pdf: { id: "Surat Keterangan Lahir Mati", en: "Certificate of stillbirth" },
  akta_kematian_pdf: { id: "Akta Kematian", en: "Death certificate" },
  akta_perkawinan_pdf: { id: "Akta Perkawinan", en: "Marriage certificate" },
  akta_perceraian_pdf: { id: "Akta Perceraian", en: "Divorce certificate" },
  akta_pengakuan_anak_pdf: { id: "Akta Pengakuan Anak", en: "Certificate of acknowledgement of a child" },
  akta_pengesahan_anak_pdf: { id: "Akta Pengesahan Anak", en: "Certificate of legitimation of a child" },
  catatan_pinggir: { id: "Catatan pinggir pada akta", en: "Marginal note on the certificate" },
};

/** An output as far as labels need it. */
export interface LabelledOutput {
  readonly kind: OutputKind;
  readonly state: OutputState;
}

/** The label of a state of a case. */
export function caseStateLabel(state: CaseState): Text {
  return CASE_LABELS[state];
}

/** The label of a state of an output; "sent" says on which way. */
export function outputStateLabel(kind: OutputKind, state: OutputState): Text {
  if (kind === "visit" && state === "TO_MAKE") return { id: "Menunggu kunjungan", en: "Waiting for the visit" };
  return (state === "SENT" ? SENT_LABELS[kind] : undefined) ?? OUTPUT_LABELS[state];
}

/** What a citizen reads for the whole case: its state, or while it is in process its least advanced output. */
export function caseLabel(state: CaseState, outputs: readonly LabelledOutput[]): Text {
  if (state !== "IN_PROCESS") return CASE_LABELS[state];
  const [least] = [...outputs].sort((a, b) => ADVANCE[a.state] - ADVANCE[b.state]);
  return least ? outputStateLabel(least.kind, least.state) : CASE_LABELS.IN_PROCESS;
}

/** The name of what an output is (`kk_pdf`, `ktp-el`); an item without a name of its own is an ordinary document. */
export function outputName(item: string): Text {
  return OUTPUT_NAMES[item] ?? { id: "Dokumen", en: "Document" };
}
