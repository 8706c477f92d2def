import { openAccount, SECRETS, smsAccount, whatsappAccount } from "@gerai/testing/test-account";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addAccount, changeAccount, listAccounts, renewHook, switchAccount } from "./index.ts";

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;

beforeAll(async () => {
  world = await createTestWorld();
  [office, other] = [await createTestOffice(world), await createTestOffice(world)];
});
afterAll(() => world.close());

const admin = (of = office) => of.as(of.staff.office_admin);

it("secrets go in and never come out: not in an answer, the log, the trail or a row", async () => {
  const added = await addAccount(await admin(), { ...whatsappAccount(), label: "Rahasia" });
  const { id, revision } = added.account;
  const credentials = { ...whatsappAccount().credentials, appSecret: "rahasia-aplikasi-baru" };
  const changed = await changeAccount(await admin(), { ...added.account, accountId: id, revision, credentials });
  const rows = await world.admin`
    select a.*, (select json_agg(e) from app.audit_event e where e.tenant_id = a.tenant_id) as trail
    from app.provider_account a where a.tenant_id = ${office.id}`;
  const told = [added, changed, await listAccounts(await admin(), {}), world.log, rows].map((part) =>
    JSON.stringify(part, (_, value) => (value?.type === "Buffer" ? Buffer.from(value.data).toString("latin1") : value)),
  );
  for (const secret of [...SECRETS, "rahasia"]) {
    for (const text of told.slice(0, 4)) expect(text).not.toContain(secret);
  }
  for (const secret of SECRETS) expect(told[4]).not.toContain(secret);
  const key = added.hookPath.split("/").at(-1) ?? "";
  expect(key).toMatch(/^[a-z2-7]{26}$/);
  for (const text of told.slice(1)) expect(text).not.toContain(key);
});

it("an office sees and changes its own accounts only", async () => {
  const mine = await openAccount(office, smsAccount("Milik sendiri"));
  const theirs = await openAccount(other, smsAccount("Milik orang"));
  const labels = async (of: TestOffice) => (await listAccounts(await admin(of), {})).map(({ label }) => label);
  expect(await labels(office)).toContain("Milik sendiri");
  expect(await labels(office)).not.toContain("Milik orang");
  const ctx = await admin();
  const attempts = [
    () => changeAccount(ctx, { ...theirs, accountId: theirs.id }),
    () => switchAccount(ctx, { accountId: theirs.id, revision: 1, isEnabled: false }),
    () => renewHook(ctx, { accountId: theirs.id }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ status: 404 });
  expect((await listAccounts(await admin(other), {})).map(({ isEnabled }) => isEnabled)).toEqual([true]);
  expect(mine.revision).toBe(1);
});

it("only who may manage channels gets near them", async () => {
  for (const role of ["verifier", "head", "auditor"] as const) {
    const ctx = await office.as(office.staff[role]);
    await expect(listAccounts(ctx, {})).rejects.toMatchObject({ status: 403 });
    await expect(addAccount(ctx, smsAccount("x"))).rejects.toMatchObject({ status: 403 });
  }
});

it("a label stands for one account of an office, a WhatsApp number for one of all", async () => {
  await openAccount(office, { ...whatsappAccount("70000001"), label: "Nomor satu" });
  const taken = { code: "channels.label-taken", status: 409 };
  await expect(openAccount(office, { ...smsAccount("Nomor satu") })).rejects.toMatchObject(taken);
  const again = openAccount(other, { ...whatsappAccount("70000001"), label: "Nomor dua" });
  await expect(again).rejects.toMatchObject({ code: "channels.number-taken", status: 409 });
  const [row] = await world.admin`select count(*)::int as n from app.provider_account where label = 'Nomor dua'`;
  expect(row?.n).toBe(0);
});

it("whoever changes what somebody else has changed meanwhile is told so", async () => {
  const account = await openAccount(office, smsAccount("Dua orang"));
  const first = await switchAccount(await admin(), { accountId: account.id, revision: 1, isEnabled: false });
  expect(first).toMatchObject({ isEnabled: false, revision: 2 });
  const late = changeAccount(await admin(), { ...account, accountId: account.id, dailyQuota: 5 });
  await expect(late).rejects.toMatchObject({ code: "channels.stale-account", status: 409 });
  const then = await changeAccount(await admin(), { ...account, revision: 2, accountId: account.id, dailyQuota: 5 });
  expect(then).toMatchObject({ dailyQuota: 5, revision: 3, isEnabled: false });
});

it("an account keeps the protocol it was made for", async () => {
  const account = await openAccount(office, smsAccount("Tetap"));
  const credentials = { dialect: "sms-form" as const, apiKey: "kunci-gateway" };
  const change = changeAccount(await admin(), { ...account, accountId: account.id, credentials });
  await expect(change).rejects.toMatchObject({ code: "channels.dialect-fixed" });
});

it("hours come out as they went in", async () => {
  const hours = [
    { day: 1, from: "08:00", to: "12:00" },
    { day: 1, from: "13:00", to: "15:00" },
  ];
  const account = await openAccount(office, { ...smsAccount("Berjam"), hours });
  expect(account.hours).toEqual(hours);
  const changed = { ...account, accountId: account.id, hours: hours.slice(1) };
  expect(await changeAccount(await admin(), changed)).toMatchObject({ hours: hours.slice(1) });
});
