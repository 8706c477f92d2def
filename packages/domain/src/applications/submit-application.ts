import { applicationSubmitted, type ReceiptView, SubmitApplicationInput } from "@gerai/contracts/applications";
import { newTrackingCode } from "@gerai/foundation/codes";
import { newId } from "@gerai/foundation/ids";
import { notFound, Problem } from "@gerai/foundation/problem";
import type { z } from "zod";
import { type Form, fillForm, findService, offeredServices, type ServiceDefinition } from "../catalogue/index.ts";
import { detachPapers, MOST_FILES } from "../documents/index.ts";
import { type CalledEnd, type CommandEnd, type Context, command, type Scope } from "../kernel/index.ts";
import { callFileCase, insertOutputs, type NumberSeries, takeCaseNumber } from "./applications.store.ts";
import { prepareCase } from "./case-columns.ts";
import { type CaseContact, contactFromAnswers } from "./case-contact.ts";
import { grant, grantEnd, heldCase, holderOf } from "./case-grants.ts";
import { missingPapers, missingParts, openConfirmations, viewBlocked } from "./judge-submission.ts";
import { moveCase } from "./move-case.ts";
import { officeFacts } from "./office-facts.ts";
import { openForm, receivedKeys, refuseClosedDraft } from "./open-draft.ts";
import { assertOpenForFiling } from "./open-for-filing.ts";
import { readReceipt, viewReceipt } from "./receipt.ts";

type DraftInput = Extract<z.output<typeof SubmitApplicationInput>, { draftId: string }>;
type DirectInput = Exclude<z.output<typeof SubmitApplicationInput>, { draftId: string }>;

/** The office's series of the day: region code and calendar day in its own zone. */
function seriesOf(ctx: Context): NumberSeries {
  return { prefix: ctx.office.regionCode ?? ctx.office.slug, day: ctx.today() };
}

/** Stops what cannot be filed: 422 with everything that is wrong, missing or in the way. */
async function assertComplete(
  scope: Scope,
  definition: ServiceDefinition,
  form: Form,
  received: ReadonlySet<string>,
  confirmed: readonly string[] | "all",
): Promise<void> {
  const errors = [...form.errors, ...(confirmed === "all" ? [] : openConfirmations(form, confirmed))];
  const missing = missingParts(definition, form, received);
  if (form.blocked.length === 0 && errors.length === 0 && missing.length === 0) return;
  const blocked = viewBlocked(form, await offeredServices(scope));
  const papers = missingPapers(form, received);
  const code = blocked.length > 0 ? "applications.blocked" : "applications.incomplete";
  throw new Problem(code, 422, { blocked, errors, missing, papers });
}

/** The files that the applicant named for requirements which the form asks; whose they are is looked at when they are given. */
function chosenUploads(input: DirectInput, form: Form, definition: ServiceDefinition) {
  const asked = definition.requirements.filter(
    ({ key }) => form.requiredPapers.includes(key) || form.optionalPapers.includes(key),
  );
  const chosen = asked.map(({ key, maxFiles }) => ({ key, maxFiles, ids: [...new Set(input.papers[key] ?? [])] }));
  for (const { key, maxFiles, ids } of chosen) {
    if (ids.length > maxFiles)
      throw new Problem("documents.file-refused", 422, { refusal: "file.too-many-files", requirement: key });
  }
  const files = chosen.flatMap(({ key, ids }) => ids.map((id) => ({ id, requirement: key })));
  if (files.length > MOST_FILES) throw new Problem("documents.file-refused", 422, { refusal: "file.too-many-files" });
  return { files, received: new Set(chosen.filter(({ ids }) => ids.length > 0).map(({ key }) => key)) };
}

/** A whole case at once: it is written by one call, so that it travels to the database and back once. */
async function fileWhole(scope: Scope, input: DirectInput): Promise<CalledEnd<ReceiptView>> {
  const { ctx } = scope;
  const holder = ctx.principal.kind === "link" ? ctx.principal.holder : undefined;
  const { code, version, definition } = await findService(scope, input.service);
  const facts = await officeFacts(scope, definition, input.answers);
  const form = fillForm(definition, input.answers, facts);
  const { files, received } = chosenUploads(input, form, definition);
  // Only a cookie makes an upload somebody's own.
  if (!holder && files.length > 0) throw notFound();
  await assertComplete(scope, definition, form, received, input.confirmed);
  const { readOn } = await assertOpenForFiling(scope, code, form.purposes[0]);
  const now = ctx.now();
  const id = newId(now);
  const trackingCode = newTrackingCode();
  const { locale } = input;
  const nobody: CaseContact = { name: "", phone: null, email: null, trackingCode, locale, notifyBy: null };
  const contact = contactFromAnswers(form.answers, nobody);
  const { columns, outputs: planned } = prepareCase(ctx, id, form, contact);
  const row = {
    ...columns,
    tenant_id: ctx.tenantId,
    id,
    service_code: code,
    service_version: version,
    tracking_index: ctx.keys.index("tracking", trackingCode),
    filed_at: now,
  };
  const grant = holder ? { holder, until: grantEnd(ctx, "track") } : null;
  const { answers, outputs } = form;
  const paperCount = files.length;
  const parts = { id, filedAt: now, contact, definition, answers, today: ctx.today(), paperCount, outputs, readOn };
  const { number: _madeLater, ...rest } = viewReceipt({ ...parts, number: "" });
  return {
    subjectId: id,
    call: callFileCase({ row, series: seriesOf(ctx), outputs: planned, grant, uploads: files }),
    rest,
    details: { service: code, again: false },
  };
}

/** A draft of the cookie's holder. One that was sent before answers its receipt again: `isNew` is false then. */
async function fileDraft(
  scope: Scope,
  { draftId, locale }: DraftInput,
): Promise<{ receipt: ReceiptView; isNew: boolean }> {
  const { tx, ctx } = scope;
  const row = await heldCase(scope, draftId, ["draft", "track"], true);
  if (row.number !== null) {
    await grant(scope, draftId, "track", grantEnd(ctx, "track"));
    return { receipt: await readReceipt(scope, row), isNew: false };
  }
  refuseClosedDraft(row);
  const draft = await openForm(scope, row);
  const { definition, form } = draft;
  // Each page was saved with its warnings confirmed.
  await assertComplete(scope, definition, form, receivedKeys(draft.papers), "all");
  const { readOn } = await assertOpenForFiling(scope, definition.code, form.purposes[0]);
  const now = ctx.now();
  const contact = contactFromAnswers(form.answers, { ...draft.contact, locale });
  const record = prepareCase(ctx, row.id, form, contact);
  let number = "";
  // Answers may have changed after a photo was sent: what the form no longer asks for never reaches the office.
  const asked = new Set([...form.requiredPapers, ...form.optionalPapers]);
  const unasked = draft.papers.filter(({ requirement }) => !asked.has(requirement)).map(({ id }) => id);
  await Promise.all([
    insertOutputs(tx, record.outputs),
    detachPapers(scope, { holder: holderOf(ctx), applicationId: row.id, fileIds: unasked }),
    grant(scope, row.id, "track", grantEnd(ctx, "track")),
    moveCase(scope, {
      applicationId: row.id,
      version: row.version,
      to: "SUBMITTED",
      prepare: async () => {
        number = await takeCaseNumber(tx, ctx.tenantId, seriesOf(ctx));
        return { ...record.columns, number, filed_at: now };
      },
    }),
  ]);
  const { answers, outputs } = form;
  const paperCount = draft.papers.length - unasked.length;
  const today = ctx.today();
  return {
    receipt: viewReceipt({
      id: row.id,
      number,
      filedAt: now,
      contact,
      definition,
      answers,
      today,
      paperCount,
      outputs,
      readOn,
    }),
    isNew: true,
  };
}

/**
 * Takes a case in and answers its receipt: a draft of the cookie's holder, or a whole case with uploads of the same
 * holder. A program without a cookie may file a case too; it keeps the tracking code instead. Incomplete or stopped:
 * 422 `applications.incomplete` or `applications.blocked`, each with `errors`, `missing`, `papers` and `blocked`. While a
 * rule of the office closes filing: 409 `applications.closed` with why, until when and what instead.
 */
export const submitApplication = command({
  action: "application.submit",
  principals: ["link", "public"],
  input: SubmitApplicationInput,
  async run(scope, input): Promise<CommandEnd<ReceiptView> | CalledEnd<ReceiptView>> {
    if (!("draftId" in input)) {
      const end = await fileWhole(scope, input);
      scope.announce(applicationSubmitted, { applicationId: end.rest.id });
      return end;
    }
    const { receipt, isNew } = await fileDraft(scope, input);
    if (isNew) scope.announce(applicationSubmitted, { applicationId: receipt.id });
    return {
      subjectId: receipt.id,
      result: receipt,
      details: { number: receipt.number, service: receipt.service.code, again: !isNew },
    };
  },
});
