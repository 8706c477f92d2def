import { newId } from "@gerai/foundation/ids";
import { createTestCase, type TestCase, type TestOutput } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answerByMessage, collectOutput, revokeOutput, sendByCourier, visitDone } from "../issuing/index.ts";
import { type Context, openContext, type Ports, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { deliverNotice, recordNotice } from "./index.ts";
import type { Notice, NoticeKind } from "./ports.ts";

const written: Notice[] = [];
/** This office has no account: everything goes by e-mail. */
const unused = (): never => {
  throw new Error("no account, no message");
};
const ports: Partial<Ports> = {
  notices: {
    write: (notice) => {
      written.push(notice);
      return { subject: notice.kind, text: JSON.stringify(notice), html: "" };
    },
    writeSms: unused,
    writeWhatsapp: unused,
  },
  email: { send: async ({ id }) => ({ providerId: `<${id}@contoh.example>` }) },
};

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
let system: Context;

beforeAll(async () => {
  world = await createTestWorld(ports);
  worker = await createTestWorld(ports, "worker");
  office = await createTestOffice(world);
  const facts = await findOfficeById(worker.resources, office.id);
  if (!facts) throw new Error("no office");
  system = await openContext(worker.resources, facts, SYSTEM, newId(world.clock.now()));
});
afterAll(() => Promise.all([world.close(), worker.close()]));

/** Plans and sends what an event of this case asks for; the kinds that went out. */
async function tell(made: TestCase, kind: NoticeKind, subjectId: string | null = null): Promise<Notice[]> {
  written.length = 0;
  const order = { eventId: newId(new Date()), kind, applicationId: made.id, subjectId };
  const { noticeId } = await recordNotice(system, order);
  if (noticeId) await deliverNotice(system, { noticeId });
  return [...written];
}

/** Puts an output where the step under test begins, past the life cycle's own steps. */
async function setOutput(id: string, ...states: string[]): Promise<void> {
  for (const state of states) {
    const roles = { PRINTED: "printer", READY_TO_PRINT: "verifier", ISSUED: "verifier", SENT: "system" };
    const role = roles[state as keyof typeof roles] ?? "front_desk";
    const [kind, actor] = role === "system" ? ["system", null] : ["staff", office.staff.verifier.id];
    await world.admin`
      update app.output set state = ${state}, version = version + 1, state_role = ${role}, state_actor_kind = ${kind},
        state_actor_id = ${actor}, state_at = ${world.clock.now()} where id = ${id}`;
  }
}

async function versionOf(outputId: string): Promise<number> {
  const [row] = await world.admin`select version from app.output where id = ${outputId}`;
  return Number(row?.version);
}

async function withOutputs(...outputs: TestOutput[]): Promise<TestCase> {
  return await createTestCase(world, office, { outputs });
}

async function stateOf(made: TestCase): Promise<unknown> {
  const [row] = await world.admin`select state from app.application where id = ${made.id}`;
  return row?.state;
}

it("a visit that took place closes the case, and its applicant is told so", async () => {
  const made = await withOutputs({ kind: "visit", item: "kunjungan", delivery: "office" });
  const outputId = made.outputIds[0] ?? "";
  await visitDone(await office.as(office.staff.front_desk), { outputId, version: await versionOf(outputId) });
  expect(await stateOf(made)).toBe("CLOSED");
  expect(await tell(made, "closed")).toMatchObject([{ kind: "closed", number: made.number }]);
});

it.each(["courier", "pickup"])(
  "a card that leaves by %s has no message of its own: the closing one is sent",
  async (way) => {
    const made = await withOutputs({ kind: "card", item: "ktp_el", delivery: way });
    const outputId = made.outputIds[0] ?? "";
    await setOutput(outputId, "READY_TO_PRINT", "PRINTED");
    const ctx = await office.as(office.staff.front_desk);
    if (way === "courier")
      await sendByCourier(ctx, { outputId, version: await versionOf(outputId), note: "Kurir 123" });
    else {
      await setOutput(outputId, "READY_FOR_PICKUP");
      await collectOutput(ctx, { outputId, version: await versionOf(outputId), note: "Warga Contoh" });
    }
    expect(await stateOf(made)).toBe("CLOSED");
    expect(await tell(made, "closed")).toMatchObject([{ kind: "closed" }]);
  },
);

it("an answer is a message itself: the case closes without a second one", async () => {
  const made = await withOutputs({ kind: "message", item: "jawaban", delivery: "email" });
  const outputId = made.outputIds[0] ?? "";
  const ctx = await office.as(office.staff.verifier);
  await answerByMessage(ctx, { outputId, version: await versionOf(outputId), note: "Sudah kami tindak lanjuti." });
  expect(await stateOf(made)).toBe("CLOSED");
  expect(await tell(made, "closed")).toEqual([]);
  expect(await tell(made, "answered", outputId)).toHaveLength(1);
});

it("a revoked paper is told of by its name, never with what the head wrote for colleagues", async () => {
  const made = await withOutputs({ kind: "pdf", item: "kk_pdf", delivery: "email" });
  const outputId = made.outputIds[0] ?? "";
  await setOutput(outputId, "ISSUED", "SENT");
  expect(await tell(made, "revoked", outputId)).toEqual([]);
  const ctx = await office.as(office.staff.head);
  await revokeOutput(ctx, { outputId, version: await versionOf(outputId), note: "Nama ayah keliru di SIAK" });
  const [notice] = await tell(made, "revoked", outputId);
  expect(notice).toMatchObject({ kind: "revoked", name: { id: "Kartu Keluarga (KK)" } });
  expect(JSON.stringify(notice)).not.toContain("Nama ayah");
});

it("a case speaks the language it was filed in, and Indonesian when that was never written down", async () => {
  const made = await withOutputs({ kind: "pdf", item: "kk_pdf", delivery: "email" });
  expect(await tell(made, "verified")).toMatchObject([{ locale: "id" }]);
  const { keys } = await office.as();
  const contact = {
    name: "Warga",
    phone: null,
    email: "warga@contoh.example",
    trackingCode: "7K3M94QTZ1X",
    locale: "en",
  };
  await world.admin`
    update app.application set contact_sealed = ${keys.sealJson("application", "contact", made.id, contact)} where id = ${made.id}`;
  expect(await tell(made, "verified")).toMatchObject([{ locale: "en" }]);
});
