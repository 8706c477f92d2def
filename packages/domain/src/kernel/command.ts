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
import { claimIdempotencyKey, findReply, insertAuditEvent, keepReply } from "./trail.store.ts";

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

/** Thrown inside to undo a transaction whose key was used before; never leaves this file. */
class AlreadyAccepted extends Error {}

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
      if (error instanceof AlreadyAccepted && accepted) return await replay<R>(ctx, spec.action, accepted);
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
  // Sent first and not awaited: a second sender waits here for the first one's commit, and its own work is thrown away.
  const claim = intention
    ? claimIdempotencyKey(tx, { tenantId: ctx.tenantId, ...intention, action: spec.action, now: ctx.now() })
    : Promise.resolve(true);
  const gathering = new Gathering(tx, ctx);
  const [claimed, work] = await Promise.allSettled([claim, spec.run(gathering, input)]);
  if (claimed.status === "rejected") throw claimed.reason;
  if (!claimed.value) throw new AlreadyAccepted();
  if (work.status === "rejected") throw work.reason;
  const { subjectId, result, details } = work.value;
  const last = [insertAuditEvent(tx, auditRow(ctx, spec.action, subjectId, "ok", details)), ...gathering.statements()];
  if (intention) {
    const sealed = ctx.keys.sealJson("idempotency_key", "response", intention.key, result);
    last.push(keepReply(tx, intention.principal, intention.key, sealed));
  }
  return { value: result, last };
}

async function replay<R>(ctx: Context, action: string, intention: Intention): Promise<R> {
  const row = await inTenant(
    ctx.resources.database,
    ctx.tenantId,
    async (tx) => ({ value: await findReply(tx, intention.principal, intention.key) }),
    { readOnly: true },
  );
  if (!row?.response_sealed) throw new Problem("kernel.busy", 409, { retryAfterSeconds: 1 });
  if (row.action !== action || !sameBytes(row.request_hash, intention.requestHash)) {
    throw new Problem("kernel.idempotency-key-reused", 422);
  }
  return ctx.keys.openJson<R>("idempotency_key", "response", intention.key, row.response_sealed);
}
