import { ChangePasswordInput } from "@gerai/contracts/identity";
import { inTenant } from "@gerai/database";
import { hashSecret } from "@gerai/foundation/codes";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { auditRow, type Context, insertAuditEvent, procedure } from "../kernel/index.ts";
import { signedIn } from "./find-staff.ts";
import { isGuessable } from "./password-rules.ts";
import { checkPassword, hashPassword } from "./passwords.ts";
import { endSession, endSessionsBut, openSession } from "./sessions.ts";
import { findStaffRow, keepPasswordHash } from "./staff.store.ts";
import { type Attempt, slowDown, startAttempt, succeedAttempt } from "./throttle.ts";

const ACTION = "staff.change-password";

const Input = ChangePasswordInput.extend({
  /** Token of the session at hand. */
  token: z.string().min(1).max(80),
  clientAddress: z.string().max(100),
  device: z.string().max(80).optional(),
});

function refusedPassword(rule: "guessable" | "unchanged"): Problem {
  return new Problem("identity.password-refused", 422, { rule });
}

async function recordRefusal(ctx: Context, staffId: string, reason: string): Promise<void> {
  await inTenant(ctx.resources.database, ctx.tenantId, async (tx) => ({
    value: undefined,
    last: [insertAuditEvent(tx, auditRow(ctx, ACTION, staffId, "refused", { reason }))],
  }));
}

/** Counts the try like one at the door, since an open session is no proof of who sits before it. */
async function startCounted(ctx: Context, attempt: Attempt, staffId: string) {
  const { waitMs, person } = await inTenant(ctx.resources.database, ctx.tenantId, async (tx) => {
    const wait = await startAttempt({ tx, ctx }, attempt);
    return { value: { waitMs: wait, person: wait > 0 ? undefined : await findStaffRow(tx, staffId) } };
  });
  if (waitMs > 0) throw slowDown(waitMs);
  if (!person) throw new Problem("identity.sign-in-needed", 401);
  return person;
}

/**
 * The signed-in person sets a new password. All other sessions end, and the one at hand gets a new token (AUTH-4).
 * 422 `identity.wrong-password` when the present one does not fit, 422 `identity.password-refused` with the `rule` the
 * new one breaks, 429 `identity.slow-down`. No transaction is open while passwords are hashed.
 */
export const changePassword = procedure({
  action: ACTION,
  principals: ["staff"],
  permission: "self",
  input: Input,
  async run(ctx, input): Promise<{ readonly token: string; readonly ended: number }> {
    const { id, username } = signedIn(ctx);
    const { password, newPassword, token, clientAddress, device } = input;
    const attempt: Attempt = { secret: "password", account: username, clientAddress, device };
    const person = await startCounted(ctx, attempt, id);
    if (!(await checkPassword(password, person.password_hash)).isRight) {
      await recordRefusal(ctx, id, "wrong-password");
      throw new Problem("identity.wrong-password", 422);
    }
    if (newPassword.normalize("NFC") === password.normalize("NFC")) throw refusedPassword("unchanged");
    if (isGuessable(newPassword, username)) throw refusedPassword("guessable");
    const hash = await hashPassword(newPassword);
    return await inTenant(ctx.resources.database, ctx.tenantId, async (tx) => {
      await succeedAttempt({ tx, ctx }, attempt);
      await keepPasswordHash(tx, id, hash);
      const ended = await endSessionsBut(tx, id, hashSecret(token));
      await endSession(tx, ctx, token);
      const value = { token: await openSession(tx, ctx, id, true), ended };
      return { value, last: [insertAuditEvent(tx, auditRow(ctx, ACTION, id, "ok", { ended }))] };
    });
  },
});
