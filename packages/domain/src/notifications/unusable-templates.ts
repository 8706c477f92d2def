import { NOTICE_KINDS, TemplateLocale } from "@gerai/contracts/notifications";
import { listWhatsappAccounts } from "../channels/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { listStandingTemplates } from "./notice-template.store.ts";
import { listFilings } from "./template-filing.store.ts";
import { templateName } from "./template-places.ts";

const UNUSABLE: ReadonlySet<string> = new Set(["paused", "disabled", "rejected"]);

/** How many of the templates in use WhatsApp does not let out, of each number that has such (WA-14). */
export async function listUnusableTemplates(
  scope: ReadScope,
): Promise<{ readonly accountId: string; readonly count: number }[]> {
  const [accounts, filings] = [await listWhatsappAccounts(scope), await listFilings(scope.tx)];
  const unusable = filings.filter(({ state }) => UNUSABLE.has(state));
  if (unusable.length === 0) return [];
  const live = (await listStandingTemplates(scope.tx)).filter(
    ({ channel, state }) => channel === "whatsapp" && state === "live",
  );
  const inUse = new Set(
    TemplateLocale.options.flatMap((locale) =>
      NOTICE_KINDS.map((kind) => {
        const own = live.find((row) => row.kind === kind && row.locale === locale);
        return `${templateName(kind, own?.version ?? null)} ${locale}`;
      }),
    ),
  );
  return accounts.flatMap(({ id: accountId, isUsable }) => {
    const of = unusable.filter((row) => row.account_id === accountId && inUse.has(`${row.name} ${row.language}`));
    return isUsable && of.length > 0 ? [{ accountId, count: of.length }] : [];
  });
}
