import type { CaseHoldView, CaseState, HoldReason } from "@gerai/contracts/applications";
import type { Text } from "@gerai/contracts/kernel";
import type { CaseHold } from "./case-course.ts";
import { type HoldableOutput, outputsHeldBy } from "./hold-steps.ts";
import { outputName } from "./labels.ts";

const REASONS: Readonly<Record<HoldReason, Text>> = {
  BLANKO_OUT: { id: "blangko kartu habis", en: "no blank cards" },
  PRINT_SUSPENDED: { id: "pencetakan kartu ditangguhkan", en: "card printing is put off" },
  RECORDING_SUSPENDED: { id: "perekaman ditangguhkan", en: "biometric recording is put off" },
  LEGALISATION_SUSPENDED: { id: "legalisir ditangguhkan", en: "certified copies are put off" },
  PICKUP_SUSPENDED: { id: "pengambilan ditutup sementara", en: "collecting is closed for now" },
  SIAK_DOWN: { id: "sistem pusat (SIAK) terganggu", en: "the central system (SIAK) is disturbed" },
  DEDUP: { id: "menunggu pemeriksaan data ganda di pusat", en: "the centre is comparing data" },
};

/** A hold's reason in a few words, with the card where it is about one kind only: "blangko KTP-el habis". */
export function holdLabel(reason: HoldReason, card: string | null): Text {
  if (card === null) return REASONS[reason];
  const { id, en } = outputName(card, REASONS[reason]);
  if (reason === "BLANKO_OUT") return { id: `blangko ${id} habis`, en: `no blanks for the ${en}` };
  if (reason === "PRINT_SUSPENDED") return { id: `pencetakan ${id} ditangguhkan`, en: `printing the ${en} is put off` };
  return REASONS[reason];
}

/** The open holds that stand in the way of a case now, the oldest first. */
export function viewHolds(
  state: CaseState,
  outputs: readonly HoldableOutput[],
  holds: readonly CaseHold[],
): CaseHoldView[] {
  return holds.flatMap((hold) => {
    const held = hold.liftedAt === null ? outputsHeldBy(hold, state, outputs) : [];
    if (held.length === 0) return [];
    const { reason, card, words, since, until, reviewOn } = hold;
    return {
      reason,
      label: holdLabel(reason, card),
      words,
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
      reviewOn,
      outputIds: held.map(({ id }) => id),
    };
  });
}

/** The label of a case: "Ditunda" with the reason while a hold stands in its way, otherwise the one given. */
export function labelWithHolds(label: Text, holds: readonly CaseHoldView[]): Text {
  const [first] = holds;
  return first ? { id: `Ditunda: ${first.label.id}`, en: `On hold: ${first.label.en}` } : label;
}
