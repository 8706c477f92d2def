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

/**
 * The ways of a notice about a case, in order. A paper goes first as the applicant chose to get it (`delivery` of its
 * output), any other notice as they wish to be told.
 */
export async function findWays(
  scope: ReadScope,
  file: CaseFile,
  kind: NoticeKind,
  delivery: string | undefined,
): Promise<NoticeChannel[]> {
  const [possible, route] = await Promise.all([listPossible(scope, file), findRouteRow(scope.tx, kind)]);
  if (possible.size === 0) return [];
  const order = route?.channels ?? NOTICE_RULES[kind].channels;
  const isChosen = kind === "document" && (delivery === "whatsapp" || delivery === "email");
  return planWays(order, possible, isChosen ? delivery : file.contact.notifyBy);
}
