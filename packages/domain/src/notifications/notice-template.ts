import type { NoticeChannel, NoticeKind, TemplateLocale, TemplateWords } from "@gerai/contracts/notifications";
import { accountsForService, listWhatsappAccounts, type WhatsappAccount } from "../channels/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { findLiveTemplate, type TemplateRow } from "./notice-template.store.ts";
import type { NoticeWords } from "./ports.ts";
import { type FilingRow, listFilings } from "./template-filing.store.ts";
import { templateName } from "./template-places.ts";

/** Whose words are looked for. */
export interface WordsAsked {
  readonly kind: NoticeKind;
  readonly channel: NoticeChannel;
  readonly locale: TemplateLocale;
  /** Code of the case's service, which may have a number of its own. */
  readonly service: string | null;
}

/** A version's words. */
export function wordsOf(row: Pick<TemplateRow, "subject" | "body" | "button">): TemplateWords {
  return { subject: row.subject, body: row.body, button: row.button };
}

/**
 * Whether a template may be sent through each of these accounts. Where nobody told us the business account, templates are
 * filed by hand: there it may until the reviewers say otherwise.
 */
export function isApprovedAt(
  accounts: readonly WhatsappAccount[],
  filings: readonly FilingRow[],
  name: string,
  language: TemplateLocale,
): boolean {
  return accounts.every(({ id, businessAccountId }) => {
    const filing = filings.find((row) => row.account_id === id && row.name === name && row.language === language);
    if (businessAccountId === null) return !filing || filing.state === "waiting" || filing.state === "approved";
    return filing?.state === "approved";
  });
}

/**
 * The office's own words in force for a notice; null: the house's are used. `unusable`: WhatsApp does not let the template
 * out now (not approved yet, paused, refused), so the next way is to be taken.
 */
export async function findNoticeWords(scope: ReadScope, asked: WordsAsked): Promise<NoticeWords | null | "unusable"> {
  const { kind, channel, locale, service } = asked;
  const isWhatsapp = channel === "whatsapp";
  const [live, numbers] = await Promise.all([
    findLiveTemplate(scope.tx, { kind, channel, locale }),
    isWhatsapp ? listWhatsappAccounts(scope) : [],
  ]);
  if (!isWhatsapp) return live ? { text: live.body, ...(live.subject ? { subject: live.subject } : {}) } : null;
  const name = templateName(kind, live?.version ?? null);
  const accounts = accountsForService(numbers, service);
  const filings = await listFilings(scope.tx, name, locale);
  if (!isApprovedAt(accounts, filings, name, locale)) return "unusable";
  return live ? { text: live.body, whatsapp: { templateName: name, language: locale, parameters: [] } } : null;
}
