/**
 * The only shape a key may have: `t/<tenant>/<yyyy>/<mm>/<random>`. The random part needs at least 16 characters of the
 * base64url alphabet (128 bit as hex, base32 or base64url all fit). No dot, no percent sign, no backslash: a key can
 * neither climb out of the root nor become hidden, whatever the file system makes of it (UP-9).
 */
const keyPattern = /^t\/[a-z0-9][a-z0-9-]{0,62}\/[0-9]{4}\/(?:0[1-9]|1[0-2])\/[A-Za-z0-9_-]{16,64}$/;

/**
 * Refuses every key that the server did not make. A wrong key is a mistake in our code, never a citizen's, so this is a
 * plain error (a 500); the key itself is not repeated in it.
 */
export function assertStorageKey(key: string): void {
  if (!keyPattern.test(key)) throw new TypeError("storage key does not have the shape t/<tenant>/<yyyy>/<mm>/<random>");
}
