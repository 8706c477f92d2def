import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { testWriter } from "./broadcasts.testing.ts";
import { badRows, GOOD_ROWS, HEADER } from "./import-rows.testing.ts";
import {
  addContact,
  changeContact,
  composeBroadcast,
  correctImport,
  endTerm,
  getContact,
  getContactTree,
  getImport,
  listBadRows,
  listContacts,
  previewBroadcast,
  startImport,
  writeImport,
} from "./index.ts";

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  world = await createTestWorld({ broadcasts: testWriter });
});
afterAll(() => world.close());
beforeEach(async () => {
  office = await createTestOffice(world);
});

const admin = () => office.as(office.staff.office_admin);
const rt = { level: "rt" as const, place: { region: "64.74.01.1001", rw: 1, rt: 1 }, name: "Ketua Satu" };
const sheet = (rows: readonly (readonly string[])[], header: readonly string[] = HEADER) => ({
  format: "csv" as const,
  rows: [header, ...rows].map((cells, index) => ({ row: index + 1, cells: [...cells], formulas: [] })),
});

it("a head is added, found, changed and ended; one head of a place and of a number at a time, nothing in clear text", async () => {
  const ctx = await admin();
  const one = await addContact(ctx, { ...rt, phone: "0812-0000-9001" });
  expect(one).toMatchObject({ phone: "+6281200009001", place: { label: "RT 1, RW 1, Bontang Kuala, Bontang Utara" } });
  const other = { ...rt, place: { ...rt.place, rt: 2 }, phone: "081200009002" };
  await expect(addContact(ctx, { ...rt, phone: other.phone })).rejects.toMatchObject({
    code: "broadcasts.second-head",
  });
  await expect(addContact(ctx, { ...other, phone: one.phone })).rejects.toMatchObject({
    code: "broadcasts.phone-taken",
  });
  await expect(addContact(ctx, { ...other, phone: "0548 20001" })).rejects.toMatchObject({
    code: "broadcasts.no-mobile",
  });
  const outside = { ...other, place: { ...other.place, region: "64.71.01.1001" } };
  await expect(addContact(ctx, outside)).rejects.toMatchObject({ code: "broadcasts.place-outside" });
  await expect(addContact(ctx, { ...other, level: "kades" })).rejects.toMatchObject({
    code: "broadcasts.level-not-of-place",
  });
  const change = { ...rt, contactId: one.id, revision: 1, phone: "081200009003" };
  expect(await changeContact(ctx, change)).toMatchObject({ phone: "+6281200009003", revision: 2 });
  await expect(changeContact(ctx, change)).rejects.toMatchObject({ code: "broadcasts.contact-changed" });
  for (const q of ["kuala", "081200009003"])
    expect(await listContacts(ctx, { q })).toMatchObject({ total: 1, contacts: [{ id: one.id }] });
  expect((await listContacts(ctx, { q: "081200009001" })).total).toBe(0);
  expect(JSON.stringify(await listContacts(ctx, {}))).not.toContain("81200009003");
  const rows = await world.admin`select * from app.village_contact where tenant_id = ${office.id}`;
  const trail = await world.admin`select details from app.audit_event where tenant_id = ${office.id}`;
  expect(JSON.stringify([rows, trail, world.log])).not.toMatch(/Ketua Satu|8120000900/);
  const stranger = await createTestOffice(world);
  const abroad = await stranger.as(stranger.staff.office_admin);
  await expect(getContact(abroad, { contactId: one.id })).rejects.toMatchObject({ status: 404 });
  await expect(changeContact(abroad, change)).rejects.toMatchObject({ status: 404 });
});

it("only who is in office on the day is told and counted; the next head of the place follows", async () => {
  const ctx = await admin();
  const lurah = { level: "lurah" as const, place: { region: "64.74.01.1001" }, name: "Lurah Satu" };
  const first = await addContact(ctx, { ...lurah, phone: "081200009011", from: "2020-01-01" });
  const ended = await endTerm(ctx, { contactId: first.id, revision: 1, until: "2026-11-22" });
  expect(ended).toMatchObject({ until: "2026-11-22", term: "in-office" });
  const next = { ...lurah, name: "Lurah Dua", phone: "081200009012", from: "2026-11-23" };
  expect(await addContact(ctx, next)).toMatchObject({ term: "not-yet" });
  const draft = await composeBroadcast(ctx, {
    ...{ title: "Loket tutup", text: "Loket tutup besok pagi.", sms: "Loket tutup besok." },
    audience: { levels: ["lurah"] },
  });
  const heads = async () => (await previewBroadcast(await admin(), { broadcastId: draft.id })).heads;
  expect(await heads()).toBe(1);
  const tree = await getContactTree(ctx, { region: "64.74.01" });
  expect(tree.branches.find(({ region }) => region === "64.74.01.1001")).toMatchObject({
    hasHead: true,
    heads: { lurah: 1 },
  });
  expect(tree.branches).toHaveLength(6);
  const now = world.clock.now();
  world.clock.set("2026-11-23T02:00:00Z");
  expect(await heads()).toBe(1);
  expect((await listContacts(await admin(), { term: "in-office" })).contacts[0]?.name).toBe("Lurah Dua");
  expect((await listContacts(await admin(), { term: "over" })).contacts[0]?.name).toBe("Lurah Satu");
  world.clock.set(now);
});

it("an import with 30 bad rows tells each by its row, writes the good ones, and the bad ones once they are mended (A8)", async () => {
  const ctx = await admin();
  const bad = badRows();
  const file = sheet([...GOOD_ROWS, ...bad.map(({ cells }) => cells)]);
  const draft = await startImport(ctx, file);
  expect(draft).toMatchObject({ state: "open", good: { add: GOOD_ROWS.length, change: 0, same: 0 }, bad: bad.length });
  expect(bad.length).toBeGreaterThanOrEqual(30);
  for (const [index, { faults }] of bad.entries()) {
    const told = draft.faults.filter(({ row }) => row === index + GOOD_ROWS.length + 2);
    expect(told.map(({ code }) => code)).toEqual(faults);
  }
  expect((await listContacts(ctx, {})).total).toBe(0);
  const written = await writeImport(ctx, { importId: draft.id, revision: draft.revision });
  expect(written).toMatchObject({ state: "open", bad: bad.length, written: { added: GOOD_ROWS.length } });
  expect((await listContacts(ctx, {})).total).toBe(GOOD_ROWS.length);

  const rows = await listBadRows(ctx, { importId: draft.id });
  expect(rows.map(({ row }) => row)).toEqual(bad.map((_bad, index) => index + GOOD_ROWS.length + 2));
  const mended = rows.map(({ row }, index) => {
    const unit = String(index + 500);
    const number = `0812000${95_000 + index}`;
    return [String(row), "RT", "Bontang Utara", "Api-api", "", "1", unit, "Ketua Percontohan", number, "", "", ""];
  });
  const [header, strange] = [
    ["baris", ...HEADER],
    ["999", ...(mended[0]?.slice(1) ?? [])],
  ];
  const half = await correctImport(ctx, { ...sheet([...mended.slice(0, 20), strange], header), importId: draft.id });
  expect(half).toMatchObject({ good: { add: 20 }, bad: bad.length - 20 });
  expect(half.faults[0]).toMatchObject({ code: "row-number-unknown", value: "999" });
  const whole = await correctImport(ctx, { ...sheet(mended.slice(20), header), importId: draft.id });
  expect(whole).toMatchObject({ good: { add: bad.length }, bad: 0, faults: [] });
  const done = await writeImport(ctx, { importId: draft.id, revision: whole.revision });
  expect(done).toMatchObject({ state: "written", written: { added: GOOD_ROWS.length + bad.length } });
  expect((await listContacts(ctx, {})).total).toBe(GOOD_ROWS.length + bad.length);
  const kept = await world.admin`select rows_sealed from app.contact_import where id = ${draft.id}`;
  expect(kept).toEqual([{ rows_sealed: null }]);
});

it("the same file twice changes nothing; another office sees nothing of an import", async () => {
  const ctx = await admin();
  const once = async () => {
    const { id, revision } = await startImport(ctx, sheet(GOOD_ROWS));
    return await writeImport(ctx, { importId: id, revision });
  };
  expect((await once()).written).toEqual({ added: GOOD_ROWS.length, changed: 0, same: 0 });
  const rows = () =>
    world.admin`select id, revision, changed_at from app.village_contact where tenant_id = ${office.id}`;
  const before = await rows();
  const again = await once();
  expect(again.written).toEqual({ added: 0, changed: 0, same: GOOD_ROWS.length });
  expect(await rows()).toEqual(before);
  const stranger = await createTestOffice(world);
  const abroad = await stranger.as(stranger.staff.office_admin);
  for (const read of [getImport, listBadRows])
    await expect(read(abroad, { importId: again.id })).rejects.toMatchObject({ status: 404 });
  await expect(writeImport(abroad, { importId: again.id, revision: 1 })).rejects.toMatchObject({ status: 404 });
});
