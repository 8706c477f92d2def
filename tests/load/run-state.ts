import type { Sql } from "postgres";
import type { ApiProcess } from "./api-process.ts";
import { type Cluster, settle } from "./cluster.ts";
import type { LoadHolder, Product } from "./seed.ts";

/** What the scenarios of one run share. */
export interface RunState {
  readonly cluster: Cluster;
  readonly product: Product;
  readonly anchor: Sql;
  readonly api: ApiProcess;
  readonly repetitions: number;
  readonly seconds: number;
  /** Whoever files a case next; each once. */
  readonly holders: LoadHolder[];
  /** Rows of both databases that a restore goes back to. */
  readonly marks: Marks;
  print(line: string): void;
}

/** Where the seeded rows end. */
export interface Marks {
  /** Of the product: everything written from this instant on was written by the load. */
  product: Date;
  readonly anchorRows: number;
}

/** Tables that a submission writes, with the column that tells since when, children first. */
const WRITTEN = [
  ["output_transition", "at"],
  ["application_transition", "at"],
  ["output", "state_at"],
  ["audit_event", "at"],
  ["outbox", "created_at"],
  ["due_row", "created_at"],
  ["idempotency_key", "created_at"],
  ["case_grant", "created_at"],
] as const;

/** Takes out what the load has written, so that every repetition begins with the same number of rows. */
export async function restoreRows(state: RunState): Promise<void> {
  const { product, anchor, marks } = state;
  const since = marks.product;
  // As a replica nothing is append-only and no reference is looked up.
  await product.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from paper_file where application_id in (select id from application where created_at >= ${since})`;
    for (const [table, column] of WRITTEN) await tx`delete from ${tx(table)} where ${tx(column)} >= ${since}`;
    await tx`delete from application where created_at >= ${since}`;
  });
  await anchor.begin(async (tx) => {
    await tx`delete from attachment where application_id > ${marks.anchorRows}`;
    await tx`delete from status_event where application_id > ${marks.anchorRows}`;
    await tx`delete from application where id > ${marks.anchorRows}`;
    await tx`truncate outbox`;
  });
}

/** Rows back to the mark, then vacuum and checkpoint: the same start for every repetition. */
export async function freshStart(state: RunState): Promise<void> {
  await restoreRows(state);
  await settle([state.product.sql, state.anchor]);
}
