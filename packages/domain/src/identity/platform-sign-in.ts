import type { PlatformMeView, PlatformOfficeView, SecondFactorInput, SignInInput } from "@gerai/contracts/identity";
import { Problem } from "@gerai/foundation/problem";
import type { Access, PlatformPrincipal, Resources } from "../kernel/index.ts";
import { listOffices } from "../tenancy/index.ts";
import { checkPassword } from "./passwords.ts";
import {
  countPlatformAttempt,
  findPlatformRow,
  type PlatformRow,
  setPlatformSession,
  spendPlatformStep,
} from "./platform.store.ts";
import { openPlatformSecret } from "./platform-account.ts";
import { openPlatformSession, readPlatformSession } from "./platform-sessions.ts";
import { countAddress, countUnknownName } from "./platform-throttle.ts";
import { slowDown } from "./throttle.ts";
import { matchTimeCode } from "./time-codes.ts";

/** Who may sign in on the platform's host. */
export const PLATFORM_SIGN_IN: Access = { principals: ["public"] };
/** Who may use the platform's console: operators past their second factor. */
export const PLATFORM_CONSOLE: Access = { principals: ["platform"], permission: "platform:operate" };

/** There is no office whose trail could tell of operators: the process log does, by account id. */
function report(resources: Resources, step: string, result: "ok" | "refused", accountId: string | null): void {
  resources.logger.info("platform sign-in", { step, result, accountId });
}

async function countAttempt(resources: Resources, row: PlatformRow): Promise<void> {
  const now = resources.clock.now();
  if (await countPlatformAttempt(resources.database, row.id, now)) return;
  throw slowDown((row.next_try_at?.getTime() ?? 0) - now.getTime());
}

/**
 * First step of an operator. An unknown name and a wrong password are one answer, 401 `identity.wrong-credentials`,
 * after equal work; 429 `identity.slow-down`. Failures are forgotten only after the second step.
 */
export async function signInPlatform(
  resources: Resources,
  input: SignInInput & { readonly clientAddress: string },
): Promise<{ readonly token: string; readonly next: "second-factor" }> {
  countAddress(resources, input.clientAddress);
  const row = await findPlatformRow(resources.database, input.username);
  if (row) await countAttempt(resources, row);
  else countUnknownName(resources, input.username);
  const check = await checkPassword(input.password, row && !row.disabled_at ? row.password_hash : undefined);
  if (!row || !check.isRight) {
    report(resources, "password", "refused", row?.id ?? null);
    throw new Problem("identity.wrong-credentials", 401);
  }
  report(resources, "password", "ok", row.id);
  return { token: await openPlatformSession(resources, row.id, false), next: "second-factor" };
}

/** Second step of an operator: a code opens once; answers a new token. 401 `identity.wrong-code`, 429 `identity.slow-down`. */
export async function passPlatformSecondFactor(
  resources: Resources,
  input: SecondFactorInput & { readonly token: string | undefined; readonly clientAddress: string },
): Promise<{ readonly token: string; readonly me: PlatformMeView }> {
  countAddress(resources, input.clientAddress);
  const row = input.token === undefined ? undefined : await readPlatformSession(resources, input.token);
  if (!row || row.session_passed_second_factor) throw new Problem("identity.sign-in-needed", 401);
  await countAttempt(resources, row);
  const secret = openPlatformSecret(resources.kek, row.id, row.totp_secret_sealed);
  const step = matchTimeCode(secret, input.code, resources.clock.now());
  if (step === undefined || !(await spendPlatformStep(resources.database, row.id, step))) {
    report(resources, "second-factor", "refused", row.id);
    throw new Problem("identity.wrong-code", 401);
  }
  report(resources, "second-factor", "ok", row.id);
  const token = await openPlatformSession(resources, row.id, true);
  return { token, me: { id: row.id, username: row.username } };
}

/** Ends the operator's session. */
export async function signOutPlatform(resources: Resources, principal: PlatformPrincipal): Promise<void> {
  await setPlatformSession(resources.database, principal.id, null);
  report(resources, "sign-out", "ok", principal.id);
}

/** The operator behind a session. */
export async function getPlatformMe(resources: Resources, token: string): Promise<PlatformMeView> {
  const row = await readPlatformSession(resources, token);
  if (!row) throw new Problem("identity.sign-in-needed", 401);
  return { id: row.id, username: row.username };
}

/** Every office with its host; nothing of what happens inside. */
export async function listPlatformOffices(resources: Resources): Promise<PlatformOfficeView[]> {
  return (await listOffices(resources)).map(({ slug, shortName, kind, regionCode }) => ({
    slug,
    shortName,
    kind,
    regionCode,
    host: `${slug}.${resources.publicAddress.baseHost}`,
  }));
}
