import {
  type PublishedTemplateView,
  PublishTemplateInput,
  RevertTemplateInput,
  type SavedTemplateView,
  SaveTemplateInput,
  TemplateOf,
  type TemplateWords,
  templateSubmitted,
} from "@gerai/contracts/notifications";
import { newId } from "@gerai/foundation/ids";
import { notFound, Problem } from "@gerai/foundation/problem";
import { actorId, command, type Scope } from "../kernel/index.ts";
import { insertTemplate, listVersions, type TemplateRow, updateTemplate } from "./notice-template.store.ts";
import { wordsOf } from "./notice-template.ts";
import { faultsOf } from "./template-sample.ts";

/** Somebody changed the words since they were read. */
const stale = () => new Problem("notifications.stale-template", 409);

/** Who does it: a member of the staff, by the permission. */
function whoOf({ ctx }: Scope): string {
  const id = actorId(ctx.principal);
  if (id === null) throw new Problem("kernel.forbidden", 403);
  return id;
}

/** Of a way only its own parts are kept: an SMS has no subject. */
function partsFor({ channel }: Pick<TemplateOf, "channel">, words: TemplateWords): TemplateWords {
  return {
    subject: channel === "email" ? words.subject : null,
    body: words.body.replaceAll("\r\n", "\n").trim(),
    button: channel === "whatsapp" ? (words.button?.trim() ?? null) : null,
  };
}

/** Puts words into the draft, a new one if there is none. */
async function putDraft(
  scope: Scope,
  of: TemplateOf,
  words: TemplateWords,
  revision: number | null,
): Promise<SavedTemplateView & { readonly id: string }> {
  const { tx, ctx } = scope;
  const versions = await listVersions(tx, of, of.locale, true);
  const draft = versions.find(({ state }) => state === "draft");
  if ((draft?.revision ?? null) !== revision) throw stale();
  const now = ctx.now();
  const parts = partsFor(of, words);
  if (draft) {
    const next = draft.revision + 1;
    await updateTemplate(tx, draft.id, { ...parts, revision: next, changed_at: now });
    return { id: draft.id, version: draft.version, revision: next };
  }
  const { kind, channel, locale } = of;
  const version = (versions[0]?.version ?? 0) + 1;
  const id = newId(now);
  const row = { tenant_id: ctx.tenantId, id, kind, channel, locale, version, state: "draft" as const, ...parts };
  const isNew = await insertTemplate(tx, {
    ...row,
    ...{ revision: 1, created_by: whoOf(scope), created_at: now, changed_at: now },
  });
  if (!isNew) throw stale();
  return { id, version, revision: 1 };
}

/** Keeps words as a draft, whole or not: what is wrong with them is said, and matters when they are published. */
export const saveTemplate = command({
  action: "notice-template.save",
  principals: ["staff"],
  permission: "notifications:manage",
  input: TemplateOf.extend(SaveTemplateInput.shape),
  async run(scope, { words, revision, ...of }) {
    const { id, ...result } = await putDraft(scope, of, words, revision);
    return { subjectId: id, result, details: { ...of, version: result.version } };
  },
});

/** Loads the words of an earlier version into the draft, to be looked at and published. */
export const revertTemplate = command({
  action: "notice-template.revert",
  principals: ["staff"],
  permission: "notifications:manage",
  input: TemplateOf.extend(RevertTemplateInput.shape),
  async run(scope, { version, revision, ...of }) {
    const versions = await listVersions(scope.tx, of, of.locale, true);
    const earlier = versions.find((row) => row.version === version && row.state !== "draft");
    if (!earlier) throw notFound();
    const { id, ...result } = await putDraft(scope, of, wordsOf(earlier), revision);
    return { subjectId: id, result, details: { ...of, from: version } };
  },
});

/** Ends versions that others take the place of. */
async function retire(
  scope: Scope,
  rows: readonly TemplateRow[],
  states: readonly TemplateRow["state"][],
): Promise<void> {
  const { tx, ctx } = scope;
  for (const row of rows) {
    if (!states.includes(row.state)) continue;
    await updateTemplate(tx, row.id, { state: "retired", ended_by: whoOf(scope), ended_at: ctx.now() });
  }
}

/**
 * Publishes the draft. SMS and e-mail say it from now on; WhatsApp's words go to the reviewers first, and until they are
 * approved at every number of the office the words before stay in use. 422 `notifications.template-faults` with the faults.
 */
export const publishTemplate = command({
  action: "notice-template.publish",
  principals: ["staff"],
  permission: "notifications:manage",
  input: TemplateOf.extend(PublishTemplateInput.shape),
  async run(scope, { revision, ...of }) {
    const { tx, ctx } = scope;
    const versions = await listVersions(tx, of, of.locale, true);
    const draft = versions.find(({ state }) => state === "draft");
    if (draft?.revision !== revision) throw stale();
    const faults = faultsOf(ctx, wordsOf(draft), of.kind, of.channel, of.locale);
    if (faults.length > 0) throw new Problem("notifications.template-faults", 422, { faults });
    const now = ctx.now();
    const published = { published_by: whoOf(scope), published_at: now };
    const isReviewed = of.channel === "whatsapp";
    await retire(scope, versions, isReviewed ? ["submitted"] : ["submitted", "live"]);
    const state = isReviewed ? "submitted" : "live";
    await updateTemplate(tx, draft.id, { ...published, state, ...(isReviewed ? {} : { live_at: now }) });
    if (isReviewed) scope.announce(templateSubmitted, { templateId: draft.id });
    const result: PublishedTemplateView = { version: draft.version, state };
    return { subjectId: draft.id, result, details: { ...of, version: draft.version, state } };
  },
});

/** Goes back to the house's words: what is in use and what the reviewers have ends now. A draft stays. */
export const resetTemplate = command({
  action: "notice-template.reset",
  principals: ["staff"],
  permission: "notifications:manage",
  input: TemplateOf,
  async run(scope, of) {
    const versions = await listVersions(scope.tx, of, of.locale, true);
    await retire(scope, versions, ["submitted", "live"]);
    const ended = versions.filter(({ state }) => state === "submitted" || state === "live");
    return { subjectId: ended[0]?.id ?? null, result: { ended: ended.length }, details: of };
  },
});
