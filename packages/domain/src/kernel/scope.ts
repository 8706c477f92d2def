import type { EventDefinition, EventPayload } from "@gerai/contracts/kernel";
import type { Statement, TenantTx } from "@gerai/database";
import { newId } from "@gerai/foundation/ids";
import { Problem } from "@gerai/foundation/problem";
import type { Context } from "./context.ts";
import { actorId } from "./principal.ts";
import {
  type AuditRow,
  type DueRow,
  insertAuditEvent,
  insertDueRows,
  insertOutbox,
  type OutboxRow,
} from "./trail.store.ts";

/** What a command's work gets: its transaction, its context and the only ways to tell others. */
export interface Scope {
  readonly tx: TenantTx;
  readonly ctx: Context;
  /**
   * Writes whose answers nobody needs, e.g. `tx.updateTable(...).set(...)`, not executed: they travel with COMMIT, in this
   * order and before the trail and the events, and cost no journey. What is read in the command after this does not see them.
   */
  write(...statements: readonly Statement[]): void;
  /** Writes an event to the outbox of this transaction; higher rooms hear of it only so. */
  announce<P extends EventPayload>(event: EventDefinition<P>, payload: P): void;
  /** Lets an event happen at an instant; the same `dedupKey` is scheduled once per office. */
  schedule<P extends EventPayload>(dueAt: Date, event: EventDefinition<P>, payload: P, dedupKey: string): void;
  /** Adds a trail row about another subject; the command's own row is written anyway. Details: ids, codes, counts. */
  note(action: string, subjectId: string | null, details?: Readonly<Record<string, unknown>>): void;
}

/** Gathers what a transaction will write last, so that it travels with COMMIT in one network write. */
export class Gathering implements Scope {
  readonly tx: TenantTx;
  readonly ctx: Context;
  readonly #writes: Statement[] = [];
  readonly #events: OutboxRow[] = [];
  readonly #due: DueRow[] = [];
  readonly #trail: AuditRow[] = [];

  constructor(tx: TenantTx, ctx: Context) {
    this.tx = tx;
    this.ctx = ctx;
  }

  write(...statements: readonly Statement[]): void {
    this.#writes.push(...statements);
  }

  announce<P extends EventPayload>(event: EventDefinition<P>, payload: P): void {
    this.#events.push(this.#eventRow(event, payload));
  }

  schedule<P extends EventPayload>(dueAt: Date, event: EventDefinition<P>, payload: P, dedupKey: string): void {
    this.#due.push({ ...this.#eventRow(event, payload), due_at: dueAt, dedup_key: dedupKey });
  }

  note(action: string, subjectId: string | null, details: Readonly<Record<string, unknown>> = {}): void {
    this.#trail.push(auditRow(this.ctx, action, subjectId, "ok", details));
  }

  /** The first event, which travels with the end of the command. */
  get firstEvent(): OutboxRow | undefined {
    return this.#events[0];
  }

  /** The statements for all the rest, in the order they are sent. */
  statements(): Statement[] {
    const others = this.#events.slice(1);
    return [
      ...this.#writes,
      ...this.#trail.map((row) => insertAuditEvent(this.tx, row)),
      ...(others.length > 0 ? [insertOutbox(this.tx, others)] : []),
      ...(this.#due.length > 0 ? [insertDueRows(this.tx, this.#due)] : []),
    ];
  }

  #eventRow<P extends EventPayload>(event: EventDefinition<P>, payload: P): OutboxRow {
    const checked = event.payload.safeParse(payload);
    if (!checked.success) throw new Problem("kernel.bad-event", 500, { event: event.name });
    const now = this.ctx.now();
    return {
      tenant_id: this.ctx.tenantId,
      id: newId(now),
      name: event.name,
      version: event.version,
      payload: checked.data,
      created_at: now,
    };
  }
}

/** A trail row for what this context does. */
export function auditRow(
  ctx: Context,
  action: string,
  subjectId: string | null,
  result: "ok" | "refused",
  details: Readonly<Record<string, unknown>> = {},
): AuditRow {
  const now = ctx.now();
  return {
    tenant_id: ctx.tenantId,
    id: newId(now),
    at: now,
    action,
    actor_kind: ctx.principal.kind,
    actor_id: actorId(ctx.principal),
    subject_id: subjectId,
    result,
    request_id: ctx.requestId,
    details,
  };
}
