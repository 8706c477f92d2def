import { hashSecret, newSecretCode } from "@gerai/foundation/codes";
import { newId } from "@gerai/foundation/ids";
import { type ReadScope, type Scope, step } from "../kernel/index.ts";
import { findLink, insertLink, type LinkKind, spendLink, voidLinksTo } from "./links.store.ts";

/** What a link is to open. */
export interface LinkOrder {
  readonly kind: LinkKind;
  readonly applicationId: string;
  /** The completion request or the issued document it is for. */
  readonly subjectId: string;
  readonly expiresAt: Date;
}

/**
 * Makes a one-purpose link and answers its token, the only time it is known: call it while the message is rendered.
 * Earlier links of the kind to the same subject are void from now on, so a message that is sent again carries the only living one.
 */
export const mintLink = step(async ({ tx, ctx }: Scope, order: LinkOrder): Promise<string> => {
  const token = newSecretCode();
  const now = ctx.now();
  await Promise.all([
    voidLinksTo(tx, order.subjectId, now, order.kind),
    insertLink(tx, {
      tenant_id: ctx.tenantId,
      id: newId(now),
      kind: order.kind,
      application_id: order.applicationId,
      subject_id: order.subjectId,
      token_hash: hashSecret(token),
      created_at: now,
      expires_at: order.expiresAt,
      voided_at: null,
    }),
  ]);
  return token;
});

/** Voids every living link to a subject. */
export const voidLinks = step(
  async ({ tx, ctx }: Scope, { subjectId }: { subjectId: string }): Promise<void> =>
    await voidLinksTo(tx, subjectId, ctx.now()),
);

/** What a living link opens. */
export interface OpenLink {
  readonly applicationId: string;
  readonly subjectId: string;
  readonly expiresAt: Date;
}

/** What a token opens, or undefined when it is unknown, void or too old. */
export async function findOpenLink(scope: ReadScope, kind: LinkKind, token: string): Promise<OpenLink | undefined> {
  if (!/^[a-z2-7]{26}$/.test(token)) return undefined;
  const row = await findLink(scope.tx, kind, hashSecret(token), scope.ctx.now());
  return row && { applicationId: row.application_id, subjectId: row.subject_id, expiresAt: row.expires_at };
}

/** What a link of one use opens, which it does no more from now on; undefined when it is unknown, spent or too old. */
export async function openOnce({ tx, ctx }: Scope, kind: LinkKind, token: string): Promise<OpenLink | undefined> {
  if (!/^[a-z2-7]{26}$/.test(token)) return undefined;
  const row = await spendLink(tx, kind, hashSecret(token), ctx.now());
  return row && { applicationId: row.application_id, subjectId: row.subject_id, expiresAt: row.expires_at };
}
