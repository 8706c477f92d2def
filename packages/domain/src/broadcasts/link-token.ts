import type { Context } from "../kernel/index.ts";

const TOKEN_BYTES = 12;

/**
 * The secret part of a head's link: 96 bits by the office's key, the same for every attempt, so that it is kept nowhere
 * and its hash is enough to find the head.
 */
export function linkTokenOf({ keys }: Pick<Context, "keys">, recipientId: string): string {
  return keys.index("broadcast.link", recipientId).subarray(0, TOKEN_BYTES).toString("base64url");
}
