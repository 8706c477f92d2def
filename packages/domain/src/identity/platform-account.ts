import { open, seal } from "@gerai/foundation/envelope";
import { newId } from "@gerai/foundation/ids";
import { hashPassword } from "./passwords.ts";
import { newTotpSecret } from "./time-codes.ts";

/** Under no office: the platform's key-encryption key itself seals what operators need. */
function place(id: string) {
  return { tenantId: "platform", table: "platform_account", column: "totp_secret", rowId: id };
}

/** Opens an operator's authenticator secret. */
export function openPlatformSecret(kek: Buffer, id: string, sealed: Uint8Array): string {
  return open({ version: 0, key: kek }, place(id), sealed).toString("utf8");
}

/** A row for the table of operators, and the authenticator's secret, which is told here and never again. */
export interface NewPlatformAccount {
  readonly account: {
    readonly id: string;
    readonly username: string;
    readonly passwordHash: string;
    readonly totpSecretSealed: Buffer;
  };
  readonly totpSecret: string;
}

/** Prepares an operator for the seed, which enters the row as the table's owner: no running process may. */
export async function preparePlatformAccount(
  kek: Buffer,
  now: Date,
  person: { readonly username: string; readonly password: string },
): Promise<NewPlatformAccount> {
  const id = newId(now);
  const totpSecret = newTotpSecret();
  const totpSecretSealed = seal({ version: 0, key: kek }, place(id), totpSecret);
  const passwordHash = await hashPassword(person.password);
  return { account: { id, username: person.username.toLowerCase(), passwordHash, totpSecretSealed }, totpSecret };
}
