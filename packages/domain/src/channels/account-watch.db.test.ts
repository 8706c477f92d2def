import { newId } from "@gerai/foundation/ids";
import { openAccount, signedInput, smsAccount, webhookOf, whatsappAccount } from "@gerai/testing/test-account";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { openContext, query, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import {
  changeAccount,
  countStrayInput,
  listAccounts,
  listAccountTroubles,
  readBalances,
  receiveSms,
  receiveWhatsapp,
  switchAccount,
} from "./index.ts";
import type { BalanceOutcome, MessageProvider } from "./ports.ts";

let balance: (() => Promise<BalanceOutcome>) | undefined;
const asked: string[] = [];
const gateway: MessageProvider = {
  send: () => Promise.reject(new Error("nothing is sent here")),
  balance: async ({ credentials }) => {
    asked.push(credentials.dialect === "sms-json" ? credentials.apiKey : credentials.dialect);
    return (await balance?.()) ?? { kind: "retry-later", code: "ECONNREFUSED" };
  },
};
let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld({ messages: { "sms-json": gateway, "whatsapp-cloud": gateway } }, "worker");
});
afterAll(() => Promise.all([world.close(), worker.close()]));
beforeEach(async () => {
  office = await createTestOffice(world);
  asked.length = 0;
});

const admin = () => office.as(office.staff.office_admin);
const system = async () => {
  const facts = await findOfficeById(worker.resources, office.id);
  if (!facts) throw new Error("no office");
  return await openContext(worker.resources, facts, SYSTEM, newId(worker.clock.now()));
};
const troubles = query({
  action: "test.troubles",
  principals: ["system"],
  input: z.object({}),
  run: async (scope) => ({ found: await listAccountTroubles(scope), stray: await countStrayInput(scope) }),
});

it("receipts come from the addresses that the office gave, if it gave any (SMS-5)", async () => {
  const { key, ...account } = await openAccount(office, smsAccount());
  const body = Buffer.from(JSON.stringify({ receipts: [{ id: "s1", status: "DELIVRD" }] }));
  const take = (source?: string) => {
    const input = { key, body, signature: undefined, contentType: "application/json", requestId: "x" };
    return receiveSms(world.resources, { ...input, ...(source === undefined ? {} : { source }) });
  };
  const revised = { ...account, accountId: account.id, receiptSources: ["203.0.113.0/29", "2001:db8::7"] };
  expect(await changeAccount(await admin(), revised)).toMatchObject({ receiptSources: revised.receiptSources });
  for (const source of ["203.0.113.8", "unknown", undefined]) {
    await expect(take(source)).rejects.toMatchObject({ status: 403, code: "channels.unknown-source" });
  }
  expect(await world.admin`select 1 from app.delivery_receipt where tenant_id = ${office.id}`).toHaveLength(0);
  expect(await take("203.0.113.7")).toEqual({ stored: 1 });
});

it("an administrator sees the credit left with a gateway, and when it was last known (SMS-4)", async () => {
  await openAccount(office, { ...smsAccount(), lowBalance: 50_000 });
  await openAccount(office, whatsappAccount());
  const shown = async () => (await listAccounts(await admin(), {})).map((one) => one.balance);
  expect(await shown()).toEqual([null, null]);
  for (const [amount, isLow] of [
    [50_000.7, false],
    [49_999.9, true],
  ] as const) {
    balance = async () => ({ kind: "known", amount, currency: "IDR" });
    await readBalances(await system(), {});
    const at = worker.clock.now().toISOString();
    expect((await shown())[0]).toEqual({ amount: Math.floor(amount), currency: "IDR", at, isLow, failure: null });
  }
  balance = undefined;
  await readBalances(await system(), {});
  expect((await shown())[0]).toMatchObject({ amount: 49_999, isLow: true, failure: "retry-later" });
  expect(asked).toEqual(["kunci-gateway", "kunci-gateway", "kunci-gateway"]);
});

it("what somebody is needed for is found: a refusing provider, little credit, nine tenths of quota and budget", async () => {
  const sms = await openAccount(office, { ...smsAccount(), lowBalance: 9, dailyQuota: 10, monthlyBudget: 100 });
  const { found } = await troubles(await system(), {});
  expect(found).toEqual([]);
  balance = async () => ({ kind: "known", amount: 8, currency: "SMS" });
  await readBalances(await system(), {});
  await world.admin`
    insert into app.channel_usage (tenant_id, account_id, day, messages, units)
    values (${office.id}, ${sms.id}, '2026-11-22', 9, 89), (${office.id}, ${sms.id}, '2026-11-21', 1, 1)`;
  await world.admin`update app.provider_account set stopped_reason = '401' where id = ${sms.id}`;
  const accountId = sms.id;
  expect((await troubles(await system(), {})).found).toEqual([
    { accountId, kind: "account-stopped", code: "401" },
    { accountId, kind: "low-balance", code: "8 SMS" },
    { accountId, kind: "quota-near", code: null },
    { accountId, kind: "budget-near", code: null },
  ]);
  await switchAccount(await admin(), { accountId, revision: sms.revision, isEnabled: false });
  expect((await troubles(await system(), {})).found).toEqual([]);
});

it("input for a number that the office does not have is counted for a day (WA-6)", async () => {
  const { key } = await openAccount(office, whatsappAccount());
  const strange = {
    id: "wamid.strange",
    type: "text",
    timestamp: "1795312800",
    from: "6281200009001",
    text: { body: "Halo" },
  };
  await receiveWhatsapp(world.resources, signedInput(key, webhookOf("55555", { messages: [strange] })));
  expect((await troubles(await system(), {})).stray).toBe(1);
  worker.clock.advance(86_400_001);
  expect((await troubles(await system(), {})).stray).toBe(0);
});
