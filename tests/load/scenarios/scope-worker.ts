import { randomBytes } from "node:crypto";
import process from "node:process";
import {
  createDatabase,
  createPostgres,
  type Database,
  inTenant,
  type Statement,
  type TenantTx,
} from "@gerai/database";
import { newId } from "@gerai/foundation/ids";
import type { ScopeOrder, ScopeResult } from "./scope-order.ts";

/**
 * One side of the pair that measures what tenant scoping costs. Both sides run the very same code; on the unbound side
 * the setting of the tenant is cut out of the opening message and the role is not bound by policies.
 */
type ExecutedQuery = Parameters<TenantTx["executeQuery"]>[0];

const NOISE = randomBytes(1200);

const SETTING = /^(begin[^;]*); set local app\.tenant_id = '[^']*'$/;

/** The pool with the setting of the tenant cut out of what it sends, however the product lends its connections. */
function withoutTenant<T extends object>(target: T): T {
  return new Proxy(target, {
    get(inner, name) {
      // Read from the object itself: its private fields are not the proxy's.
      const value: unknown = Reflect.get(inner, name);
      if (name === "lanes" && typeof value === "object" && value !== null) return withoutTenant(value);
      if (typeof value !== "function") return value;
      if (name === "reserve" || name === "take")
        return async (...args: unknown[]) => withoutTenant((await Reflect.apply(value, inner, args)) as object);
      const cut = (arg: unknown) => (typeof arg === "string" ? arg.replace(SETTING, "$1") : arg);
      return (...args: unknown[]) => Reflect.apply(value, inner, args.map(cut));
    },
  });
}

/** Throws unless the side is what it is called: a comparison of a thing with itself would look like a triumph. */
async function assertSide(database: Database, officeId: string, side: ScopeOrder["side"]): Promise<void> {
  const sql = `select coalesce(nullif(current_setting('app.tenant_id', true), ''), 'none') as tenant,
    (select rolbypassrls from pg_roles where rolname = current_user) as unbound where $1 <> ''`;
  const [row] = await inTenant(database, officeId, async (tx) => ({
    value: (await tx.executeQuery(statement(sql, [officeId]))).rows as { tenant: string; unbound: boolean }[],
  }));
  const expected = side === "bound" ? { tenant: officeId, unbound: false } : { tenant: "none", unbound: true };
  if (row?.tenant !== expected.tenant || row.unbound !== expected.unbound)
    throw new Error(`The ${side} side is not ${side}: ${JSON.stringify(row)}.`);
}

function statement(sql: string, parameters: readonly unknown[]): ExecutedQuery {
  return {
    sql,
    parameters,
    query: { kind: "RawNode", sqlFragments: [sql], parameters: [] },
    queryId: { queryId: "" },
  } as ExecutedQuery;
}

/** For statements that travel with COMMIT. */
function last(sql: string, parameters: readonly unknown[]): Statement {
  return { compile: () => statement(sql, parameters) } as unknown as Statement;
}

const INSERT_CASE = `insert into application (tenant_id, id, number, service_code, service_version, channel, state, state_role,
  state_actor_kind, state_at, answers_sealed, contact_sealed, initials, tracking_index, created_at, filed_at)
  values ($1, $2, $3, $8, $9, 'api', 'SUBMITTED', 'citizen', 'citizen', $4, $5, $6, 'U. R.', $7, $4, $4)`;
const INSERT_OUTPUT = `insert into output (tenant_id, id, application_id, position, kind, item, delivery, state, state_role, state_actor_kind, state_at)
  values ($1, $2, $3, 0, 'pdf', 'AKTA_LAHIR', 'email', 'TO_MAKE', 'citizen', 'citizen', $4)`;
const INSERT_AUDIT = `insert into audit_event (tenant_id, id, at, action, actor_kind, subject_id, result, request_id, details)
  values ($1, $2, $3, 'application.submit', 'link', $4, 'ok', 'load', '{}')`;
const INSERT_OUTBOX = `insert into outbox (tenant_id, id, name, version, payload, created_at) values ($1, $2, 'application.submitted', 1, '{}', $3)`;
const READ_CASE = `select id, number, service_code, state, version, contact_sealed, filed_at from application where tenant_id = $1 and id = $2`;
const READ_HISTORY = `select from_state, to_state, at from case_history where tenant_id = $1 and application_id = $2 order by version`;
const READ_OUTPUTS = `select id, kind, item, delivery, state from output where tenant_id = $1 and application_id = $2 order by position`;

async function write(tx: TenantTx, officeId: string, service: ScopeOrder["service"]) {
  const now = new Date();
  const id = newId(now);
  await Promise.all([
    tx.executeQuery(
      statement(INSERT_CASE, [
        officeId,
        id,
        id,
        now,
        NOISE,
        NOISE.subarray(0, 150),
        randomBytes(32),
        service.code,
        service.version,
      ]),
    ),
    tx.executeQuery(statement(INSERT_OUTPUT, [officeId, newId(now), id, now])),
  ]);
  return {
    value: undefined,
    last: [last(INSERT_AUDIT, [officeId, newId(now), now, id]), last(INSERT_OUTBOX, [officeId, newId(now), now])],
  };
}

async function read(tx: TenantTx, officeId: string, caseId: string) {
  const [found, history] = await Promise.all([
    tx.executeQuery(statement(READ_CASE, [officeId, caseId])),
    tx.executeQuery(statement(READ_HISTORY, [officeId, caseId])),
    tx.executeQuery(statement(READ_OUTPUTS, [officeId, caseId])),
  ]);
  if (found.rows.length !== 1 || history.rows.length === 0) throw new Error("The case was not found.");
  return { value: undefined };
}

async function run(order: ScopeOrder): Promise<ScopeResult> {
  const pool = createPostgres(order.url, { max: order.connections, applicationName: `load-${order.side}` });
  const database = createDatabase(order.side === "bound" ? pool : withoutTenant(pool));
  await assertSide(database, order.cases[0]?.[0] ?? "", order.side);
  let next = Math.floor(Math.random() * order.cases.length);
  let ops = 0;
  const began = performance.now() + order.warmUp * 1000;
  const until = began + order.seconds * 1000;
  const loop = async () => {
    while (performance.now() < until) {
      next = (next + 1) % order.cases.length;
      const [officeId, caseId] = order.cases[next] ?? ["", ""];
      await inTenant(
        database,
        officeId,
        (tx) => (order.work === "write" ? write(tx, officeId, order.service) : read(tx, officeId, caseId)),
        { readOnly: order.work === "read" },
      );
      const at = performance.now();
      if (at >= began && at <= until) ops += 1;
    }
  };
  await Promise.all(Array.from({ length: order.connections }, loop));
  await pool.end();
  return { ops, seconds: order.seconds };
}

process.on("message", (order: ScopeOrder) => {
  run(order).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
