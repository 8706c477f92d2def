import { newId } from "@gerai/foundation/ids";
import { openAccount, signedInput, webhookOf, whatsappAccount } from "@gerai/testing/test-account";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { openContext, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { receiveWhatsapp, sendMessage, workAllReceipts } from "./index.ts";

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  world = await createTestWorld();
  const send = async () => ({ kind: "accepted" as const, providerId: "wamid.one" });
  worker = await createTestWorld({ messages: { "whatsapp-cloud": { send } } }, "worker");
});
afterAll(() => Promise.all([world.close(), worker.close()]));
beforeEach(async () => {
  office = await createTestOffice(world);
});

async function system() {
  const facts = await findOfficeById(worker.resources, office.id);
  if (!facts) throw new Error("no office");
  return await openContext(worker.resources, facts, SYSTEM, newId(worker.clock.now()));
}

/** A message that was sent, and what Meta says of it. */
async function sentMessage(phoneNumberId: string) {
  const account = await openAccount(office, whatsappAccount(phoneNumberId));
  const messageId = newId(world.clock.now());
  await sendMessage(await system(), {
    ...{ messageId, reference: messageId, purpose: "notice", channel: "whatsapp", lane: "notice" },
    ...{ to: { phone: "+6281200009001" }, content: { kind: "text", text: "Berkas Anda sudah diperiksa." } },
  });
  return {
    messageId,
    account,
    say: (status: string) =>
      receiveWhatsapp(
        world.resources,
        signedInput(
          account.key,
          webhookOf(phoneNumberId, {
            statuses: [{ id: "wamid.one", status, timestamp: "1795312800", biz_opaque_callback_data: messageId }],
          }),
        ),
      ),
    work: async () => await workAllReceipts(await system(), { accountId: account.id }),
    state: async () => (await world.admin`select state from app.outbound_message where id = ${messageId}`)[0]?.state,
    open: async () =>
      (
        await world.admin`
          select state from app.delivery_receipt where tenant_id = ${office.id} and worked_at is null`
      ).length,
  };
}

/** Waits until so many of this database's transactions wait for a lock. */
async function waitForWaiting(count: number): Promise<void> {
  await vi.waitFor(async () => {
    const [row] = await world.admin`
      select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    expect(row?.waiting).toBe(count);
  });
}

it("a receipt that comes while others of its message are worked on has its effect too", async () => {
  const message = await sentMessage("90000011");
  await message.say("sent");
  let first = Promise.resolve();
  await world.admin.begin(async (tx) => {
    await tx`select 1 from app.outbound_message where id = ${message.messageId} for update`;
    first = message.work();
    await waitForWaiting(1);
    await message.say("delivered");
  });
  await first;
  expect(await message.open()).toBe(1);
  await message.work();
  expect(await message.state()).toBe("delivered");
  expect(await message.open()).toBe(0);
});

it("two workers with receipts of one message do not wait for each other", async () => {
  const message = await sentMessage("90000012");
  await message.say("sent");
  let both: Promise<void>[] = [];
  await world.admin.begin(async (tx) => {
    await tx`select 1 from app.outbound_message where id = ${message.messageId} for update`;
    both = [message.work()];
    await waitForWaiting(1);
    await message.say("delivered");
    both.push(message.work());
    await waitForWaiting(2);
  });
  await Promise.all(both);
  expect(await message.state()).toBe("delivered");
  expect(await message.open()).toBe(0);
});

it("receipts of messages that are not ours keep no other one waiting, however many", async () => {
  const message = await sentMessage("90000013");
  const strange = 1_500;
  const before = new Date(world.clock.now().getTime() - 60_000);
  await world.admin`
    insert into app.delivery_receipt (tenant_id, account_id, provider_id, state, at, received_at)
    select ${office.id}, ${message.account.id}, 'wamid.strange-' || n, 'delivered', ${before}, ${before}
    from generate_series(1, ${strange}) n`;
  await message.say("delivered");
  await message.work();
  expect(await message.state()).toBe("delivered");
  expect(await message.open()).toBe(strange);
});
