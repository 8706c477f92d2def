import type { TenantTx } from "@gerai/database";

/** The notice of a try, and the keyed hash of the address it went to; undefined for no try of ours. */
export async function findTryByMail(tx: TenantTx, id: string) {
  return await tx
    .selectFrom("notice_attempt")
    .select(["notice_id", "address_index"])
    .where("id", "=", id)
    .where("channel", "=", "email")
    .executeTakeFirst();
}
