import type {
  CaseState,
  DeskPaperView,
  DeskRowView,
  DeskView,
  OutputKind,
  OutputState,
  RefusalReason,
  Verdict,
} from "@gerai/contracts/applications";
import type { Answers } from "@gerai/contracts/catalogue";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import {
  describeAnswers,
  type Form,
  fillForm,
  findServiceVersion,
  type ServiceDefinition,
  viewRequirements,
} from "../catalogue/index.ts";
import { staffNames } from "../identity/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import { holdOf } from "./case-course.ts";
import { judgedPersons } from "./case-index.ts";
import {
  findDeskCase,
  listCaseFiles,
  listHistory,
  listLatestVerdicts,
  listOutputs,
  listPossibleDoubles,
} from "./desk.store.ts";
import { deskActions } from "./desk-actions.ts";
import { deskHistory } from "./desk-history.ts";
import { labelWithHolds, viewHolds } from "./hold-labels.ts";
import { listHoldRows } from "./holds.store.ts";
import { caseLabel, caseStateLabel, outputName, outputStateLabel } from "./labels.ts";
import { officeFacts } from "./office-facts.ts";

type CaseRow = NonNullable<Awaited<ReturnType<typeof findDeskCase>>>;
type VerdictRow = Awaited<ReturnType<typeof listLatestVerdicts>>[number];
type FileRow = Awaited<ReturnType<typeof listCaseFiles>>[number];

/** The flags an officer must know of, worded by the template's own rules. */
function viewFlags(form: Form) {
  return form.flags.map(({ rule, message }) => ({ code: rule, text: message }));
}

function viewSections(
  definition: ServiceDefinition,
  form: Form,
  facts: Parameters<typeof fillForm>[2],
): DeskView["sections"] {
  return describeAnswers(definition, form, facts).map(({ title, rows }) => ({
    title,
    rows: rows.map((row): DeskRowView => {
      const hints = form.officerHints.filter(({ field }) => field === row.key).map(({ text }) => text);
      const isNumber = /(^|\.)(nik|kk)$/i.test(row.key);
      return { ...row, hints, isFine: isNumber ? hints.length === 0 : null };
    }),
  }));
}

function viewPapers(
  scope: ReadScope,
  definition: ServiceDefinition,
  form: Form,
  files: readonly FileRow[],
  verdicts: readonly VerdictRow[],
  names: ReadonlyMap<string, string>,
): DeskPaperView[] {
  return viewRequirements(definition, form).map((requirement) => {
    const verdict = verdicts.find((row) => row.requirement === requirement.key);
    const own = files.filter((file) => file.requirement === requirement.key);
    return {
      requirement,
      files: own.map((file) => ({ id: file.id, pages: file.page_count, receivedAt: file.created_at.toISOString() })),
      isRequired: form.requiredPapers.includes(requirement.key),
      verdict: verdict
        ? {
            verdict: verdict.verdict as Verdict,
            reasonCode: verdict.reason_code as RefusalReason | null,
            reasonText: verdict.reason_sealed
              ? scope.ctx.keys.open("paper_verdict", "reason", verdict.id, verdict.reason_sealed).toString("utf8")
              : null,
            by: names.get(verdict.decided_by) ?? "",
            at: verdict.decided_at.toISOString(),
          }
        : null,
    };
  });
}

/** A refused verdict is open again once newer files have come. */
function currentVerdicts(row: CaseRow, verdicts: readonly VerdictRow[]): VerdictRow[] {
  return verdicts.filter((verdict) => verdict.verdict !== "refused" || verdict.round === row.round);
}

/** The whole case for the one who works on it: full numbers, so every read is in the trail before it is shown. */
export const getDeskCase = query({
  action: "application.read",
  principals: ["staff"],
  permission: "applications:read",
  input: z.object({ applicationId: z.uuid() }),
  audited: ({ applicationId }) => applicationId,
  async run(scope, { applicationId }): Promise<DeskView> {
    const { tx, ctx } = scope;
    const row = await findDeskCase(tx, applicationId);
    if (!row || ctx.principal.kind !== "staff" || !row.filed_at) throw notFound();
    const staffId = ctx.principal.id;
    const { definition } = await findServiceVersion(scope, row.service_code, row.service_version);
    const answers = ctx.keys.openJson<Answers>("application", "answers", row.id, row.answers_sealed);
    const [facts, allVerdicts, files, outputs, history, doubles, holdRows] = await Promise.all([
      officeFacts(scope, definition, answers),
      listLatestVerdicts(tx, row.id),
      listCaseFiles(tx, row.id),
      listOutputs(tx, row.id),
      listHistory(tx, row.id),
      listPossibleDoubles(tx, row.id, row.service_code, judgedPersons(ctx, definition, answers)),
      listHoldRows(tx, [row.id]),
    ]);
    const form = fillForm(definition, answers, facts);
    const verdicts = currentVerdicts(row, allVerdicts);
    const people = [
      row.claimed_by,
      row.rejection_proposed_by,
      ...verdicts.map((v) => v.decided_by),
      ...history.cases.map((h) => h.actor_id),
      ...history.outputs.map((h) => h.actor_id),
    ];
    const names = await staffNames(scope, [...new Set(people.filter((id) => id !== null))]);
    const now = ctx.now();
    const isLive =
      row.state === "IN_VERIFICATION" && row.claimed_by !== null && row.claim_until !== null && row.claim_until > now;
    const labelled = outputs.map((output) => ({
      id: output.id,
      item: output.item,
      kind: output.kind as OutputKind,
      state: output.state as OutputState,
      delivery: output.delivery,
    }));
    const holds = viewHolds(row.state as CaseState, labelled, holdRows.map(holdOf));
    const decided = new Map(verdicts.map((verdict) => [verdict.requirement, verdict.verdict]));
    return {
      id: row.id,
      number: row.number ?? "",
      version: row.version,
      service: { code: row.service_code, name: definition.name },
      state: row.state as CaseState,
      label: labelWithHolds(caseLabel(row.state as CaseState, labelled), holds),
      channel: row.channel,
      filedAt: row.filed_at.toISOString(),
      claim:
        isLive && row.claimed_by && row.claim_until
          ? {
              by: names.get(row.claimed_by) ?? "",
              isMine: row.claimed_by === staffId,
              until: row.claim_until.toISOString(),
            }
          : null,
      sections: viewSections(definition, form, facts),
      flags: viewFlags(form),
      papers: viewPapers(scope, definition, form, files, verdicts, names),
      holds,
      promise: null,
      outputs: outputs.map((output) => ({
        id: output.id,
        kind: output.kind as OutputKind,
        item: output.item,
        name: outputName(output.item, definition.name),
        state: output.state as OutputState,
        label: outputStateLabel(output.kind as OutputKind, output.state as OutputState, output.delivery),
        delivery: output.delivery,
        version: output.version,
        actions: [],
        document: null,
      })),
      history: deskHistory(history, names, definition.name),
      possibleDoubles: doubles.map((other) => ({
        id: other.id,
        number: other.number ?? "",
        label: caseStateLabel(other.state as CaseState),
      })),
      rejection:
        row.rejection_proposed_by && row.rejection_reason_sealed
          ? {
              reason: ctx.keys
                .open("application", "rejection_reason", row.id, row.rejection_reason_sealed)
                .toString("utf8"),
              proposedBy: names.get(row.rejection_proposed_by) ?? "",
            }
          : null,
      actions: deskActions({
        state: row.state,
        isClaimMine: isLive && row.claimed_by === staffId,
        isClaimFree: !isLive,
        refusedCount: verdicts.filter((verdict) => verdict.verdict === "refused").length,
        openCount: form.requiredPapers.filter((key) => !["accepted", "not_needed"].includes(decided.get(key) ?? ""))
          .length,
        needsApproval: row.needs_head_approval && row.head_approved_by === null,
        proposedBy: row.rejection_proposed_by,
        staffId,
        permissions: ctx.principal.permissions,
        hasOutputBegun: outputs.some((output) => output.state !== "TO_MAKE"),
        hasPapers: form.requiredPapers.length + form.optionalPapers.length > 0,
      }),
    };
  },
});
