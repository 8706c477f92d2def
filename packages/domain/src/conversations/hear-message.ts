import { type WhatsappMessage, WhatsappPreference, WhatsappUserIdUpdate } from "@gerai/contracts/channels";
import { z } from "zod";
import { type InboundMessage, listWhatsappAccounts, setOptOut, takeInbound } from "../channels/index.ts";
import { command, type Scope } from "../kernel/index.ts";
import { answerHeard } from "./answer-heard.ts";
import { phoneOf, readMessage, readPerson, userIdOf } from "./read-inbound.ts";
import { rekeyPerson } from "./rekey-person.ts";
import { findThreadIdOf, namesOf, openPerson, takeThread } from "./take-thread.ts";
import { findThread } from "./threads.store.ts";

/** What became of something that came in. */
interface Hearing {
  readonly threadId: string | null;
  readonly outcome: "replied" | "silent" | "noted" | "ignored" | "known";
  readonly meaning: string;
}

const ChangedNumber = z.looseObject({
  system: z.looseObject({ wa_id: z.string().max(30).optional(), new_wa_id: z.string().max(30).optional() }),
});

const ignored = (meaning: string): Hearing => ({ threadId: null, outcome: "ignored", meaning });

/** By WhatsApp's clock, never later than ours. */
function timeOf({ timestamp }: WhatsappMessage, now: Date): Date {
  return new Date(Math.min(timestamp * 1_000, now.getTime()));
}

/** Another user id, or another number behind the same chat. */
async function hearNewName(scope: Scope, { accountId, kind, message }: InboundMessage): Promise<Hearing> {
  const at = timeOf(message, scope.ctx.now());
  const noted = (threadId: string | null): Hearing => ({ threadId, outcome: "noted", meaning: kind });
  if (kind === "user_id_update") {
    const update = WhatsappUserIdUpdate.safeParse(message).data;
    const once = userIdOf(update?.user_id.previous);
    const userId = userIdOf(update?.user_id.current);
    if (once === null || userId === null) return ignored(kind);
    const now = { phone: phoneOf(update?.wa_id), userId, name: null };
    return noted(await rekeyPerson(scope, { once: { userId: once }, now, accountId, at }));
  }
  const { system } = ChangedNumber.safeParse(message).data ?? {};
  const phone = phoneOf(system?.wa_id ?? system?.new_wa_id);
  const once = phoneOf(message.from);
  if (once === null || phone === null) return ignored(kind);
  const now = { phone, userId: userIdOf(message.from_user_id), name: null };
  return noted(await rekeyPerson(scope, { once: { phone: once }, now, accountId, at }));
}

/** A wish told to WhatsApp and not to us: it counts for every name by which the person is known. */
async function hearPreference(scope: Scope, { kind, message }: InboundMessage): Promise<Hearing> {
  const preference = WhatsappPreference.safeParse(message).data;
  if (!preference) return ignored(kind);
  const person = { phone: phoneOf(preference.wa_id), userId: userIdOf(preference.user_id), name: null };
  const threadId = await findThreadIdOf(scope, person);
  const row = threadId === null ? undefined : await findThread(scope.tx, threadId);
  const known = row ? namesOf(openPerson(scope.ctx.keys, row)) : [];
  const persons = [...namesOf(person), ...known];
  await setOptOut(scope, { persons, isOptedOut: preference.value === "stop" });
  return { threadId, outcome: "noted", meaning: `${kind} ${preference.value}` };
}

/** A message of a person: kept, understood, answered. */
async function hearPerson(scope: Scope, { accountId, kind, message, contacts }: InboundMessage): Promise<Hearing> {
  const said = readMessage(message);
  const person = readPerson(message, contacts);
  if (!said || namesOf(person).length === 0) return ignored(kind);
  const at = timeOf(message, scope.ctx.now());
  const thread = await takeThread(scope, person, { accountId, at });
  const accounts = await listWhatsappAccounts(scope);
  const { isReplied, meaning } = await answerHeard(scope, { thread, accounts, accountId, message: said, at });
  return { threadId: thread.row.id, outcome: isReplied ? "replied" : "silent", meaning };
}

/**
 * Gives something that came in its effect, once: the conversation, the reply and what is to be sent stand in one
 * transaction. Whatever anybody writes ends here without an error.
 */
export const hearMessage = command({
  action: "conversation.hear",
  principals: ["system"],
  input: z.object({ messageId: z.uuid() }),
  async run(scope, { messageId }) {
    const inbound = await takeInbound(scope, { messageId });
    const hear = async (found: InboundMessage): Promise<Hearing> => {
      if (found.kind === "parked") return ignored(found.kind);
      if (found.kind === "user_id_update" || found.kind === "system") return await hearNewName(scope, found);
      if (found.kind === "user_preferences") return await hearPreference(scope, found);
      return await hearPerson(scope, found);
    };
    const hearing: Hearing = inbound
      ? await hear(inbound)
      : { threadId: null, outcome: "known", meaning: "heard before" };
    const { threadId, outcome, meaning } = hearing;
    return { subjectId: threadId, result: { threadId, outcome }, details: { messageId, outcome, meaning } };
  },
});
