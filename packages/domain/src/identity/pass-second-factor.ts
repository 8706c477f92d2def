import { SecondFactorInput, type StaffMeView } from "@gerai/contracts/identity";
import { inTenant, type TenantTx } from "@gerai/database";
import { newSecretCode } from "@gerai/foundation/codes";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { actAs, auditRow, type Context, insertAuditEvent, procedure } from "../kernel/index.ts";
import { principalFor, viewOfMe } from "./find-staff.ts";
import { endSession, openSession, readSession } from "./sessions.ts";
import { findStaffRow, listRoleRows, type StaffRow, spendTotpStep } from "./staff.store.ts";
import {
  type Attempt,
  rememberDevice,
  slowDown,
  startAttempt,
  succeedAttempt,
  type ThrottleScope,
} from "./throttle.ts";
import { matchTimeCode } from "./time-codes.ts";

const ACTION = "staff.second-factor";

const Input = SecondFactorInput.extend({
  token: z.string().max(80).optional(),
  clientAddress: z.string().max(100),
  device: z.string().max(80).optional(),
});

/** What signing in opens: a session, and the device that is known from now on. */
interface Opened {
  readonly token: string;
  /** New token for the device's cookie; it opens nothing, it only keeps strangers' failures apart (AUTH-5). */
  readonly device: string;
  readonly me: StaffMeView;
}

type Outcome =
  | { readonly kind: "passed"; readonly opened: Opened }
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
  async run(ctx, { code, token, clientAddress, device }): Promise<Opened> {
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
      const attempt: Attempt = { secret: "factor", account: staffId, clientAddress, device };
      const waitMs = await startAttempt({ tx, ctx }, attempt);
      if (waitMs > 0) return refuse("slow-down", slowDown(waitMs));
      const person = await findStaffRow(tx, staffId);
      if (!person || !(await spendCode(tx, ctx, person, code))) {
        return refuse("wrong-code", new Problem("identity.wrong-code", 401));
      }
      await succeedAttempt({ tx, ctx }, attempt);
      return await admit({ tx, ctx }, person, pendingToken, device);
    });
    if (outcome.kind === "refused") throw outcome.problem;
    return outcome.opened;
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

async function admit(scope: ThrottleScope, person: StaffRow, pendingToken: string, deviceBefore: string | undefined) {
  const { tx, ctx } = scope;
  await endSession(tx, ctx, pendingToken);
  const token = await openSession(tx, ctx, person.id, true);
  const device = newSecretCode();
  await rememberDevice(scope, person, device, deviceBefore);
  const principal = principalFor(ctx, person.id, person.username, await listRoleRows(tx, person.id));
  const value: Outcome = { kind: "passed", opened: { token, device, me: viewOfMe(ctx, person, principal) } };
  return { value, last: [insertAuditEvent(tx, auditRow(actAs(ctx, principal), ACTION, person.id, "ok"))] };
}
