import type { OutputKind, OutputState } from "../../packages/contracts/src/applications/index.ts";
import type { EventDefinition } from "../../packages/contracts/src/kernel/index.ts";

/** How far a case has come. */
export type CaseEnd =
  | "DRAFT"
  | "FORGOTTEN"
  | "SUBMITTED"
  | "QUEUED"
  | "IN_VERIFICATION"
  | "NEEDS_COMPLETION"
  | "RESUBMITTED"
  | "VERIFIED"
  | "REJECTED"
  | "CANCELLED"
  | "UNANSWERED"
  /** In process: each output of a kind has come to this state; the case is closed when all are final. */
  | Readonly<Partial<Record<OutputKind, OutputState>>>;

/** An invented case: what is asked, since when, and how far it is. */
export interface CasePlan {
  readonly office: string;
  readonly service: string;
  /** Which sample of the catalogue it is made from. */
  readonly sample: number;
  /** Days ago and local time of filing; a Sunday becomes the Saturday before. Or the minutes ago. */
  readonly filed: readonly [daysAgo: number, time: string] | number;
  readonly end: CaseEnd;
  /** A paper had to be sent again on the way. */
  readonly detour?: boolean;
  /** Counted towards the day's quota of its service. */
  readonly isCounted?: boolean;
  /** The PDF came signed from SIAK. */
  readonly siak?: boolean;
  /** Withdrawn by the counter on the applicant's wish, not by the applicant. */
  readonly atCounter?: boolean;
  /** Name of the event that is left for the worker to tell, so that the mailbox of the simulator is not empty. */
  readonly mail?: EventDefinition["name"];
}

const SENT = { pdf: "SENT" } as const;

function of(office: string, ...plans: Omit<CasePlan, "office">[]): CasePlan[] {
  return plans.map((plan) => ({ office, ...plan }));
}

/** Some 40 cases of the last three weeks, in every state of cases and outputs. */
export const CASE_PLANS: readonly CasePlan[] = [
  ...of(
    "bontang",
    { service: "AKTA_LAHIR", sample: 0, filed: 95, end: "SUBMITTED", mail: "application.submitted" },
    { service: "AKTA_LAHIR", sample: 3, filed: [2, "19:40"], end: "IN_VERIFICATION" },
    {
      service: "KIA_BARU",
      sample: 0,
      filed: [4, "09:12"],
      end: "NEEDS_COMPLETION",
      mail: "application.completion-requested",
    },
    { service: "KK_UBAH_DATA", sample: 0, filed: [6, "20:05"], end: "RESUBMITTED" },
    { service: "AKTA_KEMATIAN", sample: 0, filed: [7, "10:31"], end: { pdf: "AWAITING_SIGNATURE" } },
    { service: "AKTA_LAHIR", sample: 0, filed: [9, "13:22"], end: { pdf: "ISSUED" }, mail: "output.issued" },
    { service: "KTP_HILANG", sample: 0, filed: [8, "08:47"], end: { card: "READY_TO_PRINT" } },
    { service: "KTP_RUSAK", sample: 0, filed: [12, "21:15"], end: { card: "READY_FOR_PICKUP" } },
    { service: "KK_HILANG_RUSAK", sample: 0, filed: [14, "11:08"], end: SENT, siak: true },
    { service: "AKTA_LAHIR", sample: 1, filed: [11, "14:30"], end: { pdf: "AWAITING_SIGNATURE" } },
    { service: "PENGADUAN", sample: 0, filed: [5, "16:44"], end: {} },
    { service: "KK_PISAH", sample: 0, filed: [13, "10:02"], end: "REJECTED" },
    { service: "AKTA_LAHIR", sample: 0, filed: [1, "20:50"], end: "DRAFT" },
  ),
  ...of(
    "balikpapan",
    { service: "KTP_BARU", sample: 0, filed: [10, "09:35"], end: { card: "PRINTED" } },
    { service: "KTP_RUSAK", sample: 1, filed: [17, "18:20"], end: { card: "SENT" } },
    { service: "AKTA_LAHIR", sample: 2, filed: [6, "12:10"], end: {} },
    { service: "KK_BARU_KELUARGA", sample: 0, filed: [15, "19:02"], end: SENT, detour: true },
    { service: "PINDAH_DATANG", sample: 0, filed: [9, "08:20"], end: { pdf: "SENT", card: "READY_TO_PRINT" } },
    { service: "LEGALISIR", sample: 0, filed: [12, "09:50"], end: { visit: "DONE" } },
    { service: "IKD_AKTIVASI", sample: 0, filed: [1, "07:55"], end: "SUBMITTED" },
  ),
  ...of(
    "tanjungpinang",
    { service: "KTP_HILANG", sample: 0, filed: [16, "10:25"], end: { card: "READY_TO_PRINT" } },
    { service: "AKTA_KEMATIAN", sample: 3, filed: [18, "09:05"], end: SENT, detour: true, siak: true },
    { service: "KIA_BARU", sample: 2, filed: [19, "13:45"], end: { card: "COLLECTED" } },
    {
      service: "PINDAH_KELUAR",
      sample: 0,
      filed: [3, "20:30"],
      end: "NEEDS_COMPLETION",
      mail: "application.completion-requested",
    },
    { service: "SUKET_KTP", sample: 0, filed: [2, "09:41"], end: "SUBMITTED" },
    { service: "VALIDASI_NIK", sample: 0, filed: [8, "14:15"], end: { message: "SENT" }, mail: "output.answered" },
  ),
  ...of(
    "bekasikab",
    // Two a day are read of this service: the third waits for tomorrow, whatever the hour is now.
    { service: "KK_UBAH_DATA", sample: 0, filed: 44, end: "SUBMITTED", isCounted: true },
    { service: "KK_UBAH_DATA", sample: 1, filed: 33, end: "SUBMITTED", isCounted: true },
    { service: "KK_UBAH_DATA", sample: 1, filed: 21, end: "QUEUED" },
    { service: "PENGADUAN", sample: 1, filed: 210, end: "SUBMITTED", mail: "application.submitted" },
    { service: "AKTA_PERKAWINAN", sample: 0, filed: [7, "19:25"], end: "VERIFIED" },
    { service: "AKTA_PERCERAIAN", sample: 1, filed: [15, "10:55"], end: { pdf: "READY_FOR_PICKUP" } },
    {
      service: "KIA_HILANG_RUSAK",
      sample: 0,
      filed: [11, "08:33"],
      end: { card: "READY_FOR_PICKUP" },
      mail: "output.ready-for-pickup",
    },
    { service: "SUKET_KTP", sample: 1, filed: [20, "15:10"], end: "UNANSWERED" },
  ),
  ...of(
    "bulungan",
    { service: "AKTA_LAHIR", sample: 3, filed: [19, "09:18"], end: { pdf: "REVOKED" } },
    { service: "KTP_PEREKAMAN", sample: 0, filed: [13, "08:40"], end: { visit: "DONE" } },
    { service: "KK_HILANG_RUSAK", sample: 0, filed: [5, "20:12"], end: "CANCELLED" },
    { service: "AKTA_KEMATIAN", sample: 0, filed: [0, "07:20"], end: "SUBMITTED" },
  ),
  ...of(
    "kutaitimur",
    { service: "KK_GANTI_KEPALA", sample: 0, filed: [4, "10:44"], end: "VERIFIED" },
    { service: "BIODATA_WNI", sample: 0, filed: [14, "09:26"], end: SENT },
    { service: "PINDAH_DALAM", sample: 0, filed: [3, "18:05"], end: "NEEDS_COMPLETION" },
    { service: "KK_BARU_KELUARGA", sample: 0, filed: [12, "22:10"], end: "FORGOTTEN" },
  ),
  ...of(
    "paser",
    { service: "PEMBETULAN_AKTA", sample: 1, filed: [18, "11:20"], end: { pdf: "COLLECTED" } },
    { service: "PERUBAHAN_NAMA", sample: 0, filed: [10, "13:55"], end: "REJECTED" },
    { service: "KTP_UBAH_DATA", sample: 0, filed: 35, end: "SUBMITTED" },
    { service: "AKTA_KUTIPAN_ULANG", sample: 1, filed: [6, "09:15"], end: { pdf: "ISSUED" } },
  ),
  ...of(
    "bintan",
    { service: "KTP_PEREKAMAN", sample: 0, filed: [5, "10:10"], end: {} },
    { service: "KIA_BARU", sample: 0, filed: [9, "19:50"], end: { card: "PRINTED" } },
    { service: "PINDAH_KELUAR", sample: 0, filed: [8, "12:35"], end: "CANCELLED", atCounter: true },
    { service: "LAHIR_MATI", sample: 0, filed: [6, "14:05"], end: "RESUBMITTED" },
  ),
];
