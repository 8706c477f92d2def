import { SecondFactorInput, type StaffMeView } from "@gerai/contracts/identity";
import { inTenant, type TenantTx } from "@gerai/database";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { actAs, auditRow, type Context, insertAuditEvent, procedure } from "../kernel/index.ts";
import { principalFor, viewOfMe } from "./find-staff.ts";
import { endSession, openSession, readSession } from "./sessions.ts";
import { findStaffRow, listRoleRows, type StaffRow, spendTotpStep } from "./staff.store.ts";
import { type Attempt, slowDown, startAttempt, succeedAttempt } from "./throttle.ts";
import { matchTimeCode } from "./time-codes.ts";

const ACTION = "staff.second-factor";

const Input = SecondFactorInput.extend({ token: z.string().max(80).optional(), clientAddress: z.string().max(100) });

type Outcome =
  | { readonly kind: "passed"; readonly token: string; readonly me: StaffMeView }
  | { readonly kind: "refused"; readonly problem: Problem };

/**
 * Second step: the authenticator's code. Answers a new token; the one from the first step opens nothing any more
 * (AUTH-3, AUTH-4). 401 `identity.sign-in-needed` without a waiting session, 401 `identity.wrong-code` for a wrong or
 * used code, 429 `identity.slow-down`. Refusals commit, since counters and trail must outlive them.
 */
export const passSecondFactor = procedure({
  action: ACTION,
  principals: ["public"],
  input: Input,
  async run(ctx, { code, token, clientAddress }): Promise<{ readonly token: string; readonly me: StaffMeView }> {
    const pendingToken = token;
    if (pendingToken === undefined) throw new Problem("identity.sign-in-needed", 401);
    const outcome = await inTenant(ctx.resources.database, ctx.tenantId, async (tx) => {
      const session = await readSession(tx, ctx, pendingToken);
      if (!session || session.passedSecondFactor) return refusal(new Problem("identity.sign-in-needed", 401));
      const { staffId } = session;
      const refuse = (reason: string, problem: Problem) => ({
        ...refusal(problem),
        last: [insertAuditEvent(tx, auditRow(ctx, ACTION, staffId, "refused", { reason }))],
      });
      const attempt: Attempt = { secret: "factor", account: staffId, clientAddress };
      const waitMs = await startAttempt({ tx, ctx }, attempt);
      if (waitMs > 0) return refuse("slow-down", slowDown(waitMs));
      const person = await findStaffRow(tx, staffId);
      if (!person || !(await spendCode(tx, ctx, person, code))) {
        return refuse("wrong-code", new Problem("identity.wrong-code", 401));
      }
      await succeedAttempt({ tx, ctx }, attempt);
      return await admit(tx, ctx, person, pendingToken);
    });
    if (outcome.kind === "refused") throw outcome.problem;
    return { token: outcome.token, me: outcome.me };
  },
});

function refusal(problem: Problem): { readonly value: Outcome } {
  return { value: { kind: "refused", problem } };
}

async function spendCode(tx: TenantTx, ctx: Context, person: StaffRow, code: string): Promise<boolean> {
  const secret = ctx.keys.open("staff", "totp_secret", person.id, person.totp_secret_sealed).toString("utf8");
  const step = matchTimeCode(secret, code, ctx.now());
  return step !== undefined && (await spendTotpStep(tx, person.id, step));
}

async function admit(tx: TenantTx, ctx: Context, person: StaffRow, pendingToken: string) {
  await endSession(tx, ctx, pendingToken);
  const token = await openSession(tx, ctx, person.id, true);
  const principal = principalFor(ctx, person.id, person.username, await listRoleRows(tx, person.id));
  const value: Outcome = { kind: "passed", token, me: viewOfMe(ctx, person, principal) };
  return { value, last: [insertAuditEvent(tx, auditRow(actAs(ctx, principal), ACTION, person.id, "ok"))] };
}
