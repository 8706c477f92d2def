import { runMigrations } from "bullmq";
import pg from "pg";

const SCHEMA = "bullmq";

/**
 * Brings the queue's own schema up to date and lets one role run the queue: rows, sequences and functions, no DDL.
 * Repeatable. `url` is a role that may create schemas; `role` is the runtime role. No CREATE is granted: BullMQ makes a
 * sequence per queue only for jobs without an id of ours, and every job of ours has one.
 */
export async function migrateQueue(url: string, role = "gerai_worker"): Promise<void> {
  if (!/^[a-z_][a-z0-9_]*$/.test(role)) throw new TypeError("the role is not a plain identifier");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
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
