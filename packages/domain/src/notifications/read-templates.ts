import {
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  type TemplateCellView,
  type TemplateFilingView,
  type TemplateLanguageView,
  type TemplateListView,
  TemplateLocale,
  TemplateOf,
  type TemplateVersionView,
  type TemplateView,
  type TemplateWords,
} from "@gerai/contracts/notifications";
import { z } from "zod";
import { listWhatsappAccounts, type WhatsappAccount } from "../channels/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import { listStandingTemplates, listVersions, type TemplateRow } from "./notice-template.store.ts";
import { isApprovedAt, wordsOf } from "./notice-template.ts";
import { previewOf } from "./preview-template.ts";
import { type FilingRow, listFilings } from "./template-filing.store.ts";
import { placesFor, templateName } from "./template-places.ts";

const LOCALES = TemplateLocale.options;

interface Reviewed {
  readonly accounts: readonly WhatsappAccount[];
  readonly filings: readonly FilingRow[];
}

async function readReviewed(scope: ReadScope): Promise<Reviewed> {
  const [accounts, filings] = [await listWhatsappAccounts(scope), await listFilings(scope.tx)];
  return { accounts: accounts.filter(({ isUsable }) => isUsable), filings };
}

/** False while WhatsApp does not let the words in use out at every number of the office. */
function isUsableAt(
  { accounts, filings }: Reviewed,
  { kind, channel, locale }: TemplateOf,
  live: number | null,
): boolean {
  return channel !== "whatsapp" || isApprovedAt(accounts, filings, templateName(kind, live), locale);
}

/** A draft says more than refused words, and refused ones matter until something newer was published. */
function openOf(rows: readonly TemplateRow[]): TemplateCellView["open"] {
  for (const state of ["draft", "submitted"] as const) if (rows.some((row) => row.state === state)) return state;
  const newest = rows.toSorted((a, b) => b.version - a.version)[0];
  return newest?.state === "rejected" ? "rejected" : null;
}

function countApproved({ filings }: Reviewed, account: WhatsappAccount) {
  const own = filings.filter((row) => row.account_id === account.id);
  return {
    label: account.label,
    hasBusinessAccount: account.businessAccountId !== null,
    approved: own.filter(({ state }) => state === "approved").length,
    filed: own.length,
  };
}

/** Every kind of notice on every way: whose words are in use, and what is not finished. */
export const listTemplates = query({
  action: "notice-template.list",
  principals: ["staff"],
  permission: "notifications:manage",
  input: z.object({}),
  async run(scope): Promise<TemplateListView> {
    const rows = await listStandingTemplates(scope.tx);
    const reviewed = await readReviewed(scope);
    const cellOf = (of: TemplateOf): TemplateCellView => {
      const own = rows.filter((row) => row.kind === of.kind && row.channel === of.channel && row.locale === of.locale);
      const live = own.find(({ state }) => state === "live")?.version ?? null;
      const { channel, locale } = of;
      return { channel, locale, live, isUsable: isUsableAt(reviewed, of, live), open: openOf(own) };
    };
    return {
      kinds: NOTICE_KINDS.map((kind) => ({
        kind,
        cells: NOTICE_CHANNELS.flatMap((channel) => LOCALES.map((locale) => cellOf({ kind, channel, locale }))),
      })),
      accounts: reviewed.accounts.map((account) => countApproved(reviewed, account)),
    };
  },
});

function actOf(by: string | null, at: Date | null) {
  return at && { by, byName: null, at: at.toISOString() };
}

function viewVersion(row: TemplateRow): TemplateVersionView {
  return {
    version: row.version,
    state: row.state,
    words: wordsOf(row),
    reason: row.reason,
    created: { by: row.created_by, byName: null, at: row.created_at.toISOString() },
    published: actOf(row.published_by, row.published_at),
    ended: actOf(row.ended_by, row.ended_at),
  };
}

/** Where the words in use and those on their way are at each number. */
function viewFilings({ accounts, filings }: Reviewed, of: TemplateOf, versions: readonly (number | null)[]) {
  return versions.flatMap((version) =>
    accounts.flatMap(({ id, label }): TemplateFilingView[] => {
      const name = templateName(of.kind, version);
      const row = filings.find((one) => one.account_id === id && one.name === name && one.language === of.locale);
      return row ? [{ account: label, version, state: row.state, reason: row.reason }] : [];
    }),
  );
}

/** The words of one notice on one way, in both languages, with everything that was ever published. */
export const getTemplate = query({
  action: "notice-template.read",
  principals: ["staff"],
  permission: "notifications:manage",
  input: TemplateOf.omit({ locale: true }),
  async run(scope, { kind, channel }): Promise<TemplateView> {
    const rows = await listVersions(scope.tx, { kind, channel }, null);
    const reviewed = await readReviewed(scope);
    const languageOf = (locale: TemplateLocale): TemplateLanguageView => {
      const of = { kind, channel, locale };
      const own = rows.filter((row) => row.locale === locale);
      const [live, draft, submitted] = (["live", "draft", "submitted"] as const).map((state) =>
        own.find((row) => row.state === state),
      );
      const house = scope.ctx.ports.noticeTemplates.house(kind, channel, locale);
      const version = live?.version ?? null;
      const shown = (words: TemplateWords, isHouse = false) => previewOf(scope.ctx, of, words, isHouse);
      return {
        locale,
        house,
        live: version,
        inUse: live ? wordsOf(live) : house,
        isUsable: isUsableAt(reviewed, of, version),
        preview: live ? shown(wordsOf(live)) : shown(house, true),
        draft: draft
          ? { version: draft.version, revision: draft.revision, words: wordsOf(draft), preview: shown(wordsOf(draft)) }
          : null,
        versions: own.filter(({ state }) => state !== "draft").map(viewVersion),
        filings:
          channel === "whatsapp" ? viewFilings(reviewed, of, [version, ...(submitted ? [submitted.version] : [])]) : [],
      };
    };
    return { kind, channel, places: placesFor(kind, channel), languages: LOCALES.map(languageOf) };
  },
});
