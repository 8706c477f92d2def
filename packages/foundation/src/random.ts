import { randomFillSync } from "node:crypto";

const POOL_BYTES = 4096;
let pool = Buffer.alloc(0);

/**
 * Random bytes of the system's generator, drawn ahead in one call for many small needs: ids, nonces. None is given twice,
 * and the caller owns what it gets.
 */
export function takeRandom(count: number): Buffer {
  if (count > POOL_BYTES) return randomFillSync(Buffer.alloc(count));
  if (pool.length < count) pool = randomFillSync(Buffer.alloc(POOL_BYTES));
  const taken = pool.subarray(0, count);
  pool = pool.subarray(count);
  return taken;
}
