import { newId } from "@gerai/foundation/ids";
import {
  createTestOffice,
  createTestWorld,
  type NewItem,
  type TestOffice,
  type TestWorld,
} from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../kernel/index.ts";
import { kiosk, publishDraftOf, revisionIn } from "./draft.testing.ts";
import { changeDraft, changeDraftItems, getDraft } from "./index.ts";

let world: TestWorld;
let office: TestOffice;
let admin: Context;

beforeAll(async () => {
  world = await createTestWorld();
});
beforeEach(async () => {
  office = await createTestOffice(world);
  admin = await office.as(office.staff.office_admin);
});
afterAll(() => world.close());

const asAdmin = () => office.as(office.staff.office_admin);
const fresh = () => newId(world.clock.now());

const revisionOf = (key: string) => revisionIn(office, key);
const publishNow = () => publishDraftOf(office, "Perubahan uji");

describe("several items at once", () => {
  const holiday = (name: string): NewItem => ({
    kind: "holiday",
    body: { name: { id: name, en: name }, from: "2026-12-01", until: "2026-12-01", effect: "closed" },
  });
  const namesInDraft = async () =>
    (await getDraft(await asAdmin(), {})).items.flatMap((item) =>
      item.kind === "holiday" && item.after ? [item.after.name.id] : [],
    );

  test("go into the draft together: new ones, changed ones, and one that leads back to what is in force", async () => {
    const [changed, back, added] = [fresh(), fresh(), fresh()];
    await changeDraft(admin, { key: changed, item: holiday("Lama") });
    await changeDraft(admin, { key: back, item: holiday("Tetap") });
    await publishNow();
    await changeDraft(admin, { key: back, revision: "published-2", item: holiday("Coba-coba") });
    const { changes } = await changeDraftItems(admin, {
      items: [
        { key: added, item: holiday("Baru") },
        { key: changed, revision: "published-2", item: holiday("Diganti") },
        { key: back, revision: await revisionOf(back), item: holiday("Tetap") },
      ],
    });
    expect(changes).toBe(2);
    expect((await namesInDraft()).sort()).toEqual(["Baru", "Diganti", "Tetap"]);
    expect(await revisionOf(back)).toBe("published-2");
  });

  test("or none of them: one that somebody else changed, or that is doubled, keeps the others out", async () => {
    const [known, added, other] = [fresh(), fresh(), fresh()];
    await changeDraft(admin, { key: known, item: holiday("Ada") });
    const stale = changeDraftItems(admin, {
      items: [
        { key: added, item: holiday("Baru") },
        { key: known, item: holiday("Ditimpa") },
      ],
    });
    await expect(stale).rejects.toMatchObject({
      code: "tenancy.stale-revision",
      params: { key: known, by: office.staff.office_admin.id },
    });
    const doubled = changeDraftItems(admin, {
      items: [
        { key: added, item: kiosk("kios") },
        { key: other, item: kiosk("kios") },
      ],
    });
    await expect(doubled).rejects.toMatchObject({ code: "tenancy.item-doubled" });
    const twice = changeDraftItems(admin, {
      items: [
        { key: added, item: holiday("Baru") },
        { key: added, item: holiday("Lain") },
      ],
    });
    await expect(twice).rejects.toMatchObject({ status: 422 });
    expect(await namesInDraft()).toEqual(["Ada"]);
    expect((await getDraft(await asAdmin(), {})).changes).toBe(1);
  });

  test("that come from one entry of a calendar file are one holiday, whoever of two imports it first", async () => {
    const entry = (name: string): NewItem => ({
      kind: "holiday",
      body: {
        ...{ name: { id: name, en: name }, from: "2026-12-01", until: "2026-12-01" },
        ...{ effect: "closed", importUid: "a@contoh.example" },
      },
    });
    const first = fresh();
    await changeDraftItems(admin, { items: [{ key: first, item: entry("Pertama") }] });
    const slower = changeDraftItems(admin, {
      items: [
        { key: fresh(), item: holiday("Lain") },
        { key: fresh(), item: entry("Kedua") },
      ],
    });
    await expect(slower).rejects.toMatchObject({
      code: "tenancy.item-doubled",
      params: { kind: "holiday", key: first },
    });
    expect(await namesInDraft()).toEqual(["Pertama"]);
  });

  test("leave one line in the trail, by kinds and number", async () => {
    await changeDraftItems(admin, {
      items: [
        { key: fresh(), item: holiday("Satu") },
        { key: fresh(), item: holiday("Dua") },
      ],
    });
    const lines = await world.admin`
      select details from app.audit_event where tenant_id = ${office.id} and action = 'configuration.change-draft-items'`;
    expect(lines).toEqual([{ details: { kinds: ["holiday"], items: 2 } }]);
  });
});
