import { randomBytes } from "node:crypto";
import { createDatabase, createPostgres, type PostgresPool } from "@gerai/database";
import { createOfficeKeys, type Resources } from "@gerai/domain/kernel";
import { FakeClock } from "@gerai/foundation/clock";
import { newId } from "@gerai/foundation/ids";
import { createLogger } from "@gerai/foundation/logger";
import { Problem } from "@gerai/foundation/problem";
import { createQueueBackend, defineConsumer, migrateQueue } from "@gerai/jobs";
import { workerDatabase } from "@gerai/testing/postgres-worker";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createWorkerApp, type WorkerApp, type WorkerDuties, type WorkerResources } from "./app.ts";
import { keepDeadLetter } from "./relay/dead-letter.store.ts";

const start = new Date("2026-11-22T02:00:00.000Z");
const within = { timeout: 10_000, interval: 10 };
const clock = new FakeClock(start);
const logger = createLogger("worker-test", { write: () => undefined });
const tenantId = newId(start);
const KEK = randomBytes(32);
const apps: WorkerApp[] = [];
let admin: PostgresPool;

beforeAll(async () => {
  const { adminUrl } = await workerDatabase();
  await migrateQueue(adminUrl);
  admin = createPostgres(adminUrl, { max: 2 });
  await admin`
    insert into app.office (id, slug, kind, short_name, full_name, province_name, time_zone, accent, seat, region_code, opened_at)
    values (${tenantId}, ${`uji-${randomBytes(6).toString("hex")}`}, 'office', 'Uji', 'Kantor Uji', 'Uji', 'Asia/Makassar',
      '#006688', 'Uji', '64.74', ${start})`;
  const { domain, relayPool } = await openResources();
  await createOfficeKeys({ ...domain, database: createDatabase(admin) }, tenantId);
  await Promise.all([domain.database.pool.end(), relayPool.end()]);
});

afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
});

afterAll(() => admin.end());

async function openResources(): Promise<WorkerResources> {
  const database = await workerDatabase();
  const unused = () => Promise.reject(new Error("not used here"));
  const neverWritten = (): never => {
    throw new Error("not used here");
  };
  const own = createDatabase(createPostgres(database.url("worker"), { max: 2 }));
  const domain: Resources = {
    database: own,
    clock,
    logger,
    kek: KEK,
    keyCache: new Map(),
    publicAddress: { scheme: "http", baseHost: "localhost", port: 3000 },
    ports: {
      files: { put: unused, get: unused, remove: unused },
      inspector: { inspect: unused, assemble: unused, rasterise: unused },
      renderer: { renderSimulation: unused, renderCircular: unused },
      signer: { sign: unused },
      signatures: { check: unused },
      email: { send: unused },
      mailReports: { read: unused },
      messages: {},
      broadcasts: { sms: neverWritten, suggest: neverWritten, filing: neverWritten },
      chat: { write: neverWritten, writeInvitation: neverWritten },
      notices: { write: neverWritten, writeSms: neverWritten, writeWhatsapp: neverWritten },
      noticeTemplates: {
        ...{ house: neverWritten, wholeSms: neverWritten, whatsapp: neverWritten },
        ...{ filing: neverWritten, invitation: neverWritten },
      },
      templates: { list: unused, file: unused },
      reports: own,
    },
  };
  return {
    domain,
    relayPool: createPostgres(database.url("relay"), { max: 1 }),
    backend: createQueueBackend({ databaseUrl: database.url("worker") }),
  };
}

async function run(duties: WorkerDuties): Promise<WorkerApp> {
  const app = createWorkerApp(await openResources(), { timetable: [], retryBaseMs: 5, ...duties });
  apps.push(app);
  await app.start();
  return app;
}

async function announce(name: string): Promise<string> {
  const id = newId(clock.now());
  await admin`
    insert into app.outbox (tenant_id, id, name, version, payload, created_at)
    values (${tenantId}, ${id}, ${name}, 1, ${admin.json({ applicationId: id })}, ${clock.now()})`;
  return id;
}

const deadLetters = (eventId: string) =>
  admin`select tenant_id, queue, job, payload, reason, attempts, failed_at, resolved_at from app.dead_letter where event_id = ${eventId}`;

describe("the worker process", () => {
  it("carries an announced event to its consumers and a due one when its time has come", async () => {
    const seen: string[] = [];
    await run({
      consumers: [
        () =>
          defineConsumer({
            event: "uji.filed",
            name: "on-uji-filed-note",
            handle: async (job) => void seen.push(`${job.tenantId} ${job.eventId}`),
          }),
      ],
    });
    const id = await announce("uji.filed");
    await vi.waitFor(() => expect(seen).toEqual([`${tenantId} ${id}`]), within);
    const due = newId(clock.now());
    await admin`
      insert into app.due_row (tenant_id, id, dedup_key, due_at, name, version, payload, created_at)
      values (${tenantId}, ${due}, ${due}, ${new Date(clock.now().getTime() + 3_600_000)}, 'uji.filed', 1, ${admin.json({})}, ${clock.now()})`;
    const between = await announce("uji.filed");
    await vi.waitFor(() => expect(seen.at(-1)).toBe(`${tenantId} ${between}`), within);
    clock.advance(3_600_000);
    await vi.waitFor(() => expect(seen.at(-1)).toBe(`${tenantId} ${due}`), within);
    expect(seen).toHaveLength(3);
  });

  it("keeps a job it gave up in the office's dead letters, and goes on", async () => {
    const seen: string[] = [];
    const poison = await announce("uji.refused");
    await run({
      consumers: [
        () =>
          defineConsumer({
            event: "uji.refused",
            name: "on-uji-refused-fail",
            handle: async (job) => {
              if (job.eventId === poison) throw new Problem("channels.email-refused", 422);
              seen.push(job.eventId);
            },
          }),
      ],
    });
    await vi.waitFor(async () => expect(await deadLetters(poison)).toHaveLength(1), within);
    expect([...(await deadLetters(poison))]).toEqual([
      {
        ...{ tenant_id: tenantId, queue: "events", job: "on-uji-refused-fail", payload: { applicationId: poison } },
        ...{ reason: "channels.email-refused", attempts: 1, failed_at: clock.now(), resolved_at: null },
      },
    ]);
    const other = await announce("uji.refused");
    await vi.waitFor(() => expect(seen).toEqual([other]), within);
  });

  it("writes one dead letter per event and consumer, opened again by a later failure", async () => {
    const { domain, relayPool } = await openResources();
    const eventId = newId(start);
    const dead = {
      ...{ tenantId, eventId, queue: "events" as const, job: "on-uji-twice", payload: {} },
      ...{ reason: "first", attempts: 6, failedAt: start },
    };
    await keepDeadLetter(domain.database, dead);
    await admin`update app.dead_letter set resolved_at = now() where event_id = ${eventId}`;
    await keepDeadLetter(domain.database, { ...dead, reason: "second" });
    await keepDeadLetter(domain.database, { ...dead, job: "on-uji-other" });
    const rows = await deadLetters(eventId);
    expect(rows.map(({ job, reason, resolved_at }) => [job, reason, resolved_at]).sort()).toEqual([
      ["on-uji-other", "first", null],
      ["on-uji-twice", "second", null],
    ]);
    await Promise.all([domain.database.pool.end(), relayPool.end()]);
  });

  it("runs a job that was given up again when somebody asks for it, that consumer alone (OUT-9)", async () => {
    const seen: string[] = [];
    let isMended = false;
    await run({
      consumers: ["on-uji-stuck-fail", "on-uji-stuck-note"].map(
        (name) => () =>
          defineConsumer({
            event: "uji.stuck",
            name,
            handle: async ({ eventId, payload }) => {
              seen.push(name);
              expect(payload).toEqual({ applicationId: eventId });
              if (name.endsWith("fail") && !isMended) throw new Problem("documents.gone", 410);
            },
          }),
      ),
    });
    const eventId = await announce("uji.stuck");
    await vi.waitFor(async () => expect(await deadLetters(eventId)).toHaveLength(1), within);
    const ask = async () => {
      const [row] = await admin`
        update app.dead_letter set replay_asked_at = ${clock.now()} where event_id = ${eventId} returning id`;
      await admin`
        insert into app.outbox (tenant_id, id, name, version, payload, created_at)
        values (${tenantId}, ${newId(clock.now())}, 'dead-letter.replay-asked', 1, ${admin.json({ deadLetterId: String(row?.id) })}, ${clock.now()})`;
    };
    await ask();
    await vi.waitFor(async () => {
      const [row] =
        await admin`select attempts, replay_asked_at, resolved_at from app.dead_letter where event_id = ${eventId}`;
      expect(row).toEqual({ attempts: 2, replay_asked_at: null, resolved_at: null });
    }, within);
    isMended = true;
    await ask();
    await vi.waitFor(async () => {
      const [row] = await admin`select resolution, resolved_at from app.dead_letter where event_id = ${eventId}`;
      expect(row).toEqual({ resolution: "replayed", resolved_at: clock.now() });
    }, within);
    expect(seen.filter((name) => name.endsWith("note"))).toHaveLength(1);
    expect(seen.filter((name) => name.endsWith("fail"))).toHaveLength(3);
  });

  it("runs its timetable, and after it has stopped does nothing more", async () => {
    let runs = 0;
    const app = await run({
      consumers: [],
      timetable: [{ name: "uji", everyMs: 1, run: async () => void runs++ }],
    });
    await vi.waitFor(() => expect(runs).toBeGreaterThan(2), within);
    await app.stop();
    const before = runs;
    const id = await announce("uji.late");
    const [row] = await admin`select published_at from app.outbox where id = ${id}`;
    expect(row).toEqual({ published_at: null });
    expect(runs).toBe(before);
  });
});
