import { createRecordingTransport } from "@gerai/adapters/email";
import { createMemoryStorage } from "@gerai/adapters/file-storage";
import { createNoticeWriter } from "@gerai/adapters/notice-writer";
import { claimApplication } from "@gerai/domain/applications";
import { attachSiakPdf } from "@gerai/domain/issuing";
import { createTestCase } from "@gerai/testing/test-case";
import { createTestOffice, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sweepAllNotices } from "../sweep-notices.ts";
import { consumerFactories } from "./consumer-list.ts";
import { type RunningWorker, startRunningWorker, WITHIN } from "./running-worker.testing.ts";

const mail = createRecordingTransport();
const ports = {
  files: createMemoryStorage(),
  signatures: { check: async () => ({ signed: true, intact: true, coversWholeDocument: true }) },
  notices: createNoticeWriter(),
  email: mail,
};
let running: RunningWorker;
let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
let other: TestOffice;

beforeAll(async () => {
  running = await startRunningWorker(ports);
  ({ world, worker } = running);
  office = await createTestOffice(world);
  other = await createTestOffice(world);
});
afterAll(() => running.close());

const mailsOf = (number: string) => mail.sent.filter(({ subject }) => subject.includes(number));

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
    }, WITHIN);
    const [email] = mailsOf(made.number);
    expect(email?.text).toMatch(/\/dokumen\/[a-z2-7]{26}\n/);
    expect(email?.text).toContain("HVS A4 80 gram");
    expect(mailsOf(made.number)).toHaveLength(1);
  });

  it("keep one row and send one message when an event is replayed", async () => {
    const made = await createTestCase(world, office, { state: "SUBMITTED" });
    const id = await running.announce(office, "application.submitted", { applicationId: made.id });
    const sentTwice = async () => {
      const rows = await world.admin`select state from app.notification where event_id = ${id}`;
      expect([...rows]).toEqual([{ state: "sent" }]);
    };
    await vi.waitFor(sentTwice, WITHIN);
    await world.admin`update app.outbox set published_at = null where id = ${id}`;
    const marker = await createTestCase(world, office, { state: "SUBMITTED" });
    await running.announce(office, "application.submitted", { applicationId: marker.id });
    await vi.waitFor(() => expect(mailsOf(marker.number)).toHaveLength(1), WITHIN);
    await sentTwice();
    expect(mailsOf(made.number)).toHaveLength(1);
    expect(mailsOf(made.number)[0]?.text).toContain(made.trackingCode.slice(0, 4));
  });

  it("put a job that names another office's case into the dead letters of the office it came as", async () => {
    const made = await createTestCase(world, office, { state: "SUBMITTED" });
    const id = await running.announce(other, "application.submitted", { applicationId: made.id });
    await vi.waitFor(async () => {
      const rows = await world.admin`select distinct tenant_id, reason from app.dead_letter where event_id = ${id}`;
      expect([...rows]).toEqual([{ tenant_id: other.id, reason: "not-found" }]);
    }, WITHIN);
    expect(mailsOf(made.number)).toEqual([]);
  });

  it("free a case when its lease has run out", async () => {
    const made = await createTestCase(world, office, { state: "SUBMITTED" });
    await claimApplication(await office.as(office.staff.verifier), { applicationId: made.id, version: 1 });
    worker.clock.advance(31 * 60_000);
    await vi.waitFor(async () => {
      const [row] = await world.admin`select state, claimed_by from app.application where id = ${made.id}`;
      expect(row).toEqual({ state: "SUBMITTED", claimed_by: null });
    }, WITHIN);
  });

  it("leave a message to the sweep while the mail server is away", async () => {
    const made = await createTestCase(world, office, { state: "SUBMITTED" });
    mail.failWith("unavailable");
    const id = await running.announce(office, "application.verified", { applicationId: made.id });
    await vi.waitFor(async () => {
      const rows = await world.admin`select state, attempts from app.notification where event_id = ${id}`;
      expect([...rows]).toEqual([{ state: "pending", attempts: 1 }]);
    }, WITHIN);
    mail.failWith("works");
    worker.clock.advance(5 * 60_000);
    // Offices of other tests in this database may have lost their keys: what the sweep says of them is not our matter.
    await sweepAllNotices(worker.resources).catch((failure) => expect(failure).toBeInstanceOf(AggregateError));
    expect(mailsOf(made.number)).toHaveLength(1);
    expect([...(await world.admin`select 1 from app.dead_letter where event_id = ${id}`)]).toEqual([]);
  });
});
