import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type KeyRing, loadKeyRing } from "./index.ts";

const NIK = "6474010101909001";
const ROW = "019adf5e-0000-7000-8000-000000000001";

let world: TestWorld;
let office: TestOffice;
let other: TestOffice;
let keys: KeyRing;

beforeAll(async () => {
  world = await createTestWorld();
  [office, other] = [await createTestOffice(world), await createTestOffice(world)];
  keys = (await office.as()).keys;
});
afterAll(() => world.close());

describe("a sealed field (ENC-2)", () => {
  test("opens where it was sealed and nowhere else", async () => {
    const sealed = keys.seal("application", "answers", ROW, NIK);
    expect(keys.open("application", "answers", ROW, sealed).toString()).toBe(NIK);
    const unreadable = expect.objectContaining({ code: "envelope.unreadable" });
    expect(() => keys.open("application", "contact", ROW, sealed)).toThrow(unreadable);
    expect(() => keys.open("output", "answers", ROW, sealed)).toThrow(unreadable);
    expect(() => keys.open("application", "answers", ROW.replace("1", "2"), sealed)).toThrow(unreadable);
    const foreign = (await other.as()).keys;
    expect(() => foreign.open("application", "answers", ROW, sealed)).toThrow(unreadable);
  });

  test("is refused when any single byte of it changed", () => {
    const sealed = keys.seal("application", "answers", ROW, NIK);
    for (let index = 0; index < sealed.length; index++) {
      const bent = Buffer.from(sealed);
      bent[index] = (bent[index] ?? 0) ^ 1;
      expect(() => keys.open("application", "answers", ROW, bent), `byte ${index}`).toThrow(
        expect.objectContaining({ code: "envelope.unreadable" }),
      );
    }
  });

  test("looks different each time", () => {
    expect(keys.seal("application", "answers", ROW, NIK)).not.toEqual(keys.seal("application", "answers", ROW, NIK));
  });
});

describe("an office's keys", () => {
  test("deleted, its data cannot be read any more, and other offices read on (ENC-3)", async () => {
    const doomed = await createTestOffice(world);
    const sealed = (await doomed.as()).keys.seal("application", "answers", ROW, NIK);
    const others = keys.seal("application", "answers", ROW, NIK);
    await world.admin`delete from app.office_key where tenant_id = ${doomed.id}`;
    // Another process, or this one once its cache is 15 minutes old.
    const fresh = { ...world.resources, keyCache: new Map() };
    await expect(loadKeyRing(fresh, doomed.id)).rejects.toMatchObject({ code: "tenancy.keys-missing", status: 503 });
    world.clock.advance(15 * 60_000 + 1);
    await expect(doomed.as()).rejects.toMatchObject({ code: "tenancy.keys-missing", status: 503 });
    expect(sealed.toString("latin1")).not.toContain(NIK);
    expect((await loadKeyRing(fresh, office.id)).open("application", "answers", ROW, others).toString()).toBe(NIK);
  });

  test("are stored wrapped: another key-encryption key opens none of them", async () => {
    const stolen = { ...world.resources, keyCache: new Map(), kek: Buffer.alloc(32, 8) };
    await expect(loadKeyRing(stolen, office.id)).rejects.toMatchObject({ code: "envelope.unreadable" });
  });

  test("lie in the database in no readable form", async () => {
    const rows = await world.admin<
      { wrapped: Buffer }[]
    >`select wrapped from app.office_key where tenant_id = ${office.id}`;
    expect(rows).toHaveLength(2);
    expect(rows.every(({ wrapped }) => wrapped.length === 32 + 30)).toBe(true);
  });
});

describe("the blind index", () => {
  test("of one NIK differs from office to office and from purpose to purpose (BIDX-1)", async () => {
    const mine = keys.index("nik", NIK);
    expect(mine).toHaveLength(32);
    expect(keys.index("nik", NIK)).toEqual(mine);
    expect((await other.as()).keys.index("nik", NIK)).not.toEqual(mine);
    expect(keys.index("name", NIK)).not.toEqual(mine);
  });

  test("is looked up through the table's index, under row-level security (BIDX-2)", async () => {
    const plan = await world.admin.begin(async (tx) => {
      await tx.unsafe(
        `set local role gerai_app; set local enable_seqscan = off; set local app.tenant_id = '${office.id}'`,
      );
      return await tx.unsafe(
        "explain select application_id from app.application_person where nik_index = decode(repeat('00', 32), 'hex')",
      );
    });
    const text = plan.map((row) => String(row["QUERY PLAN"])).join("\n");
    expect(text).toContain("application_person_pkey");
    expect(text).toMatch(/Index Cond: .*tenant_id.*nik_index/);
  });
});
