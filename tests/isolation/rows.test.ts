import { createDatabase, createPostgres, type Database, inTenant, type PostgresPool } from "@gerai/database";
import { insertOffice } from "@gerai/database/seed";
import { newId } from "@gerai/foundation/ids";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anyRow, insertAnyRow, listTenantTables, type TenantTable } from "./any-row.ts";
import { createScratchDatabase, type ScratchDatabase } from "./scratch-database.ts";

const NOW = new Date("2026-11-22T02:00:00Z");
const A = newId(NOW);
const B = newId(NOW);
const UNREADABLE = ["", "garbage", "00000000-0000-0000-0000-000000000000"];

let scratch: ScratchDatabase;
let tables: readonly TenantTable[];
const fits = new Map<string, boolean>();
const pools: PostgresPool[] = [];

function connect(role: "app" | "worker" | "relay" | "report_reader"): PostgresPool {
  const pool = createPostgres(scratch.url(role), { max: 2 });
  pools.push(pool);
  return pool;
}

/** The SQLSTATE that the work failed with, or what it answered. */
async function outcome(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
}

beforeAll(async () => {
  scratch = await createScratchDatabase("rows");
  for (const id of [A, B]) {
    await insertOffice(scratch.sql, {
      id,
      slug: `uji-${id.slice(-8)}x`,
      kind: "office",
      regionCode: "64.74",
      shortName: "Kota Uji",
      fullName: "Disdukcapil Kota Uji",
      provinceName: "Kalimantan Timur",
      timeZone: "Asia/Makassar",
      accent: "#0a5568",
      seat: "Uji",
      hosts: [`${id}.localhost`],
      openedAt: NOW,
    });
  }
  tables = await listTenantTables(scratch.sql);
  for (const table of tables) {
    for (const office of [A, B]) fits.set(table.name, await insertAnyRow(scratch.sql, table, office));
  }
});
afterAll(async () => {
  for (const pool of pools) await pool.end();
  await scratch.drop();
});

test("every tenant table of the catalogue holds a row of both offices", async () => {
  expect(tables.length).toBeGreaterThan(25);
  for (const { name } of tables) {
    const rows = await scratch.sql`select distinct tenant_id from app.${scratch.sql(name)}`;
    expect(rows.map((row) => row.tenant_id).sort(), name).toEqual([A, B].sort());
  }
});

describe("with the rights of today", () => {
  test("the reader of reports may read no tenant table (ISO-41)", async () => {
    const sql = connect("report_reader");
    for (const { name } of tables) {
      expect(await outcome(sql`select 1 from app.${sql(name)}`), name).toBe("42501");
    }
  });

  test("the relay reads the outbox, what is due, the ids of the trail and which offices have a broadcast under way, and nothing else (ISO-18)", async () => {
    const sql = connect("relay");
    const readable: string[] = [];
    for (const table of tables) {
      for (const column of table.columns) {
        const answer = await outcome(sql`select ${sql(column.name)} from app.${sql(table.name)}`);
        if (answer !== "42501") readable.push(`${table.name}.${column.name}`);
      }
    }
    const whole = tables
      .filter(({ name }) => name === "outbox" || name === "due_row")
      .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
    const trail = ["audit_event.id", "audit_event.tenant_id"];
    const underWay = ["broadcast.approved_at", "broadcast.ended_at", "broadcast.tenant_id"];
    expect(readable.sort()).toEqual([...trail, ...underWay, ...whole].sort());
  });

  test("the relay changes nothing but the time of publishing, and sees no row published a quarter of an hour ago", async () => {
    const sql = connect("relay");
    for (const name of ["outbox", "due_row"]) {
      expect(await outcome(sql`update app.${sql(name)} set payload = '{}'`), name).toBe("42501");
      expect(await outcome(sql`delete from app.${sql(name)}`), name).toBe("42501");
      expect(await outcome(sql`update app.${sql(name)} set published_at = now() - interval '1 day'`), name).toBe(
        "42501",
      );
      await sql`update app.${sql(name)} set published_at = now()`;
      await scratch.sql`update app.${scratch.sql(name)} set published_at = now() - interval '15 minutes'`;
      expect(await sql`select 1 from app.${sql(name)}`, name).toHaveLength(0);
      await scratch.sql`update app.${scratch.sql(name)} set published_at = null`;
    }
  });

  test.each(["app", "worker"] as const)("%s cannot change the trail, the seals or a history", async (role) => {
    const database = createDatabase(connect(role));
    for (const name of ["audit_event", "audit_seal", "application_transition", "output_transition"]) {
      const change = (verb: "update" | "delete") =>
        outcome(
          inTenant(database, A, async (tx) => ({
            value: await (verb === "delete"
              ? tx.deleteFrom(name as "throttle").execute()
              : tx
                  .updateTable(name as "throttle")
                  .set({ tenant_id: A })
                  .execute()),
          })),
        );
      expect(await change("update"), name).toBe("42501");
      expect(await change("delete"), name).toBe("42501");
    }
  });
});

/** Now the rights are gone from the picture: whatever may be granted one day, row-level security alone must hold. */
describe.each(["app", "worker"] as const)("with every right on every table, %s", (role) => {
  let database: Database;
  beforeAll(async () => {
    await scratch.sql.unsafe(
      `grant select, insert, update, delete on all tables in schema app to gerai_app, gerai_worker`,
    );
    for (const { name } of tables) await scratch.sql.unsafe(`alter table app.${name} disable trigger user`);
    database = createDatabase(connect(role));
  });

  const eachTable = async (check: (name: "throttle", table: TenantTable) => Promise<void>) => {
    for (const table of tables) await check(table.name as "throttle", table);
  };

  test("sees its own rows and none of another office", async () => {
    await eachTable(async (name) => {
      const rows = await inTenant(database, A, async (tx) => ({
        value: await tx.selectFrom(name).select("tenant_id").execute(),
      }));
      expect(rows, name).toEqual([{ tenant_id: A }]);
    });
  });

  test("copies out only its own rows, and cannot copy in", async () => {
    await eachTable(async (name) => {
      const { pool } = database;
      const text = await pool.begin(async (tx) => {
        await tx`select set_config('app.tenant_id', ${A}, true)`;
        const stream = await tx.unsafe(`copy (select tenant_id from app.${name}) to stdout`).readable();
        return (await stream.toArray()).join("");
      });
      expect(text.trim(), name).toBe(A);
      expect(await outcome(pool.unsafe(`copy app.${name} from stdin`).writable()), name).toBe("0A000");
    });
  });

  test("changes and deletes nothing of another office", async () => {
    await eachTable(async (name) => {
      const changed = await inTenant(database, A, async (tx) => ({
        value: await tx.updateTable(name).set({ tenant_id: A }).where("tenant_id", "=", B).executeTakeFirst(),
      }));
      const deleted = await inTenant(database, A, async (tx) => ({
        value: await tx.deleteFrom(name).where("tenant_id", "=", B).executeTakeFirst(),
      }));
      expect([changed.numUpdatedRows, deleted.numDeletedRows], name).toEqual([0n, 0n]);
    });
  });

  test("cannot write a row for another office", async () => {
    await eachTable(async (name, table) => {
      const row = anyRow(table, B, fits.get(name) ?? false) as never;
      const written = inTenant(database, A, async (tx) => ({ value: await tx.insertInto(name).values(row).execute() }));
      expect(await outcome(written), name).toBe("42501");
    });
  });

  test("cannot move its own row to another office", async () => {
    await eachTable(async (name) => {
      const moved = inTenant(database, A, async (tx) => ({
        value: await tx.updateTable(name).set({ tenant_id: B }).where("tenant_id", "=", A).execute(),
      }));
      expect(await outcome(moved), name).toBe("42501");
    });
  });

  test("sees no row and writes none without an office, or with one that cannot be", async () => {
    const { pool } = database;
    await eachTable(async (name, table) => {
      const row = anyRow(table, A, fits.get(name) ?? false) as Record<string, string>;
      expect(await pool`select 1 from app.${pool(name)}`, name).toHaveLength(0);
      expect(await outcome(pool`insert into app.${pool(name)} ${pool(row)}`), name).toBe("42501");
      for (const tenant of UNREADABLE) {
        const read = pool.begin(async (tx) => {
          await tx`select set_config('app.tenant_id', ${tenant}, true)`;
          return (await tx`select 1 from app.${tx(name)}`).length;
        });
        expect(await outcome(read), `${name} as "${tenant}"`).toBe(tenant === "garbage" ? "22P02" : 0);
      }
    });
  });

  test("gets an error, not all rows, when it switches row security off (ISO-14)", async () => {
    const { pool } = database;
    await eachTable(async (name) => {
      const read = pool.begin(async (tx) => {
        await tx`set local row_security = off`;
        return await tx`select 1 from app.${tx(name)}`;
      });
      expect(await outcome(read), name).toBe("42501");
    });
  });
});
