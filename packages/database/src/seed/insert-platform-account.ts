import type { Sql } from "postgres";

/** An operator of the platform; the second factor's secret is sealed by the key-encryption key. */
export interface PlatformAccountSeed {
  readonly id: string;
  readonly username: string;
  readonly passwordHash: string;
  readonly totpSecretSealed: Buffer;
}

/** Enters an operator, as the owner of the table; an existing user name is left as it is. */
export async function insertPlatformAccount(sql: Sql, account: PlatformAccountSeed): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe("set local role gerai_owner");
    await tx`
      insert into app.platform_account (id, username, password_hash, totp_secret_sealed)
      values (${account.id}, ${account.username}, ${account.passwordHash}, ${account.totpSecretSealed})
      on conflict (username) do nothing`;
  });
}
