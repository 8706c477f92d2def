import { createRecordingTransport } from "@gerai/adapters/email";
import { createMemoryStorage } from "@gerai/adapters/file-storage";
import { createNoticeWriter } from "@gerai/adapters/notice-writer";
import { createPostgres } from "@gerai/database";
import { claimApplication } from "@gerai/domain/applications";
import { attachSiakPdf } from "@gerai/domain/issuing";
import { newId } from "@gerai/foundation/ids";
import { createQueueBackend, migrateQueue } from "@gerai/jobs";
import { createTestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createWorkerApp, type WorkerApp } from "../app.ts";
import { sweepAllNotices } from "../sweep-notices.ts";
import { consumerFactories } from "./consumer-list.ts";

const within = { timeout: 15_000, interval: 20 };
const mail = createRecordingTransport();
const ports = {
  files: createMemoryStorage(),
  signatures: { check: async () => ({ signed: true, intact: true, coversWholeDocument: true }) },
  notices: createNoticeWriter(),
  email: mail,
};
let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
let other: TestOffice;
let app: WorkerApp;

beforeAll(async () => {
  world = await createTestWorld(ports);
  worker = await createTestWorld(ports, "worker");
  await migrateQueue(world.database.adminUrl);
  office = await createTestOffice(world);
  other = await createTestOffice(world);
  app = createWorkerApp(
    {
      domain: worker.resources,
      relayPool: createPostgres(world.database.url("relay"), { max: 1 }),
      backend: createQueueBackend({ databaseUrl: world.database.url("worker") }),
    },
    { timetable: [], retryBaseMs: 5 },
  );
  await app.start();
});
afterAll(async () => {
  await app.stop();
  await Promise.all([world.close(), worker.admin.end()]);
});

const mailsOf = (number: string) => mail.sent.filter(({ subject }) => subject.includes(number));

async function announce(tenantId: string, name: string, payload: Record<string, string | number>): Promise<string> {
  const id = newId(world.clock.now());
  await world.admin`
    insert into app.outbox (tenant_id, id, name, version, payload, created_at)
    values (${tenantId}, ${id}, ${name}, 1, ${world.admin.json(payload)}, ${world.clock.now()})`;
  return id;
}

describe("the worker's consumers", () => {
  it("listen under distinct names, one event or more each", () => {
    const made = consumerFactories.map((create) => create(worker.resources));
    expect(new Set(made.map(({ name }) => name)).size).toBe(made.length);
    expect(made.every(({ name, event }) => name.startsWith(`on-${event.replaceAll(".", "-")}`))).toBe(true);
  });

  it("send the link of an issued paper, mark it as sent and close the case", async () => {
    const made = await createTestCase(world, office);
    const outputId = made.outputIds[0] ?? "";
    const pdf = Uint8Array.from(Buffer.from("%PDF-1.7"));
    await attachSiakPdf(await office.as(office.staff.verifier), { outputId, version: 1, pdf });
    await vi.waitFor(async () => {
      const [row] = await world.admin`select state from app.application where id = ${made.id}`;
      expect(row?.state).toBe("CLOSED");
    }, within);
    const [email] = mailsOf(made.number);
    expect(email?.text).toMatch(/\/dokumen\/[a-z2-7]{26}\n/);
    expect(email?.text).toContain("HVS A4 80 gram");
    expect(mailsOf(made.number)).toHaveLength(1);
  });

  it("keep one row and send one message when an event is replayed", async () => {
    const made = await createTestCase(world, office, { state: "SUBMITTED" });
    const id = await announce(office.id, "application.submitted", { applicationId: made.id });
    const sentTwice = async () => {
      const rows = await world.admin`select state from app.notification where event_id = ${id}`;
      expect([...rows]).toEqual([{ state: "sent" }]);
    };
    await vi.waitFor(sentTwice, within);
    await world.admin`update app.outbox set published_at = null where id = ${id}`;
    const marker = await createTestCase(world, office, { state: "SUBMITTED" });
    await announce(office.id, "application.submitted", { applicationId: marker.id });
    await vi.waitFor(() => expect(mailsOf(marker.number)).toHaveLength(1), within);
    await sentTwice();
    expect(mailsOf(made.number)).toHaveLength(1);
    expect(mailsOf(made.number)[0]?.text).toContain(made.trackingCode.slice(0, 4));
  });

  it("put a job that names another office's case into the dead letters of the office it came as", async () => {
    const made = await createTestCase(world, office, { state: "SUBMITTED" });
    const id = await announce(other.id, "application.submitted", { applicationId: made.id });
    await vi.waitFor(async () => {
      const rows = await world.admin`select distinct tenant_id, reason from app.dead_letter where event_id = ${id}`;
      expect([...rows]).toEqual([{ tenant_id: other.id, reason: "not-found" }]);
    }, within);
    expect(mailsOf(made.number)).toEqual([]);
  });

  it("free a case when its lease has run out", async () => {
    const made = await createTestCase(world, office, { state: "SUBMITTED" });
    await claimApplication(await office.as(office.staff.verifier), { applicationId: made.id, version: 1 });
    worker.clock.advance(31 * 60_000);
    await vi.waitFor(async () => {
      const [row] = await world.admin`select state, claimed_by from app.application where id = ${made.id}`;
      expect(row).toEqual({ state: "SUBMITTED", claimed_by: null });
    }, within);
  });

  it("leave a message to the sweep while the mail server is away", async () => {
    const made = await createTestCase(world, office, { state: "SUBMITTED" });
    mail.failWith("unavailable");
    const id = await announce(office.id, "application.verified", { applicationId: made.id });
    await vi.waitFor(async () => {
      const rows = await world.admin`select state, attempts from app.notification where event_id = ${id}`;
      expect([...rows]).toEqual([{ state: "pending", attempts: 1 }]);
    }, within);
    mail.failWith("works");
    worker.clock.advance(5 * 60_000);
    // Offices of other tests in this database may have lost their keys: what the sweep says of them is not our matter.
    await sweepAllNotices(worker.resources).catch((failure) => expect(failure).toBeInstanceOf(AggregateError));
    expect(mailsOf(made.number)).toHaveLength(1);
    expect([...(await world.admin`select 1 from app.dead_letter where event_id = ${id}`)]).toEqual([]);
  });
});
