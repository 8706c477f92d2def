import { Secret, TOTP } from "otpauth";

const PERIOD_SECONDS = 30;

function authenticator(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period: PERIOD_SECONDS });
}

/** A fresh authenticator secret, 160 bits in base 32 (RFC 4226, section 4). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/**
 * The time step whose code was typed, or undefined when it fits neither this step nor a neighbour (RFC 6238, +-30 s).
 * The caller must refuse a step that was used before: a code opens once.
 */
export function matchTimeCode(secret: string, code: string, now: Date): number | undefined {
  const totp = authenticator(secret);
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 });
  return delta === null ? undefined : totp.counter({ timestamp: now.getTime() }) + delta;
}

/** The code an authenticator app shows at an instant; for seeds and tests. */
export function timeCodeAt(secret: string, at: Date): string {
  return authenticator(secret).generate({ timestamp: at.getTime() });
}
