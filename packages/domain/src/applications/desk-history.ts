import type { CaseState, HistoryEntryView, OutputKind, OutputState } from "@gerai/contracts/applications";
import type { Text } from "@gerai/contracts/kernel";
import type { listHistory } from "./desk.store.ts";
import { caseStateLabel, outputName, outputStateLabel } from "./labels.ts";

type History = Awaited<ReturnType<typeof listHistory>>;

const REASONS: Readonly<Record<string, Text>> = {
  released: { id: "dilepas", en: "released" },
  "lease-ended": { id: "waktu pegang habis", en: "lease ended" },
  "siak-disagrees": { id: "SIAK berbeda", en: "SIAK disagrees" },
  "applicant-wish": { id: "atas permintaan pemohon", en: "on the applicant's wish" },
};

function withReason(label: Text, reason: string | null): Text {
  const worded = reason ? REASONS[reason] : undefined;
  return worded ? { id: `${label.id} (${worded.id})`, en: `${label.en} (${worded.en})` } : label;
}

/** The history of a case and its outputs as officers read it, newest first. */
export function deskHistory(
  history: History,
  names: ReadonlyMap<string, string>,
  serviceName: Text,
): HistoryEntryView[] {
  const cases = history.cases
    .filter((row) => row.to_state !== "DRAFT")
    .map((row) => ({
      at: row.at,
      text: withReason(caseStateLabel(row.to_state as CaseState), row.reason),
      actor: row.actor_id,
    }));
  const outputs = history.outputs.map((row) => {
    const name = outputName(row.item, serviceName);
    const label = outputStateLabel(row.kind as OutputKind, row.to_state as OutputState, "");
    return { at: row.at, text: { id: `${name.id}: ${label.id}`, en: `${name.en}: ${label.en}` }, actor: row.actor_id };
  });
  return [...cases, ...outputs]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ at, text, actor }) => ({ at: at.toISOString(), text, by: actor ? (names.get(actor) ?? null) : null }));
}
