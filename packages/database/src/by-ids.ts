import type { Compilable, CompiledQuery } from "kysely";
import type { TenantTx } from "./tenant-transaction.ts";

/**
 * A read whose only parameters are ids, put into words once for each number of them: for statements that are sent so often
 * that a builder, which makes the same text anew each time, takes more time than PostgreSQL. `build` is asked for the text;
 * throws when it uses other parameters.
 */
export function readByIds<Row>(
  build: (tx: TenantTx, ids: readonly string[]) => Compilable<Row>,
): (tx: TenantTx, ids: readonly string[]) => Promise<Row[]> {
  const known = new Map<number, CompiledQuery<Row>>();
  return async (tx, ids) => {
    let compiled = known.get(ids.length);
    if (!compiled) {
      compiled = build(tx, ids).compile();
      if (compiled.parameters.length !== ids.length || compiled.parameters.some((one, at) => one !== ids[at]))
        throw new Error("Its parameters are not the ids.");
      known.set(ids.length, compiled);
    }
    const { rows } = await tx.executeQuery<Row>({ ...compiled, parameters: ids });
    return rows;
  };
}
