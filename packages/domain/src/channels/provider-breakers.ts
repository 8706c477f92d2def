import type { Context, Resources } from "../kernel/index.ts";
import { type Breaker, begin, CLOSED, end, isPassable } from "./circuit-breaker.ts";

const MOST_BREAKERS = 10_000;

/** Breakers of this process, one for each account: another process finds out for itself. */
const breakers = new WeakMap<Resources["database"], Map<string, Breaker>>();

function breakersOf({ resources }: Context): Map<string, Breaker> {
  const known = breakers.get(resources.database) ?? new Map<string, Breaker>();
  breakers.set(resources.database, known);
  if (known.size > MOST_BREAKERS) known.clear();
  return known;
}

const prefixOf = ({ tenantId }: Context) => `${tenantId} `;

/** Accounts of the office whose provider is away, as far as this process knows. */
export function listAway(ctx: Context): ReadonlySet<string> {
  const prefix = prefixOf(ctx);
  const now = ctx.now().getTime();
  const away = [...breakersOf(ctx)].filter(([key, breaker]) => key.startsWith(prefix) && !isPassable(breaker, now));
  return new Set(away.map(([key]) => key.slice(prefix.length)));
}

/** Makes a call through an account and lets its breaker see how it went. */
export async function throughBreaker<R>(
  ctx: Context,
  accountId: string,
  call: () => Promise<R>,
  isGood: (result: R) => boolean,
): Promise<R> {
  const known = breakersOf(ctx);
  const key = prefixOf(ctx) + accountId;
  const now = () => ctx.now().getTime();
  known.set(key, begin(known.get(key) ?? CLOSED, now()));
  const result = await call();
  known.set(key, end(known.get(key) ?? CLOSED, isGood(result), now()));
  return result;
}
