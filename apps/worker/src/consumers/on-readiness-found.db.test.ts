import { createRecordingTransport } from "@gerai/adapters/email";
import { SYSTEM } from "@gerai/domain/kernel";
import { checkReadiness } from "@gerai/domain/readiness";
import { Problem } from "@gerai/foundation/problem";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onReadinessFoundMail } from "./on-readiness-found.mail.ts";

const EMAIL = "kantor@contoh.example";
const mail = createRecordingTransport();
let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld({ email: mail }, "worker");
  office = await createTestOffice(world);
});
afterAll(() => Promise.all([world.close(), worker.close()]));

/** Checks, and hands what was announced to the consumer as the relay would. */
async function checkAndTell(by: TestWorld = worker): Promise<number> {
  await checkReadiness(await office.as(SYSTEM), {});
  const events = await world.admin<{ id: string; payload: Record<string, number> }[]>`
    delete from app.outbox where tenant_id = ${office.id} and name = 'readiness.found' returning id, payload`;
  for (const { id, payload } of events) {
    const job = { tenantId: office.id, eventId: id, name: "readiness.found", version: 1, attempt: 1, payload };
    await onReadinessFoundMail(by.resources).run(job);
  }
  return events.length;
}

const profile = {
  kind: "profile" as const,
  body: {
    ...{ intro: { id: "Kami melayani.", en: "We serve." }, address: "Jalan Contoh 1", accent: "#1f3f8f" },
    email: EMAIL,
  },
};

it("an office without an address of its own is told on its board only", async () => {
  expect(await checkAndTell()).toBe(1);
  expect(mail.sent).toEqual([]);
});

it("something new is told once, to the address that the office publishes, with every fault and the way to the list", async () => {
  await office.configure([profile]);
  expect(await checkAndTell()).toBe(0);
  await world.admin`
    update app.staff set disabled_at = now() where tenant_id = ${office.id} and username in ('verifier', 'second-verifier')`;
  expect(await checkAndTell()).toBe(1);
  expect(await checkAndTell()).toBe(0);
  expect(mail.sent).toHaveLength(1);
  expect(mail.sent[0]).toMatchObject({ to: EMAIL, subject: expect.stringContaining("Kota Uji Coba") });
  expect(mail.sent[0]?.text).toContain(`http://${office.slug}.localhost:3000/admin/kesiapan`);
  expect(mail.sent[0]?.text).toContain("Semua layanan: Tidak ada petugas yang bisa memeriksa berkas.");
  expect(mail.sent[0]?.text).not.toContain("Percontohan");
});

it("a mail server that is away is tried again, a refused address is not", async () => {
  const failing = (status: number) =>
    createTestWorld({ email: { send: () => Promise.reject(new Problem("channels.test", status)) } }, "worker");
  const mend = async () => {
    await world.admin`update app.staff set disabled_at = null where tenant_id = ${office.id}`;
    await checkAndTell();
    await world.admin`
      update app.staff set disabled_at = now() where tenant_id = ${office.id} and username = 'printer'`;
  };
  const [away, refused] = [await failing(503), await failing(422)];
  await mend();
  await expect(checkAndTell(away)).rejects.toThrow("channels.test");
  await mend();
  expect(await checkAndTell(refused)).toBe(1);
  const trail = await world.admin`
    select details from app.audit_event where tenant_id = ${office.id} and action = 'readiness.digest'`;
  expect(trail.map(({ details }) => details.outcome).toSorted()).toEqual(["refused", "sent"]);
  await Promise.all([away.close(), refused.close()]);
});
