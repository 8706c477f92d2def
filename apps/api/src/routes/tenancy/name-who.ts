import { listActorNames } from "@gerai/domain/identity";
import type { Context } from "@gerai/domain/kernel";
import { Problem } from "@gerai/foundation/problem";

interface Who {
  readonly by: string | null;
  readonly byName: string | null;
}

/** Looks up everyone named in `all` and answers how to fill in a name; tenancy itself knows ids only. */
export async function nameWho(ctx: Context, all: readonly Who[]): Promise<<T extends Who>(one: T) => T> {
  const ids = [...new Set(all.flatMap(({ by }) => (by === null ? [] : [by])))];
  const names = ids.length === 0 ? new Map<string, string>() : await listActorNames(ctx, { ids });
  return (one) => ({ ...one, byName: names.get(one.by ?? "") ?? null });
}

/** Does the work; a conflict with somebody's change says the name of that person. */
export async function sayWho<R>(ctx: Context, work: Promise<R>): Promise<R> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 409 || typeof error.params.by !== "string") throw error;
    const { by } = error.params;
    const name = await nameWho(ctx, [{ by, byName: null }]);
    throw new Problem(error.code, error.status, { ...error.params, ...name({ by, byName: null }) }, { cause: error });
  }
}
