import { type Context, type ReadScope, type Scope, step } from "../kernel/index.ts";
import { findBadAddress, insertBadAddress } from "./bad-addresses.store.ts";

/** A mailbox may be opened (again) after a while; then it is tried once more. */
const BAD_MS = 365 * 24 * 60 * 60_000;

/** The keyed hash of an e-mail address: its domain in lower case, the part before it as it was typed (MAIL-7). */
export function emailIndex({ keys }: Pick<Context, "keys">, email: string): Buffer {
  const at = email.lastIndexOf("@");
  return keys.index("channels.email", email.slice(0, at) + email.slice(at).toLowerCase());
}

/** What became bad before this instant counts no more. */
export const goneBefore = (now: Date) => new Date(now.getTime() - BAD_MS);

/** Whether a mail server said within the last year that nobody reads there. Another address is another one. */
export async function isBadAddress({ tx, ctx }: ReadScope, email: string): Promise<boolean> {
  return await findBadAddress(tx, emailIndex(ctx, email), goneBefore(ctx.now()));
}

/** Remembers that nobody reads at an address, and by which status code that was said (RFC 3463). */
export const markBadAddress = step(
  async ({ tx, ctx }: Scope, { index, status }: { readonly index: Buffer; readonly status: string }): Promise<void> => {
    await insertBadAddress(tx, { tenant_id: ctx.tenantId, address_index: index, status, since: ctx.now() });
  },
);
