import type { Recipient } from "@gerai/contracts/channels";
import { type Context, type ReadScope, step } from "../kernel/index.ts";
import { deleteOptOuts, insertOptOuts, listOptOuts } from "./opt-outs.store.ts";

/** By what a person is known: a number in E.164, or a user id where WhatsApp hides the number. */
type Person = Recipient;

/** The keyed hash under which a person is kept; what is written to nobody shows who it is. */
export function personIndex(ctx: Pick<Context, "keys">, person: Person): Buffer {
  return "phone" in person
    ? ctx.keys.index("channels.person", person.phone)
    : ctx.keys.index("channels.person", person.userId);
}

/**
 * Remembers that a person wants nothing sent but what they ask for, or that they want it again; all the names of one
 * person together (WA-13).
 */
export const setOptOut = step(
  async (
    { tx, ctx },
    { persons, isOptedOut }: { readonly persons: readonly Person[]; readonly isOptedOut: boolean },
  ): Promise<void> => {
    const indexes = persons.map((person) => personIndex(ctx, person));
    if (isOptedOut) await insertOptOuts(tx, ctx.tenantId, indexes, ctx.now());
    else await deleteOptOuts(tx, indexes);
  },
);

/** Which of these persons want nothing sent but what they ask for, in their order. */
export async function listOptedOut({ tx, ctx }: ReadScope, persons: readonly Person[]): Promise<boolean[]> {
  const indexes = persons.map((person) => personIndex(ctx, person));
  const found = new Set((await listOptOuts(tx, indexes)).map((index) => index.toString("hex")));
  return indexes.map((index) => found.has(index.toString("hex")));
}

/** Whether whoever has this number (E.164) wants nothing sent on WhatsApp but what they ask for. */
export async function isOptedOut(scope: ReadScope, phone: string): Promise<boolean> {
  const [found = false] = await listOptedOut(scope, [{ phone }]);
  return found;
}
