import { type CaseState, type StageView, TrackInput, type TrackView } from "@gerai/contracts/applications";
import { slugOfService } from "@gerai/contracts/catalogue";
import { parseTrackingCode } from "@gerai/foundation/codes";
import { sameBytes } from "@gerai/foundation/envelope";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { findServiceVersion } from "../catalogue/index.ts";
import { returnToken, spendToken, takeToken } from "../identity/index.ts";
import { command, procedure, query, type ReadScope } from "../kernel/index.ts";
import { type CaseRow, findCaseByTracking } from "./applications.store.ts";
import { openContact } from "./case-contact.ts";
import { holdOf } from "./case-course.ts";
import { grant, grantEnd } from "./case-grants.ts";
import { labelWithHolds, viewHolds } from "./hold-labels.ts";
import { listHoldRows } from "./holds.store.ts";
import { caseLabel } from "./labels.ts";
import { readOutputs } from "./output-file.ts";

/** Tries per minute: from one address, and in one office from everywhere (AUTH-9). */
const TRIES_PER_ADDRESS = 30;
const TRIES_PER_OFFICE = 300;
/** Wrong phone digits per code and hour: of ten thousand combinations nobody tries more than these. */
const WRONG_DIGITS_PER_CODE = 5;

const Code = z.object({ code: z.string() });

/** One answer for a code that is mistyped, unknown, another office's, or given with wrong digits. */
function unknownCode(): Problem {
  return new Problem("applications.unknown-code", 404);
}

async function findByCode({ tx, ctx }: ReadScope, code: string): Promise<CaseRow | undefined> {
  return await findCaseByTracking(tx, ctx.keys.index("tracking", code));
}

/** The stage of a case, or of a draft, with nothing personal in it. */
async function viewStage(scope: ReadScope, row: CaseRow): Promise<{ stage: StageView; slug: string }> {
  const [{ definition }, outputs, holdRows] = await Promise.all([
    findServiceVersion(scope, row.service_code, row.service_version),
    readOutputs(scope, row.id),
    listHoldRows(scope.tx, [row.id]),
  ]);
  const state = row.state as CaseState;
  const label = labelWithHolds(caseLabel(state, outputs), viewHolds(state, outputs, holdRows.map(holdOf)));
  const asOf = scope.ctx.now().toISOString();
  return {
    stage: { state, label, asOf, service: definition.name },
    slug: slugOfService(definition.code),
  };
}

/** What a chat may say to whoever knows the tracking code, and what only the house compares. */
export interface CodeHolder {
  readonly applicationId: string;
  readonly stage: StageView;
  /** The applicant's number, E.164; never said. */
  readonly phone: string | null;
}

/** The stage of the case with this code (11 characters, checked); undefined when there is none or it is a draft. */
export async function findStage(scope: ReadScope, code: string): Promise<CodeHolder | undefined> {
  const row = await findByCode(scope, code);
  if (!row || row.state === "DRAFT") return undefined;
  const { stage } = await viewStage(scope, row);
  return { applicationId: row.id, stage, phone: openContact(scope.ctx.keys, row).phone };
}

const readStage = query({
  action: "application.read-stage",
  principals: ["link"],
  input: Code,
  async run(scope, { code }): Promise<TrackView> {
    const row = await findByCode(scope, code);
    if (!row) throw unknownCode();
    return { ...(await viewStage(scope, row)), caseId: null, draftId: null };
  },
});

/** Null for unknown codes and wrong digits: a thrown problem would take the counted guess back. */
const openByDigits = command({
  action: "application.track",
  principals: ["link"],
  input: Code.extend({ last4: z.string() }),
  async run(scope, { code, last4 }): Promise<{ subjectId: string | null; result: TrackView | null }> {
    const { ctx } = scope;
    // Taken before looking, so that guesses sent together wait for each other and are all counted.
    await takeToken(scope, "track-digits", code, WRONG_DIGITS_PER_CODE, 3600);
    const row = await findByCode(scope, code);
    const phone = row ? openContact(ctx.keys, row).phone : null;
    if (!row || phone === null || !sameBytes(Buffer.from(phone.slice(-4)), Buffer.from(last4)))
      return { subjectId: row?.id ?? null, result: null };
    const isDraft = row.state === "DRAFT";
    const purpose = isDraft ? "draft" : "track";
    await Promise.all([
      returnToken(scope, "track-digits", code),
      grant(scope, row.id, purpose, grantEnd(ctx, purpose)),
    ]);
    const view = await viewStage(scope, row);
    return {
      subjectId: row.id,
      result: { ...view, caseId: isDraft ? null : row.id, draftId: isDraft ? row.id : null },
    };
  },
});

/**
 * Finds a case by its tracking code. The code alone shows the stage; with the last four digits of the phone the cookie
 * may open the case for a day, or go on with the draft. 404 `applications.unknown-code` for everything that does not
 * fit, 429 `identity.slow-down` for too many tries or five wrong digits for one code within an hour.
 */
export const trackCase = procedure({
  action: "application.track",
  principals: ["link"],
  input: TrackInput.extend({ clientAddress: z.string() }),
  async run(ctx, { code: typed, last4, clientAddress }): Promise<TrackView> {
    await spendToken(ctx, "track-address", clientAddress, TRIES_PER_ADDRESS, 60);
    await spendToken(ctx, "track-office", "all", TRIES_PER_OFFICE, 60);
    const code = parseTrackingCode(typed);
    if (code === undefined) throw unknownCode();
    if (last4 === undefined) return await readStage(ctx, { code });
    const opened = await openByDigits(ctx, { code, last4 });
    if (!opened) throw unknownCode();
    return opened;
  },
});
