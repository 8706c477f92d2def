import { argon2, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { sameBytes } from "@gerai/foundation/envelope";
import { Problem } from "@gerai/foundation/problem";

const derive = promisify(argon2);

/** Cost of one hash; OWASP's smallest for argon2id (AUTH-1). */
interface Cost {
  /** KiB of memory. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** Hashes at once and hashes waiting: a flood of sign-ins must not eat the memory (AUTH-1). */
const MOST_AT_ONCE = 4;
const MOST_WAITING = 64;
let running = 0;
const waiting: (() => void)[] = [];

async function takeTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new Problem("kernel.busy", 503, { retryAfterSeconds: 2 });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running++;
  }
  try {
    return await work();
  } finally {
    // The turn is handed on, not given back, so that nobody slips in between.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function normalise(password: string): string {
  return password.normalize("NFC");
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64").replace(/=+$/, "");
}

async function hashWith(password: string, salt: Buffer, cost: Cost, length: number): Promise<Buffer> {
  const work = { message: normalise(password), nonce: salt, tagLength: length, ...cost };
  return await takeTurn(() => derive("argon2id", work));
}

/** A password as a PHC string: argon2id, 16 bytes of salt, 32 bytes of tag. 503 `kernel.busy` when too many wait. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await hashWith(password, salt, COST, TAG_BYTES);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${encode(salt)}$${encode(tag)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

/** What a check says; `isOutdated` asks for a new hash with today's cost. */
export interface PasswordCheck {
  readonly isRight: boolean;
  readonly isOutdated: boolean;
}

/** A hash of nothing anybody types: an unknown name costs the same work as a wrong password (AUTH-6). */
const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${encode(Buffer.alloc(SALT_BYTES, 1))}$${encode(Buffer.alloc(TAG_BYTES))}`;

/** Compares a password with a stored hash; without one (nobody has that name) it works as long and says no. */
export async function checkPassword(password: string, stored: string | undefined): Promise<PasswordCheck> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(stored ?? NOBODY) ?? [];
  if (!salt || !tag) throw new Problem("identity.unreadable-hash", 500);
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const expected = Buffer.from(tag, "base64");
  const actual = await hashWith(password, Buffer.from(salt, "base64"), cost, expected.length);
  const isOutdated =
    cost.memory !== COST.memory || cost.passes !== COST.passes || cost.parallelism !== COST.parallelism;
  return { isRight: stored !== undefined && sameBytes(actual, expected), isOutdated };
}
