import type { OutputKind, OutputState } from "@gerai/contracts/applications";
import { notFound } from "@gerai/foundation/problem";
import type { ReadScope } from "../kernel/index.ts";
import { findOutputMovedLast, findOutputRow, listOutputRows, type OutputRow } from "./output-file.store.ts";

/** What people wrote about an output; sealed under ("output", "details", output id). */
export interface OutputDetails {
  /** The officer's answer of a message output, shown to the applicant word for word. */
  readonly answer?: string;
  /** Who collected it, as the counter wrote it down. */
  readonly taker?: string;
  /** The courier and their number of the parcel. */
  readonly courier?: string;
  /** Reasons of sending back, spoiling and revoking, oldest first. */
  readonly reasons?: readonly { readonly step: string; readonly at: string; readonly text: string }[];
}

/** An output with what is needed of its case. */
export interface OutputFile {
  readonly id: string;
  readonly applicationId: string;
  readonly kind: OutputKind;
  readonly item: string;
  readonly delivery: string;
  readonly state: OutputState;
  readonly version: number;
  readonly details: OutputDetails;
  readonly caseState: string;
  readonly verifiedBy: string | null;
  readonly number: string;
  readonly serviceCode: string;
  readonly serviceVersion: number;
}

function toFile({ ctx }: ReadScope, row: OutputRow): OutputFile {
  return {
    id: row.id,
    applicationId: row.application_id,
    kind: row.kind as OutputKind,
    item: row.item,
    delivery: row.delivery,
    state: row.state as OutputState,
    version: row.version,
    details: row.details_sealed
      ? ctx.keys.openJson<OutputDetails>("output", "details", row.id, row.details_sealed)
      : {},
    caseState: row.case_state,
    verifiedBy: row.verified_by,
    number: row.number ?? "",
    serviceCode: row.service_code,
    serviceVersion: row.service_version,
  };
}

/** An output of this office by id; 404 for any other. */
export async function readOutput(scope: ReadScope, outputId: string): Promise<OutputFile> {
  const row = await findOutputRow(scope.tx, outputId);
  if (!row) throw notFound();
  return toFile(scope, row);
}

/** The outputs of a case in their order. */
export async function readOutputs(scope: ReadScope, applicationId: string): Promise<OutputFile[]> {
  return (await listOutputRows(scope.tx, applicationId)).map((row) => toFile(scope, row));
}

/**
 * True when the output that was moved last has a message of its own: a PDF that was sent, or an answer. A card, a paper
 * fetched at the counter and a visit have none.
 */
export async function endsWithOwnNotice({ tx }: ReadScope, applicationId: string): Promise<boolean> {
  const last = await findOutputMovedLast(tx, applicationId);
  return last?.state === "SENT" && last.kind !== "card";
}

/** Details to be handed to `moveOutput`. */
export function sealOutputDetails({ ctx }: ReadScope, outputId: string, details: OutputDetails): Buffer {
  return ctx.keys.sealJson("output", "details", outputId, details);
}
