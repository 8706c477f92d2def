import { SignInInput, type SignInView } from "@gerai/contracts/identity";
import { inTenant, type TenantTx } from "@gerai/database";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { auditRow, type Context, insertAuditEvent, procedure } from "../kernel/index.ts";
import { checkPassword, hashPassword } from "./passwords.ts";
import { openSession } from "./sessions.ts";
import { findStaffRowByUsername, keepPasswordHash } from "./staff.store.ts";
import { type Attempt, addressPrefix, countToken, slowDown, startAttempt, succeedAttempt } from "./throttle.ts";

const ACTION = "staff.sign-in";
const PER_ADDRESS = { limit: 20, windowSeconds: 60 } as const;
const PER_OFFICE = { limit: 200, windowSeconds: 60 } as const;

const Input = SignInInput.extend({ clientAddress: z.string().max(100), device: z.string().max(80).optional() });

/**
 * First step: user name and password. Answers the token of a session that opens nothing but the second step. An unknown
 * name, a disabled person and a wrong password are one answer, 401 `identity.wrong-credentials`, after equal work
 * (AUTH-6); 429 `identity.slow-down`. No transaction is open while the password is hashed. What failed is in the trail,
 * committed by itself, under a keyed hash of the name typed (AUD-2).
 */
export const signIn = procedure({
  action: ACTION,
  principals: ["public"],
  input: Input,
  async run(ctx, { username, password, clientAddress, device }): Promise<SignInView & { readonly token: string }> {
    const attempt: Attempt = { secret: "password", account: username, clientAddress, device };
    const person = await admit(ctx, attempt);
    const check = await checkPassword(password, person?.disabled_at === null ? person.password_hash : undefined);
    if (!person || !check.isRight) {
      await recordFailure(ctx, attempt, "wrong-credentials");
      throw new Problem("identity.wrong-credentials", 401);
    }
    const freshHash = check.isOutdated ? await hashPassword(password) : undefined;
    const token = await inTenant(ctx.resources.database, ctx.tenantId, async (tx) => {
      await succeedAttempt({ tx, ctx }, attempt);
      if (freshHash) await keepPasswordHash(tx, person.id, freshHash);
      const value = await openSession(tx, ctx, person.id, false);
      return { value, last: [trail(tx, ctx, attempt, person.id, "ok", {})] };
    });
    return { next: "second-factor", token };
  },
});

/** Where and as whom somebody tried, without telling either. */
function trail(
  tx: TenantTx,
  ctx: Context,
  { account, clientAddress }: Attempt,
  subjectId: string | null,
  result: "ok" | "refused",
  details: Readonly<Record<string, string>>,
) {
  const short = (purpose: string, value: string) => ctx.keys.index(purpose, value).toString("hex").slice(0, 32);
  const who = { account: short("trail.username", account), place: short("trail.place", addressPrefix(clientAddress)) };
  return insertAuditEvent(tx, auditRow(ctx, ACTION, subjectId, result, { ...who, ...details }));
}

async function recordFailure(ctx: Context, attempt: Attempt, reason: string): Promise<void> {
  await inTenant(ctx.resources.database, ctx.tenantId, async (tx) => ({
    value: undefined,
    last: [trail(tx, ctx, attempt, null, "refused", { reason })],
  }));
}

/** Counts the attempt and finds the person, in one transaction that commits whatever comes of the password. */
async function admit(ctx: Context, attempt: Attempt) {
  const outcome = await inTenant(ctx.resources.database, ctx.tenantId, async (tx) => {
    const scope = { tx, ctx };
    const floods = [
      ["sign-in-address", attempt.clientAddress, PER_ADDRESS],
      ["sign-in-office", "", PER_OFFICE],
    ] as const;
    for (const [bucket, key, { limit, windowSeconds }] of floods) {
      const token = await countToken(scope, bucket, key, limit, windowSeconds);
      if (token.isTaken) continue;
      // One row tells of the flood; a row for each drop of it would drown the trail.
      const last = token.isFirst ? [trail(tx, ctx, attempt, null, "refused", { reason: bucket })] : [];
      return { value: { waitMs: token.waitMs, person: undefined }, last };
    }
    const waitMs = await startAttempt(scope, attempt);
    if (waitMs > 0) {
      const last = [trail(tx, ctx, attempt, null, "refused", { reason: "slow-down" })];
      return { value: { waitMs, person: undefined }, last };
    }
    return { value: { waitMs, person: await findStaffRowByUsername(tx, attempt.account) } };
  });
  if (outcome.waitMs > 0) throw slowDown(outcome.waitMs);
  return outcome.person;
}
