import { runMigrations } from "bullmq";
import pg from "pg";
import { LANES } from "./lanes.ts";

const SCHEMA = "bullmq";

/**
 * Brings the queue's own schema up to date and lets one role run the queue: rows, sequences and functions, no DDL.
 * Repeatable. `url` is a role that may create schemas; `role` is the runtime role. It gets no CREATE: the sequence that
 * BullMQ makes for each queue on first use, even when every job brings an id of its own, is made here.
 */
export async function migrateQueue(url: string, role = "gerai_worker"): Promise<void> {
  if (!/^[a-z_][a-z0-9_]*$/.test(role)) throw new TypeError("the role is not a plain identifier");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
    for (const lane of LANES) {
      const { rows } = await client.query<{ name: string }>(`select ${SCHEMA}.job_id_seq_name($1) as name`, [lane]);
      await client.query(`create sequence if not exists ${SCHEMA}.${client.escapeIdentifier(rows[0]?.name ?? lane)}`);
    }
    await client.query(`
      revoke all on schema ${SCHEMA} from public;
      grant usage on schema ${SCHEMA} to ${role};
      grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${role};
      revoke insert, update, delete on ${SCHEMA}.migration from ${role};
      grant usage, select, update on all sequences in schema ${SCHEMA} to ${role};
      grant execute on all functions in schema ${SCHEMA} to ${role};`);
  } finally {
    await client.end();
  }
}
