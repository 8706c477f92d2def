import { type FilingState, filingStateOf, TemplateFiling } from "@gerai/contracts/channels";
import { z } from "zod";
import { procedure, query } from "../kernel/index.ts";
import { openCredentials } from "./account.ts";
import { findAccountRow } from "./accounts.store.ts";
import type { TemplateStatus } from "./ports.ts";
import type { WhatsappAccount } from "./whatsapp-accounts.ts";

/** Of the usable numbers those that a message of this service goes out through: its own, else the whole office's. */
export function accountsForService(accounts: readonly WhatsappAccount[], service: string | null): WhatsappAccount[] {
  const usable = accounts.filter(({ isUsable }) => isUsable);
  const own = usable.filter(({ services }) => service !== null && services.includes(service));
  return own.length > 0 ? own : usable.filter(({ services }) => services.length === 0);
}

/** Where the reviewers are with a template of ours; `reason` is why not, as a code. */
export interface TemplateState {
  readonly name: string;
  readonly language: "id" | "en";
  readonly state: FilingState;
  readonly reason: string | null;
}

/** What a round of filing came to: the states that are known now, and the provider's code when it ended early. */
export interface FilingRound {
  readonly templates: readonly TemplateState[];
  readonly failure: string | null;
}

const openTemplateAccount = query({
  action: "channel.open-template-account",
  principals: ["system"],
  input: z.object({ accountId: z.uuid() }),
  async run({ tx, ctx }, { accountId }) {
    const row = await findAccountRow(tx, accountId);
    if (row?.channel !== "whatsapp" || !row.enabled || row.business_account_id === null) return undefined;
    const account = { publicNumber: row.public_number, credentials: openCredentials(ctx.keys, row) };
    return { account, businessAccountId: row.business_account_id };
  },
});

/**
 * Brings the wanted templates to an account's business account: asks what is there, files what is missing and answers the
 * states. What was filed before, by us or by hand, is not filed again, so a lost answer costs nothing. A template that
 * the provider refuses is `rejected` under its code; a provider that is away ends the round, to be tried again.
 */
export const fileTemplates = procedure({
  action: "channel.file-templates",
  principals: ["system"],
  input: z.object({ accountId: z.uuid(), wanted: z.array(TemplateFiling).max(500) }),
  async run(ctx, { accountId, wanted }): Promise<FilingRound> {
    const opened = await openTemplateAccount(ctx, { accountId });
    if (!opened) return { templates: [], failure: "no-business-account" };
    const { account, businessAccountId } = opened;
    const listed = await ctx.ports.templates.list(account, businessAccountId);
    if (listed.kind !== "known") return { templates: [], failure: listed.code };
    const known = new Map(listed.templates.map((template) => [`${template.name} ${template.language}`, template]));
    const stateOf = ({ name, language }: TemplateFiling, { status, reason }: TemplateStatus): TemplateState => {
      // A word that nobody documented: looked at again later.
      return { name, language, state: filingStateOf(status) ?? "pending", reason };
    };
    const templates: TemplateState[] = [];
    for (const filing of wanted) {
      const { name, language } = filing;
      const there = known.get(`${name} ${language}`);
      if (there) {
        templates.push(stateOf(filing, there));
        continue;
      }
      const filed = await ctx.ports.templates.file(account, businessAccountId, filing);
      if (filed.kind === "known") templates.push(...filed.templates.map((one) => stateOf(filing, one)));
      else if (filed.kind === "refused") templates.push({ name, language, state: "rejected", reason: filed.code });
      else return { templates, failure: filed.code };
    }
    return { templates, failure: null };
  },
});
