import { inTenant, type TenantTx } from "@gerai/database";
import type { z } from "zod";
import { type Access, assertAccess } from "./access.ts";
import type { Context } from "./context.ts";
import { asProblem, configurationChanged } from "./database-problems.ts";
import { parseInput } from "./parse-input.ts";
import { recordRefusal } from "./record-refusal.ts";
import { auditRow } from "./scope.ts";
import { insertAuditEvent, isConfigurationCurrent } from "./trail.store.ts";

/** What a read gets. */
export interface ReadScope {
  readonly tx: TenantTx;
  readonly ctx: Context;
}

/** The parts of a query. */
export interface QuerySpec<S extends z.ZodType, R> extends Access {
  /** Name in the trail, `noun.read`. */
  readonly action: string;
  readonly input: S;
  /** For reads of a person's data: names the row read. The trail is written before the data leaves, or nothing leaves (AUD-2, AUD-3). */
  readonly audited?: (input: z.output<S>, result: R) => string | null;
  run(scope: ReadScope, input: z.output<S>): Promise<R>;
}

/** A read as doors call it. */
export interface Query<S extends z.ZodType, R> extends Access {
  readonly action: string;
  readonly input: S;
  (ctx: Context, input: z.input<S>): Promise<R>;
}

/** Fails with 503 when the configuration that the request works by is not in force any more; sent ahead of the reads. */
async function stillInForce(tx: TenantTx, ctx: Context): Promise<void> {
  const version = ctx.assumedConfigVersion;
  if (version !== null && !(await isConfigurationCurrent(tx, ctx.tenantId, version))) throw configurationChanged();
}

/** One read in a read-only tenant transaction (read-write only for the trail row of an audited one). */
export function query<S extends z.ZodType, R>(spec: QuerySpec<S, R>): Query<S, R> {
  const call = async (ctx: Context, raw: z.input<S>): Promise<R> => {
    try {
      assertAccess(spec, ctx.principal);
    } catch (refusal) {
      await recordRefusal(ctx, spec.action);
      throw refusal;
    }
    const input = parseInput(spec.input, raw);
    const { audited } = spec;
    try {
      return await inTenant(
        ctx.resources.database,
        ctx.tenantId,
        async (tx) => {
          const current = stillInForce(tx, ctx);
          const [value] = await Promise.all([spec.run({ tx, ctx }, input), current]);
          return audited
            ? { value, last: [insertAuditEvent(tx, auditRow(ctx, spec.action, audited(input, value), "ok"))] }
            : { value };
        },
        { readOnly: audited === undefined },
      );
    } catch (error) {
      throw asProblem(error);
    }
  };
  return Object.assign(call, {
    action: spec.action,
    principals: spec.principals,
    permission: spec.permission,
    input: spec.input,
  });
}
