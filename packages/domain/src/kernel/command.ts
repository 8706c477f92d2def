import { createHash } from "node:crypto";
import { inTenant, type TenantTx } from "@gerai/database";
import { sameBytes } from "@gerai/foundation/envelope";
import { Problem } from "@gerai/foundation/problem";
import type { z } from "zod";
import { type Access, assertAccess } from "./access.ts";
import type { Context } from "./context.ts";
import { asProblem } from "./database-problems.ts";
import { parseInput } from "./parse-input.ts";
import type { Principal } from "./principal.ts";
import { recordRefusal } from "./record-refusal.ts";
import { auditRow, Gathering, type Scope } from "./scope.ts";
import { findReply, finishCommand } from "./trail.store.ts";

/** What a command's work answers: the row it is about, the reply, and facts for the trail (ids, codes, counts). */
export interface CommandEnd<R> {
  readonly subjectId: string | null;
  readonly result: R;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The parts of a command. */
export interface CommandSpec<S extends z.ZodType, R> extends Access {
  /** Name in the trail, `noun.verb`. */
  readonly action: string;
  readonly input: S;
  run(scope: Scope, input: z.output<S>): Promise<CommandEnd<R>>;
}

/** How a client may name its intention, so that sending twice is doing once. */
export interface CommandOptions {
  readonly idempotencyKey?: string;
}

/** A change as doors call it. */
export interface Command<S extends z.ZodType, R> extends Access {
  readonly action: string;
  readonly input: S;
  (ctx: Context, input: z.input<S>, options?: CommandOptions): Promise<R>;
}

/**
 * One change: permission, then input, then one tenant transaction in which the work, the trail row, the events and the
 * kept reply are written or nothing is. A `Problem` thrown anywhere rolls it back.
 */
export function command<S extends z.ZodType, R>(spec: CommandSpec<S, R>): Command<S, R> {
  const call = async (ctx: Context, raw: z.input<S>, options: CommandOptions = {}): Promise<R> => {
    try {
      assertAccess(spec, ctx.principal);
    } catch (refusal) {
      await recordRefusal(ctx, spec.action);
      throw refusal;
    }
    const input = parseInput(spec.input, raw);
    const accepted =
      options.idempotencyKey === undefined ? undefined : nameIntention(ctx, spec.action, options.idempotencyKey, raw);
    try {
      return await inTenant(ctx.resources.database, ctx.tenantId, (tx) => perform(spec, ctx, tx, input, accepted));
    } catch (error) {
      // The first sender's work may be what stood in the way: whoever named the intention before gets its reply.
      const kept = accepted ? await findKept<R>(ctx, spec.action, accepted) : undefined;
      if (kept) return kept.result;
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

interface Intention {
  readonly principal: string;
  readonly key: string;
  readonly requestHash: Buffer;
}

function principalName(principal: Principal): string {
  if (principal.kind === "link") return `link:${principal.holder.toString("base64url")}`;
  return "id" in principal ? `${principal.kind}:${principal.id}` : principal.kind;
}

function nameIntention(ctx: Context, action: string, key: string, raw: unknown): Intention {
  const requestHash = createHash("sha256")
    .update(JSON.stringify([action, raw]))
    .digest();
  return { principal: principalName(ctx.principal), key, requestHash };
}

async function perform<S extends z.ZodType, R>(
  spec: CommandSpec<S, R>,
  ctx: Context,
  tx: TenantTx,
  input: z.output<S>,
  intention: Intention | undefined,
) {
  const gathering = new Gathering(tx, ctx);
  const { subjectId, result, details } = await spec.run(gathering, input);
  const finish = finishCommand(tx, {
    audit: auditRow(ctx, spec.action, subjectId, "ok", details),
    event: gathering.firstEvent,
    reply: intention && {
      ...intention,
      sealed: ctx.keys.sealJson("idempotency_key", "response", intention.key, result),
    },
    configVersion: ctx.assumedConfigVersion,
  });
  return { value: result, last: [...gathering.statements(), finish] };
}

/** The reply of an earlier execution; 422 when the key then named another change. */
async function findKept<R>(
  ctx: Context,
  action: string,
  intention: Intention,
): Promise<{ readonly result: R } | undefined> {
  const row = await inTenant(
    ctx.resources.database,
    ctx.tenantId,
    async (tx) => ({ value: await findReply(tx, intention.principal, intention.key) }),
    { readOnly: true },
  ).catch((error: unknown) => {
    throw asProblem(error);
  });
  if (!row) return undefined;
  if (row.action !== action || !sameBytes(row.request_hash, intention.requestHash)) {
    throw new Problem("kernel.idempotency-key-reused", 422);
  }
  return { result: ctx.keys.openJson<R>("idempotency_key", "response", intention.key, row.response_sealed) };
}
