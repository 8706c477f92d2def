import { inTenant } from "@gerai/database";
import type { z } from "zod";
import { type Access, assertAccess } from "./access.ts";
import type { Context } from "./context.ts";
import { asProblem, configurationChanged } from "./database-problems.ts";
import { parseInput } from "./parse-input.ts";
import { recordRefusal } from "./record-refusal.ts";
import { isConfigurationCurrent } from "./trail.store.ts";

/** The parts of a procedure. */
export interface ProcedureSpec<S extends z.ZodType, R> extends Access {
  readonly action: string;
  readonly input: S;
  run(ctx: Context, input: z.output<S>): Promise<R>;
}

/** Commands with an outside call between them, as doors call it. */
export interface Procedure<S extends z.ZodType, R> extends Access {
  readonly action: string;
  readonly input: S;
  (ctx: Context, input: z.input<S>): Promise<R>;
}

/**
 * What lies outside cannot be undone: the configuration is looked at before, and then holds for all the commands within,
 * so that none of them fails on it half-way.
 */
async function settleOffice(ctx: Context): Promise<Context> {
  const version = ctx.assumedConfigVersion;
  if (version === null) return ctx;
  const isCurrent = await inTenant(
    ctx.resources.database,
    ctx.tenantId,
    async (tx) => ({ value: await isConfigurationCurrent(tx, ctx.tenantId, version) }),
    { readOnly: true },
  ).catch((error: unknown) => {
    throw asProblem(error);
  });
  if (!isCurrent) throw configurationChanged();
  return { ...ctx, assumedConfigVersion: null };
}

/**
 * Commands and queries with an outside call between them (files, signing): no transaction is open during the call.
 * Each command inside checks and records for itself; the procedure checks first, so that a stranger causes no call.
 */
export function procedure<S extends z.ZodType, R>(spec: ProcedureSpec<S, R>): Procedure<S, R> {
  const call = async (ctx: Context, raw: z.input<S>): Promise<R> => {
    try {
      assertAccess(spec, ctx.principal);
    } catch (refusal) {
      await recordRefusal(ctx, spec.action);
      throw refusal;
    }
    const input = parseInput(spec.input, raw);
    return await spec.run(await settleOffice(ctx), input);
  };
  return Object.assign(call, {
    action: spec.action,
    principals: spec.principals,
    permission: spec.permission,
    input: spec.input,
  });
}
