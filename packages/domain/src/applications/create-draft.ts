import { CreateDraftInput, type DraftView, draftExpiryDue } from "@gerai/contracts/applications";
import { newTrackingCode } from "@gerai/foundation/codes";
import { newId } from "@gerai/foundation/ids";
import { fillForm, findService } from "../catalogue/index.ts";
import { command, type Scope } from "../kernel/index.ts";
import { type CaseRow, insertDraft } from "./applications.store.ts";
import { type CaseContact, sealContact } from "./case-contact.ts";
import { grant, grantEnd } from "./case-grants.ts";
import { officeFacts } from "./office-facts.ts";
import { viewDraft } from "./open-draft.ts";
import { assertOpenForFiling } from "./open-for-filing.ts";

/** Lets a draft be forgotten when nothing is saved until an instant; a later save is seen when it fires. */
export function scheduleDraftExpiry(scope: Scope, applicationId: string, due: Date): void {
  scope.schedule(due, draftExpiryDue, { applicationId }, `draft-expiry:${applicationId}:${due.toISOString()}`);
}

/**
 * Begins a case for whoever holds the cookie; it stays a draft, seen by nobody else, until it is sent. 409
 * `applications.closed` while a rule closes filing for this purpose.
 */
export const createDraft = command({
  action: "draft.create",
  principals: ["link"],
  input: CreateDraftInput,
  async run(scope, { service, purpose }) {
    const { tx, ctx } = scope;
    const { code, version, definition } = await findService(scope, service);
    const now = ctx.now();
    const id = newId(now);
    const trackingCode = newTrackingCode();
    const contact: CaseContact = { name: "", phone: null, email: null, trackingCode, locale: "id", notifyBy: null };
    const asked = purpose === undefined ? {} : { "case.purpose": purpose };
    const [facts] = await Promise.all([
      officeFacts(scope, definition, asked),
      assertOpenForFiling(scope, code, purpose),
    ]);
    const form = fillForm(definition, asked, facts);
    const draft = {
      tenant_id: ctx.tenantId,
      id,
      service_code: code,
      service_version: version,
      answers_sealed: ctx.keys.sealJson("application", "answers", id, form.answers),
      contact_sealed: sealContact(ctx.keys, id, contact),
      tracking_index: ctx.keys.index("tracking", contact.trackingCode),
      created_at: now,
    };
    const until = grantEnd(ctx, "draft");
    await Promise.all([insertDraft(tx, draft), grant(scope, id, "draft", until)]);
    scheduleDraftExpiry(scope, id, until);
    const row: Pick<CaseRow, "id" | "state_at"> = { id, state_at: now };
    return {
      subjectId: id,
      result: viewDraft({ row, definition, contact, form, papers: [] }) satisfies DraftView,
      details: { service: code },
    };
  },
});
