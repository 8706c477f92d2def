import { hashSecret, newSecretCode } from "@gerai/foundation/codes";
import type { PlatformPrincipal, Resources } from "../kernel/index.ts";
import {
  extendPlatformSession,
  findPlatformRowBySession,
  type PlatformRow,
  setPlatformSession,
} from "./platform.store.ts";

const MINUTE = 60_000;
const IDLE = 15 * MINUTE;
const ABSOLUTE = 8 * 60 * MINUTE;
const PENDING = 10 * MINUTE;

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const STAMP_LENGTH = 7;

/** Seconds since the epoch in 7 characters; enough until the year 3058. */
function writeStamp(at: Date): string {
  let left = Math.floor(at.getTime() / 1000);
  let text = "";
  for (let i = 0; i < STAMP_LENGTH; i++) {
    text = `${ALPHABET[left % 32] ?? ""}${text}`;
    left = Math.floor(left / 32);
  }
  return text;
}

function readStamp(token: string): number {
  const seconds = [...token.slice(-STAMP_LENGTH)].reduce((sum, letter) => sum * 32 + ALPHABET.indexOf(letter), 0);
  return seconds * 1000;
}

/**
 * Opens the operator's one session, ending any other, and answers its token: 128 random bits and the time it was made.
 * The hash kept covers both, so nobody can make a session younger than it is.
 */
export async function openPlatformSession(resources: Resources, id: string, passed: boolean): Promise<string> {
  const now = resources.clock.now();
  const token = newSecretCode() + writeStamp(now);
  const expiresAt = new Date(now.getTime() + (passed ? IDLE : PENDING));
  await setPlatformSession(resources.database, id, { hash: hashSecret(token), expiresAt, passed });
  return token;
}

/** The operator of a valid session, waiting for the second factor or past it; undefined for anything else. */
export async function readPlatformSession(resources: Resources, token: string): Promise<PlatformRow | undefined> {
  const now = resources.clock.now().getTime();
  const hash = hashSecret(token);
  const row = await findPlatformRowBySession(resources.database, hash);
  if (!row?.session_expires_at || row.disabled_at || row.session_expires_at.getTime() <= now) return undefined;
  const end = Math.min(now + IDLE, readStamp(token) + ABSOLUTE);
  if (row.session_passed_second_factor && end - row.session_expires_at.getTime() >= MINUTE) {
    await extendPlatformSession(resources.database, hash, new Date(end));
  }
  return row;
}

/** The operator behind a cookie of the platform's host; undefined unless past the second factor. */
export async function findPlatformPrincipal(
  resources: Resources,
  token: string,
): Promise<PlatformPrincipal | undefined> {
  const row = await readPlatformSession(resources, token);
  return row?.session_passed_second_factor ? { kind: "platform", id: row.id } : undefined;
}
