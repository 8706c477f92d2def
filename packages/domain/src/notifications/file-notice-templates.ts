import { BROADCAST_TEMPLATE } from "@gerai/contracts/broadcasts";
import { FilingState, type TemplateFiling, TemplateName, templateJudged } from "@gerai/contracts/channels";
import { NOTICE_KINDS, TemplateLocale } from "@gerai/contracts/notifications";
import { z } from "zod";
import { fileTemplates, listWhatsappAccounts, type WhatsappAccount } from "../channels/index.ts";
import { type Context, command, procedure, publicUrl, query, type ReadScope, type Scope } from "../kernel/index.ts";
import { listStandingTemplates, lockLive, lockSubmitted, updateTemplate } from "./notice-template.store.ts";
import { wordsOf } from "./notice-template.ts";
import {
  insertFilings,
  leaseDue,
  listDueAccounts,
  listFilings,
  putFiling,
  updateFiling,
} from "./template-filing.store.ts";
import { templateName } from "./template-places.ts";
import { sampleNotice } from "./template-sample.ts";

const MINUTE_MS = 60_000;
/** How long a round may take before another one takes over what it had claimed. */
const LEASE_MS = 5 * MINUTE_MS;
/** How soon something that is not settled is asked again, and what is approved, lest a webhook was lost. */
const LONGEST_MS = 60 * MINUTE_MS;
const APPROVED_MS = 24 * 60 * MINUTE_MS;

const Nothing = z.object({});

/** Every template that the office's numbers need: the house's words, its own that are live or at the reviewers, others. */
async function wantedTemplates({ tx, ctx }: ReadScope): Promise<TemplateFiling[]> {
  const { noticeTemplates } = ctx.ports;
  const root = publicUrl(ctx, "/");
  const rows = await listStandingTemplates(tx);
  const own = rows
    .filter(({ channel, state }) => channel === "whatsapp" && (state === "live" || state === "submitted"))
    .map((row) => ({ kind: row.kind, locale: row.locale, version: row.version, words: wordsOf(row) }));
  const house = TemplateLocale.options.flatMap((locale) =>
    NOTICE_KINDS.map((kind) => ({
      ...{ kind, locale, version: null },
      words: noticeTemplates.house(kind, "whatsapp", locale),
    })),
  );
  // What somebody waits for goes first.
  const notices = [...own, ...house].map(({ kind, locale, version, words }) =>
    noticeTemplates.filing(sampleNotice(ctx, kind, locale), words, templateName(kind, version), root),
  );
  const invitations = TemplateLocale.options.map((locale) => noticeTemplates.invitation(ctx.office.fullName, locale));
  return [...notices, ...invitations, ctx.ports.broadcasts.filing(BROADCAST_TEMPLATE, ctx.office.fullName, root)];
}

const needsFiling = ({ isUsable, businessAccountId }: WhatsappAccount) => isUsable && businessAccountId !== null;

const Place = z.object({ accountId: z.uuid(), name: TemplateName, language: TemplateLocale });

/** What no number has been given yet, and the numbers that have something to file or to ask now. */
const readPlan = query({
  action: "notice-template.read-plan",
  principals: ["system"],
  input: Nothing,
  async run(scope) {
    const accounts = (await listWhatsappAccounts(scope)).filter(needsFiling);
    const nothing: { missing: z.output<typeof Place>[]; due: string[] } = { missing: [], due: [] };
    if (accounts.length === 0) return nothing;
    const known = new Set((await listFilings(scope.tx)).map((row) => `${row.account_id} ${row.name} ${row.language}`));
    const wanted = await wantedTemplates(scope);
    const missing = accounts.flatMap(({ id: accountId }) =>
      wanted
        .filter(({ name, language }) => !known.has(`${accountId} ${name} ${language}`))
        .map(({ name, language }) => ({ accountId, name, language })),
    );
    const due = new Set([
      ...(await listDueAccounts(scope.tx, scope.ctx.now())),
      ...missing.map((one) => one.accountId),
    ]);
    return { missing, due: accounts.map(({ id }) => id).filter((id) => due.has(id)) };
  },
});

/** Notes what is to be filed where. */
const addFilings = command({
  action: "notice-template.add-filings",
  principals: ["system"],
  input: z.object({ missing: z.array(Place).max(10_000) }),
  async run({ tx, ctx }, { missing }) {
    const rows = missing.map(({ accountId, ...row }) => ({ ...row, tenant_id: ctx.tenantId, account_id: accountId }));
    const added = await insertFilings(tx, rows, ctx.now());
    return { subjectId: null, result: { added }, details: { added } };
  },
});

/** Takes what is to be filed or asked at a number now, so that two rounds at once never file the same twice. */
const claimDue = command({
  action: "notice-template.claim-filings",
  principals: ["system"],
  input: z.object({ accountId: z.uuid() }),
  async run(scope, { accountId }) {
    const { tx, ctx } = scope;
    const now = ctx.now();
    const due = await leaseDue(tx, accountId, now, new Date(now.getTime() + LEASE_MS));
    const wanted = due.length === 0 ? [] : await wantedTemplates(scope);
    const isDue = ({ name, language }: TemplateFiling) =>
      due.some((row) => row.name === name && row.language === language);
    const result = { due, wanted: wanted.filter(isDue) };
    return { subjectId: accountId, result, details: { due: due.length } };
  },
});

/** When a filing is looked at next; the longer it takes, the rarer. Null: the reviewers have spoken. */
function tryAgainAt(state: FilingState, attempts: number, now: Date): Date | null {
  if (state === "rejected") return null;
  if (state === "approved") return new Date(now.getTime() + APPROVED_MS);
  return new Date(now.getTime() + Math.min(MINUTE_MS * 2 ** Math.min(attempts, 10), LONGEST_MS));
}

/** Words that the reviewers have let through everywhere come into force; those that one of them refused end. */
async function settleSubmitted(scope: Scope): Promise<{ live: number; rejected: number }> {
  const { tx, ctx } = scope;
  const settled = { live: 0, rejected: 0 };
  const submitted = await lockSubmitted(tx);
  if (submitted.length === 0) return settled;
  const accounts = (await listWhatsappAccounts(scope)).filter(needsFiling);
  const filings = await listFilings(tx);
  for (const row of submitted) {
    const name = templateName(row.kind, row.version);
    const of = accounts.map(({ id }) =>
      filings.find((one) => one.account_id === id && one.name === name && one.language === row.locale),
    );
    const refused = of.find((filing) => filing?.state === "rejected");
    if (refused) {
      await updateTemplate(tx, row.id, { state: "rejected", reason: refused.reason, ended_at: ctx.now() });
      settled.rejected += 1;
    } else if (of.length > 0 && of.every((filing) => filing?.state === "approved")) {
      const before = await lockLive(tx, row);
      if (before) await updateTemplate(tx, before.id, { state: "retired", ended_at: ctx.now() });
      await updateTemplate(tx, row.id, { state: "live", live_at: ctx.now() });
      settled.live += 1;
    }
  }
  return settled;
}

const Told = z.object({
  name: TemplateName,
  language: TemplateLocale,
  state: FilingState,
  reason: z.string().max(200).nullable(),
});

/** Writes down what a round of filing came to, and gives it its effect. */
const noteRound = command({
  action: "notice-template.note-round",
  principals: ["system"],
  input: z.object({
    accountId: z.uuid(),
    claimed: z.array(Place.omit({ accountId: true })),
    told: z.array(Told),
    failure: z.string().max(80).nullable(),
  }),
  async run(scope, { accountId, claimed, told, failure }) {
    const { tx, ctx } = scope;
    const now = ctx.now();
    const isOf = (one: { name: string; language: string }) => (row: { name: string; language: string }) =>
      row.name === one.name && row.language === one.language;
    for (const row of (await listFilings(tx)).filter((one) => one.account_id === accountId)) {
      if (!claimed.some(isOf(row))) continue;
      const found = told.find(isOf(row));
      const { state, reason } = found ?? row;
      const attempts = found && found.state !== row.state ? 0 : row.attempts + 1;
      // Not wanted any more: nobody asks again. A provider that is away is asked later.
      const isDropped = !found && failure === null;
      const try_at = isDropped ? null : tryAgainAt(state, attempts, now);
      await updateFiling(tx, row, { state, reason, attempts, try_at }, now);
    }
    const settled = await settleSubmitted(scope);
    return { subjectId: accountId, result: settled, details: { ...settled, told: told.length, failure } };
  },
});

async function fileAt(ctx: Context, accountId: string): Promise<void> {
  const { due, wanted } = await claimDue(ctx, { accountId });
  if (due.length === 0) return;
  const round = wanted.length > 0 ? await fileTemplates(ctx, { accountId, wanted }) : { templates: [], failure: null };
  const claimed = due.map(({ name, language }) => ({ name, language }));
  await noteRound(ctx, { accountId, claimed, told: [...round.templates], failure: round.failure });
}

/**
 * Brings the office's templates to its WhatsApp numbers: files what is missing, asks what became of the rest, and puts
 * approved words into force. Safe to call at any time and however often: after an account was added, after words were
 * submitted, every minute.
 */
export const fileNoticeTemplates = procedure({
  action: "notice-template.file",
  principals: ["system"],
  input: Nothing,
  async run(ctx): Promise<void> {
    const { missing, due } = await readPlan(ctx, {});
    if (missing.length > 0) await addFilings(ctx, { missing });
    for (const accountId of due) await fileAt(ctx, accountId);
  },
});

/**
 * What the reviewers said by the hook has its effect at once: a template that is paused, disabled or refused is out of use,
 * and the next way is taken (WA-14). Whatever it was, the next round asks, for hooks come late, twice and out of order.
 */
export const noteJudgement = command({
  action: "notice-template.note-judgement",
  principals: ["system"],
  input: templateJudged.payload,
  async run(scope, { accountId, name, language, state }) {
    const { tx, ctx } = scope;
    const isOurs = /^gerai_[a-z_]+_v\d{1,6}$/.test(name);
    const accounts = await listWhatsappAccounts(scope);
    const account = accounts.find(({ id }) => id === accountId);
    if (!isOurs || !account) return { subjectId: accountId, result: { settled: false } };
    const now = ctx.now();
    // Where we file nothing nobody can ask: there the hook's word stands.
    const try_at = account.businessAccountId === null ? null : new Date(now.getTime() + MINUTE_MS);
    await putFiling(tx, { tenant_id: ctx.tenantId, account_id: accountId, name, language, state, try_at }, now);
    const settled = await settleSubmitted(scope);
    return { subjectId: accountId, result: { settled: settled.live + settled.rejected > 0 }, details: { name, state } };
  },
});
