import { ServiceOverrideBody, type ServiceSettingView } from "@gerai/contracts/catalogue";
import type { DraftConfigurationView } from "@gerai/contracts/tenancy";

/** The page on which the draft is reviewed and published. */
export const PUBLISH_PAGE = "/admin/terbitkan";

/** Fields of the form as they are posted. */
export const SERVICE_FIELDS = [
  "tawar",
  "janji",
  "catatan_id",
  "catatan_en",
  "berkas_id",
  "berkas_en",
  "petunjuk_id",
  "petunjuk_en",
] as const;
type FieldName = (typeof SERVICE_FIELDS)[number];

/** What was typed. */
export type TypedService = Readonly<Record<FieldName, string>>;

/** What is wrong with a field; words are the page's. */
export type ServiceFault = "days" | "noteShort" | "labelShort" | "hintShort" | "labelNeeded" | "indonesianNeeded";
export type ServiceFaults = Partial<Record<FieldName, ServiceFault>>;

/** The draft's word on a service: its item, as the editor saw it. */
export interface DraftedService {
  readonly key: string;
  readonly revision: string | undefined;
  /** It stands in the draft otherwise than in what is in force. */
  readonly isChanged: boolean;
  /** Something of its own is in force. */
  readonly isInForce: boolean;
  /** What will be in force after publishing; null for nothing of its own. */
  readonly after: ServiceOverrideBody | null;
}

/** Finds the item of a service in the draft; undefined while the office has never set anything for it. */
export function draftedService(draft: DraftConfigurationView, code: string): DraftedService | undefined {
  for (const item of draft.items) {
    if (item.kind !== "service" || (item.after ?? item.before)?.code !== code) continue;
    const { key, revision, change, before, after } = item;
    return { key, revision, isChanged: change !== null, isInForce: before !== null, after };
  }
  return undefined;
}

/** Reads the posted form. */
export function readServiceForm(form: FormData): TypedService {
  const entries = SERVICE_FIELDS.map((name) => [name, String(form.get(name) ?? "").trim()] as const);
  return Object.fromEntries(entries) as Record<FieldName, string>;
}

/** The form with what an override says. */
export function typedFrom(override: ServiceOverrideBody | null): TypedService {
  const { promiseDays, note, extraRequirement: paper } = override ?? {};
  return {
    tawar: override?.isOffered === false ? "tidak" : "ya",
    janji: promiseDays === undefined ? "" : String(promiseDays),
    catatan_id: note?.id ?? "",
    catatan_en: note?.en ?? "",
    berkas_id: paper?.label.id ?? "",
    berkas_en: paper?.label.en ?? "",
    petunjuk_id: paper?.hint.id ?? "",
    petunjuk_en: paper?.hint.en ?? "",
  };
}

/** The most days that may be promised: the law's limit where it says one. */
export function mostDays({ national }: Pick<ServiceSettingView, "national">): number {
  return Math.min(national.statutoryMaxDays ?? 90, 90);
}

/** A paper's name as the key that cases keep: small letters and lines. */
function paperId(label: string): string {
  const id = label
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 40)
    .replace(/_+$/, "");
  return id.length >= 2 ? id : `berkas_${id || "tambahan"}`;
}

function textFault(id: string, en: string, most: number, short: ServiceFault): ServiceFault | undefined {
  if (id === "" && en !== "") return "indonesianNeeded";
  return id.length < 3 || id.length > most || en.length > most ? short : undefined;
}

function findFaults(typed: TypedService, most: number): ServiceFaults {
  const faults: ServiceFaults = {};
  const days = Number(typed.janji);
  if (typed.janji !== "" && (!/^\d{1,3}$/.test(typed.janji) || days < 1 || days > most)) faults.janji = "days";
  const hasNote = typed.catatan_id !== "" || typed.catatan_en !== "";
  const note = hasNote ? textFault(typed.catatan_id, typed.catatan_en, 600, "noteShort") : undefined;
  if (note) faults.catatan_id = note;
  const hasPaper = [typed.berkas_id, typed.berkas_en, typed.petunjuk_id, typed.petunjuk_en].some((text) => text !== "");
  if (!hasPaper) return faults;
  const label = typed.berkas_id === "" ? "labelNeeded" : textFault(typed.berkas_id, typed.berkas_en, 120, "labelShort");
  const hint = textFault(typed.petunjuk_id, typed.petunjuk_en, 400, "hintShort");
  if (label) faults.berkas_id = label;
  if (hint) faults.petunjuk_id = hint;
  return faults;
}

/**
 * What the form makes of a service: its override, null when nothing differs from the nation, or what is wrong. A paper
 * that the office had already keeps its key when its name changes, so that it stays the same paper.
 */
export function overrideFrom(
  typed: TypedService,
  service: Pick<ServiceSettingView, "code" | "national">,
  before: ServiceOverrideBody | null,
): { readonly override: ServiceOverrideBody | null } | { readonly faults: ServiceFaults } {
  const faults = findFaults(typed, mostDays(service));
  if (Object.keys(faults).length > 0) return { faults };
  const isOffered = typed.tawar !== "tidak";
  const hasPaper = typed.berkas_id !== "";
  const override = ServiceOverrideBody.parse({
    code: service.code,
    isOffered,
    ...(typed.janji !== "" && { promiseDays: Number(typed.janji) }),
    ...(typed.catatan_id !== "" && { note: { id: typed.catatan_id, en: typed.catatan_en } }),
    ...(hasPaper && {
      extraRequirement: {
        id: before?.extraRequirement?.id ?? paperId(typed.berkas_id),
        label: { id: typed.berkas_id, en: typed.berkas_en },
        hint: { id: typed.petunjuk_id, en: typed.petunjuk_en },
      },
    }),
  });
  const isNational = isOffered && Object.keys(override).length === 2;
  return { override: isNational ? null : override };
}
