import { randomUUID } from "node:crypto";
import { defineEvent } from "@gerai/contracts/kernel";
import { newId } from "@gerai/foundation/ids";
import { Problem } from "@gerai/foundation/problem";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Context, command, query, SYSTEM } from "./index.ts";

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;
let ctx: Context;

beforeAll(async () => {
  world = await createTestWorld();
  [office, other] = [await createTestOffice(world), await createTestOffice(world)];
  ctx = await office.as(SYSTEM);
});
afterAll(() => world.close());

const siteOpened = defineEvent("test.site-opened", 1, z.object({ siteId: z.uuid() }));
const siteDue = defineEvent("test.site-due", 1, z.object({ siteId: z.string() }));
let runs = 0;

/** A site in the office's draft: any row that a command may write. */
const draftSite = ({ tenantId, now }: Context, key: string, code: string) => ({
  tenant_id: tenantId,
  key,
  kind: "site",
  body: { code },
  revision: key,
  changed_at: now(),
});

/** A change that touches every part of the kernel: a row, an event, something due, a note. */
const openSite = command({
  action: "test.open-site",
  principals: ["system", "staff"],
  permission: "office:manage",
  input: z.object({ code: z.string().min(1), throws: z.boolean().optional(), badEvent: z.boolean().optional() }),
  run: async (scope, { code, throws, badEvent }) => {
    const { tx, ctx } = scope;
    runs += 1;
    const id = newId(ctx.now());
    await tx
      .insertInto("configuration_change")
      .values(draftSite(ctx, id, code))
      .execute();
    scope.announce(siteOpened, { siteId: badEvent ? "no uuid" : id });
    scope.schedule(new Date(ctx.now().getTime() + 60_000), siteDue, { siteId: id }, `site:${code}`);
    scope.note("test.noted", id, { code });
    if (throws) throw new Problem("test.refused", 409);
    return { subjectId: id, result: { id, secret: "Rahasia Percontohan" }, details: { code } };
  },
});

const closeSite = command({
  action: "test.close-site",
  principals: ["system"],
  input: z.object({ code: z.string() }),
  run: async () => ({ subjectId: null, result: "closed" }),
});

/** What there is of a site, in every table that the command writes. */
async function traces(code: string, tenant = office.id) {
  const [row] = await world.admin<{ sites: number; trail: number; notes: number; events: number; due: number }[]>`
    with site as (select key as id from app.configuration_change where tenant_id = ${tenant} and body->>'code' = ${code})
    select (select count(*)::int from site) as sites,
      (select count(*)::int from app.audit_event where tenant_id = ${tenant} and action = 'test.open-site' and details->>'code' = ${code}) as trail,
      (select count(*)::int from app.audit_event where tenant_id = ${tenant} and action = 'test.noted' and details->>'code' = ${code}) as notes,
      (select count(*)::int from app.outbox where tenant_id = ${tenant} and payload->>'siteId' in (select id::text from site)) as events,
      (select count(*)::int from app.due_row where tenant_id = ${tenant} and dedup_key = ${`site:${code}`}) as due`;
  return row;
}
const ALL = { sites: 1, trail: 1, notes: 1, events: 1, due: 1 };
const NONE = { sites: 0, trail: 0, notes: 0, events: 0, due: 0 };

/** A request id that PostgreSQL cannot store: the trail's own insert fails, at the very end of the transaction. */
const withoutTrail = (whole: Context): Context => ({ ...whole, requestId: "\u0000" });

describe("one transaction", () => {
  test("holds the change, the trail, the events and what is due", async () => {
    const { id } = await openSite(ctx, { code: "satu" });
    expect(await traces("satu")).toEqual(ALL);
    const [event] =
      await world.admin`select * from app.audit_event where subject_id = ${id} and action = 'test.open-site'`;
    expect(event).toMatchObject({ actor_kind: "system", result: "ok", request_id: ctx.requestId, at: ctx.now() });
  });

  test("keeps nothing when the work throws, and throws the very problem", async () => {
    await expect(openSite(ctx, { code: "dua", throws: true })).rejects.toMatchObject({
      code: "test.refused",
      status: 409,
    });
    expect(await traces("dua")).toEqual(NONE);
  });

  test("keeps nothing when the trail cannot be written (AUD-3)", async () => {
    await expect(openSite(withoutTrail(ctx), { code: "tiga" })).rejects.toThrow("database error 22021");
    expect(await traces("tiga")).toEqual(NONE);
  });

  test("whose session dies keeps nothing and asks to try again", async () => {
    const dying = command({
      action: "test.dying",
      principals: ["system"],
      input: z.object({}),
      run: async ({ tx, ctx }) => {
        await tx
          .insertInto("configuration_change")
          .values(draftSite(ctx, newId(ctx.now()), "mati"))
          .execute();
        await world.admin`
          select pg_terminate_backend(pid, 2000) from pg_stat_activity
          where datname = current_database() and usename = 'gerai_app' and query like '%"configuration_change"%'`;
        await tx.selectFrom("configuration_change").select("key").execute();
        return { subjectId: null, result: null };
      },
    });
    await expect(dying(ctx, {})).rejects.toMatchObject({ code: "kernel.busy", status: 503 });
    expect(await traces("mati")).toEqual(NONE);
    await openSite(ctx, { code: "hidup lagi" });
  });

  test("keeps nothing when an event does not fit its payload", async () => {
    await expect(openSite(ctx, { code: "empat", badEvent: true })).rejects.toMatchObject({ code: "kernel.bad-event" });
    expect(await traces("empat")).toEqual(NONE);
  });

  test("is not opened for input that does not fit, and the problem names the fault without the value", async () => {
    const before = runs;
    const thrown = await openSite(ctx, { code: "", throws: "6474010101900001" } as never).catch(
      (error: Problem) => error,
    );
    expect(thrown).toMatchObject({ code: "kernel.invalid-input", status: 422 });
    expect(JSON.stringify((thrown as Problem).params)).toMatch(/"path":"code"/);
    expect(JSON.stringify((thrown as Problem).params)).not.toContain("6474010101900001");
    expect(runs).toBe(before);
  });

  test("schedules the same thing once per office", async () => {
    await openSite(ctx, { code: "lima" });
    await world.admin`delete from app.configuration_change where tenant_id = ${office.id} and body->>'code' = 'lima'`;
    await openSite(ctx, { code: "lima" });
    await openSite(await other.as(SYSTEM), { code: "lima" });
    expect((await traces("lima"))?.due).toBe(1);
    expect((await traces("lima", other.id))?.due).toBe(1);
  });
});

describe("a named intention", () => {
  test("is done once and answered alike each time (IDEM-1, IDEM-4)", async () => {
    const idempotencyKey = randomUUID();
    const before = runs;
    const first = await openSite(ctx, { code: "enam" }, { idempotencyKey });
    const second = await openSite(ctx, { code: "enam" }, { idempotencyKey });
    expect(second).toEqual(first);
    expect(await traces("enam")).toEqual(ALL);
    expect(runs).toBeGreaterThan(before);
  });

  test("is kept sealed: the reply can be read by nobody but the office", async () => {
    const idempotencyKey = randomUUID();
    await openSite(ctx, { code: "tujuh" }, { idempotencyKey });
    const [row] = await world.admin<{ response_sealed: Buffer }[]>`
      select response_sealed from app.idempotency_key where key = ${idempotencyKey}`;
    expect(row?.response_sealed.toString("latin1")).not.toContain("Rahasia");
    expect(
      ctx.keys.openJson("idempotency_key", "response", idempotencyKey, row?.response_sealed ?? Buffer.alloc(0)),
    ).toMatchObject({
      secret: "Rahasia Percontohan",
    });
  });

  test("cannot be used for another request or another action (IDEM-2)", async () => {
    const idempotencyKey = randomUUID();
    await openSite(ctx, { code: "delapan" }, { idempotencyKey });
    const reused = { code: "kernel.idempotency-key-reused", status: 422 };
    await expect(openSite(ctx, { code: "sembilan" }, { idempotencyKey })).rejects.toMatchObject(reused);
    await expect(closeSite(ctx, { code: "delapan" }, { idempotencyKey })).rejects.toMatchObject(reused);
    expect(await traces("sembilan")).toEqual(NONE);
  });

  test("stays open when its first try failed", async () => {
    const idempotencyKey = randomUUID();
    await expect(openSite(withoutTrail(ctx), { code: "sepuluh" }, { idempotencyKey })).rejects.toThrow();
    await openSite(ctx, { code: "sepuluh" }, { idempotencyKey });
    expect(await traces("sepuluh")).toEqual(ALL);
  });

  test("says nothing to another office or another person (IDEM-5)", async () => {
    const idempotencyKey = randomUUID();
    const first = await openSite(ctx, { code: "sebelas" }, { idempotencyKey });
    const abroad = await openSite(await other.as(SYSTEM), { code: "sebelas" }, { idempotencyKey });
    expect(abroad.id).not.toBe(first.id);
    const colleague = await office.as(office.staff.office_admin);
    const theirs = await openSite(colleague, { code: "dua belas" }, { idempotencyKey });
    expect(theirs.id).not.toBe(first.id);
    expect(await traces("dua belas")).toEqual(ALL);
  });

  test("200 at once leave one row, one event and 200 equal replies (IDEM-3)", async () => {
    const idempotencyKey = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 200 }, () => openSite(ctx, { code: "banyak" }, { idempotencyKey })),
    );
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await traces("banyak")).toEqual(ALL);
  });
});

describe("refusals", () => {
  const refused = () =>
    world.admin`select actor_id from app.audit_event where tenant_id = ${office.id} and action = 'test.open-site' and result = 'refused'`;

  test("of someone signed in are recorded, and nothing runs (AUD-2)", async () => {
    const before = runs;
    const clerk = office.staff.front_desk;
    await expect(openSite(await office.as(clerk), { code: "tolak" })).rejects.toMatchObject({
      code: "identity.forbidden",
      status: 403,
    });
    expect(await refused()).toEqual([{ actor_id: clerk.id }]);
    expect(runs).toBe(before);
  });

  test("of strangers are told to sign in and cost no row", async () => {
    const before = (await refused()).length;
    await expect(openSite(await office.as(), { code: "tolak" })).rejects.toMatchObject({
      code: "identity.sign-in-needed",
      status: 401,
    });
    expect(await refused()).toHaveLength(before);
  });
});

describe("reads", () => {
  const readSite = query({
    action: "test.read-site",
    principals: ["system"],
    input: z.object({ code: z.string() }),
    audited: (_input, site: { id: string } | undefined) => site?.id ?? null,
    run: async ({ tx }, { code }) => {
      const rows = await tx.selectFrom("configuration_change").select(["key as id", "body"]).execute();
      const found = rows.find(({ body }) => (body as { code: string }).code === code);
      return found && { id: found.id };
    },
  });
  const writeInRead = query({
    action: "test.write-in-read",
    principals: ["system"],
    input: z.object({}),
    run: ({ tx, ctx }) =>
      tx
        .insertInto("configuration_change")
        .values(draftSite(ctx, newId(ctx.now()), "x"))
        .execute(),
  });

  test("of a person's data leave a trail row that names what was read", async () => {
    const { id } = await openSite(ctx, { code: "baca" });
    expect(await readSite(ctx, { code: "baca" })).toEqual({ id });
    const trail =
      await world.admin`select result from app.audit_event where subject_id = ${id} and action = 'test.read-site'`;
    expect(trail).toEqual([{ result: "ok" }]);
  });

  test("let nothing out when the trail cannot be written (AUD-3)", async () => {
    await openSite(ctx, { code: "baca 2" });
    await expect(readSite(withoutTrail(ctx), { code: "baca 2" })).rejects.toThrow("database error 22021");
  });

  test("cannot write", async () => {
    await expect(writeInRead(ctx, {})).rejects.toThrow("database error 25006");
  });
});
