import type { NoticeChannel, NoticeKind } from "@gerai/contracts/notifications";
import type { CaseFile } from "../applications/index.ts";
import { isOptedOut, listOpenChannels } from "../channels/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { findRouteRow } from "./notice-routes.store.ts";
import { NOTICE_RULES, planWays } from "./notice-rules.ts";

/** The channels by which this applicant can be reached at all, as things are now. */
async function listPossible(scope: ReadScope, { contact, definition }: CaseFile): Promise<Set<NoticeChannel>> {
  const possible = new Set<NoticeChannel>(contact.email ? ["email"] : []);
  if (!contact.phone) return possible;
  const open = await listOpenChannels(scope, definition.code);
  if (open.has("sms")) possible.add("sms");
  if (open.has("whatsapp") && !(await isOptedOut(scope, contact.phone))) possible.add("whatsapp");
  return possible;
}

/** The order in which a kind of notice tries its ways: the office's own, or the house's. */
export async function findOrder({ tx }: ReadScope, kind: NoticeKind): Promise<readonly NoticeChannel[]> {
  return (await findRouteRow(tx, kind))?.channels ?? NOTICE_RULES[kind].channels;
}

/** What is told, by which ways in which order. */
interface WaysAsked {
  readonly kind: NoticeKind;
  readonly order: readonly NoticeChannel[];
  /** How the applicant chose to get the paper that it is about. */
  readonly delivery: string | undefined;
}

/**
 * The ways of a notice about a case. A paper goes first as the applicant chose to get it, any other notice as they wish to
 * be told.
 */
export async function findWays(
  scope: ReadScope,
  file: CaseFile,
  { kind, order, delivery }: WaysAsked,
): Promise<NoticeChannel[]> {
  const possible = await listPossible(scope, file);
  const isChosen = kind === "document" && (delivery === "whatsapp" || delivery === "email");
  return planWays(order, possible, isChosen ? delivery : file.contact.notifyBy);
}
