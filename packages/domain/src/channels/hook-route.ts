import { createHmac } from "node:crypto";
import { hashSecret } from "@gerai/foundation/codes";
import { sameBytes } from "@gerai/foundation/envelope";
import { notFound } from "@gerai/foundation/problem";
import type { InputRoute, ReadScope, Resources } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { type KeptCredentials, openCredentials } from "./account.ts";
import { findAccountRow, findRoute } from "./accounts.store.ts";

/** The account that a hook's address belongs to. */
export interface HookRoute extends InputRoute {
  readonly accountId: string;
}

/** The account behind the secret part of a hook's address; undefined when nobody has it. */
export async function findHook(resources: Resources, key: string): Promise<HookRoute | undefined> {
  if (!/^[a-z2-7]{26}$/.test(key)) return undefined;
  const row = await findRoute(resources.database, "hook", hashSecret(key));
  const office = row && (await findOfficeById(resources, row.office_id));
  return office && { office, accountId: row.account_id };
}

/** The credentials of a hook's account; 404 when it speaks another dialect than the hook's address says. */
export async function readHookCredentials<D extends KeptCredentials["dialect"]>(
  { tx, ctx }: ReadScope,
  route: HookRoute,
  dialects: readonly D[],
): Promise<Extract<KeptCredentials, { dialect: D }>> {
  const row = await findAccountRow(tx, route.accountId);
  const credentials = row && openCredentials(ctx.keys, row);
  const isOfDialect = (one: KeptCredentials): one is Extract<KeptCredentials, { dialect: D }> =>
    (dialects as readonly string[]).includes(one.dialect);
  if (!credentials || !isOfDialect(credentials)) throw notFound();
  return credentials;
}

/** Whether `header` is the HMAC-SHA256 of the body in hex under one of the secrets, with `prefix` before it. */
export function isSigned(
  body: Buffer,
  header: string | undefined,
  prefix: string,
  secrets: readonly string[],
): boolean {
  const given = header?.startsWith(prefix) ? header.slice(prefix.length) : "";
  if (!/^[0-9a-f]{64}$/.test(given)) return false;
  const bytes = Buffer.from(given, "hex");
  // Every secret is tried, so that the time taken does not tell which one it was.
  return secrets.map((secret) => sameBytes(createHmac("sha256", secret).update(body).digest(), bytes)).includes(true);
}

/** Compares two texts in constant time for their length. */
export function sameText(a: string, b: string): boolean {
  return sameBytes(hashSecret(a), hashSecret(b));
}
