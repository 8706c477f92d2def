import { createHash } from "node:crypto";
import { type AnsweredEnd, inTenant, type TenantTx, type TransactionEnd } from "@gerai/database";
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
import { findReply, finishCommand, type WritingCall } from "./trail.store.ts";

/** What a command's work answers: the row it is about, the reply, and facts for the trail (ids, codes, counts). */
export interface CommandEnd<R> {
  readonly subjectId: string | null;
  readonly result: R;
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * The end of a command whose writes are one call: nothing is read in between, so all of it travels to the database and
 * back once. `rest` is the reply but for what the database makes.
 */
export interface CalledEnd<R> {
  readonly subjectId: string | null;
  readonly call: WritingCall;
  readonly rest: Omit<R, WritingCall["makes"]>;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The parts of a command. */
export interface CommandSpec<S extends z.ZodType, R> extends Access {
  /** Name in the trail, `noun.verb`. */
  readonly action: string;
  readonly input: S;
  /**
   * Whether it works by the office's configuration as the context knows it, and fails with 503 when another one is in
   * force at its end, also where the office was read just now: for what decides by rules, hours or services.
   */
  readonly isHeldToVersion?: boolean;
  run(scope: Scope, input: z.output<S>): Promise<CommandEnd<R> | CalledEnd<R>>;
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
      return await inTenant<R>(ctx.resources.database, ctx.tenantId, (tx) => perform(spec, ctx, tx, input, accepted));
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
): Promise<TransactionEnd<R> | AnsweredEnd<R>> {
  const gathering = new Gathering(tx, ctx);
  const end = await spec.run(gathering, input);
  const isCalled = "call" in end;
  const reply = isCalled ? end.rest : end.result;
  const finish = finishCommand({
    audit: auditRow(ctx, spec.action, end.subjectId, "ok", end.details),
    event: gathering.firstEvent,
    reply: intention && {
      ...intention,
      sealed: ctx.keys.sealJson("idempotency_key", "response", intention.key, reply),
    },
    call: isCalled ? end.call : undefined,
    configVersion: spec.isHeldToVersion ? ctx.office.configVersion : ctx.assumedConfigVersion,
  });
  const last = [...gathering.statements(), finish];
  return isCalled
    ? { last, answer: ([row]: readonly { made?: unknown }[]) => withMade<R>(reply, row?.made) }
    : { value: end.result, last };
}

/** The whole reply: `rest` is all of R but the columns of `made`, by the type of `CalledEnd`. */
function withMade<R>(rest: unknown, made: unknown): R {
  return (made ? Object.assign({}, rest, made) : rest) as R;
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
  const rest = ctx.keys.openJson<unknown>("idempotency_key", "response", intention.key, row.response_sealed);
  return { result: withMade<R>(rest, row.made) };
}
