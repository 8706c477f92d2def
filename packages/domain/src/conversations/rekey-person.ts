import type { Recipient } from "@gerai/contracts/channels";
import { listOptedOut, personIndex, setOptOut } from "../channels/index.ts";
import type { Scope } from "../kernel/index.ts";
import type { Person } from "./read-inbound.ts";
import { namesOf, takeThread } from "./take-thread.ts";
import { deletePersons, listThreadsOf } from "./threads.store.ts";

/** A person who was known by one name and is known by another from now on. */
export interface NewName {
  readonly once: Recipient;
  readonly now: Person;
  readonly accountId: string;
  readonly at: Date;
}

/**
 * Takes over a new user id or number of a person: the conversation goes on under it, and who opted out has opted out
 * (WA-7). Nothing is begun for whom nobody knows. Told twice it changes nothing. Answers the conversation, if there is one.
 */
export async function rekeyPerson(scope: Scope, { once, now, accountId, at }: NewName): Promise<string | null> {
  const { tx, ctx } = scope;
  const [wasOptedOut = false] = await listOptedOut(scope, [once]);
  if (wasOptedOut) await setOptOut(scope, { persons: namesOf(now), isOptedOut: true });
  const old = personIndex(ctx, once);
  const known = await listThreadsOf(tx, [old]);
  if (known.length === 0 || namesOf(now).length === 0) return null;
  const { row } = await takeThread(scope, now, { accountId, at, once: [old] });
  const isKept = namesOf(now).some((name) => personIndex(ctx, name).equals(old));
  if (!isKept) await deletePersons(tx, [old]);
  return row.id;
}
