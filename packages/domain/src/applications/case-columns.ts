import { newId } from "@gerai/foundation/ids";
import type { Form } from "../catalogue/index.ts";
import type { Context } from "../kernel/index.ts";
import type { CaseColumns, OutputSeed } from "./applications.store.ts";
import { type CaseContact, initialsOf, sealContact } from "./case-contact.ts";

/** Everything that is written of a case when it is filed: its own columns and its outputs. */
export interface CaseRecord {
  readonly columns: CaseColumns;
  readonly outputs: readonly OutputSeed[];
}

/** Prepares what filing a case writes; seals and indexes with the office's keys, touches nothing. */
export function prepareCase(ctx: Context, applicationId: string, form: Form, contact: CaseContact): CaseRecord {
  const now = ctx.now();
  return {
    columns: {
      purpose: form.purposes[0] ?? null,
      flags: form.flags.map(({ rule }) => rule),
      needs_head_approval: form.flags.some(({ effect }) => effect === "needsHeadApproval"),
      initials: initialsOf(contact.name),
      answers_sealed: ctx.keys.sealJson("application", "answers", applicationId, form.answers),
      contact_sealed: sealContact(ctx.keys, applicationId, contact),
    },
    outputs: form.outputs.map(({ kind, item, delivery }, position) => ({
      tenant_id: ctx.tenantId,
      id: newId(now),
      application_id: applicationId,
      position,
      kind,
      item,
      delivery,
      state_at: now,
    })),
  };
}
