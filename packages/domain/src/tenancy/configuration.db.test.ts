import { newId } from "@gerai/foundation/ids";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Context, command, query, SYSTEM } from "../kernel/index.ts";
import { kiosk, publish, publishDraftOf, revisionIn } from "./draft.testing.ts";
import {
  changeDraft,
  discardDraft,
  findOfficeById,
  getConfigurationVersion,
  getDraft,
  getOffice,
  listConfigurationItems,
  listConfigurationVersions,
  planPublication,
  revertConfiguration,
} from "./index.ts";

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

const readItems = query({
  action: "test.read-items",
  principals: ["public", "staff"],
  permission: "self",
  input: z.object({ version: z.int().optional(), ofDraft: z.boolean().default(false) }),
  run: async (scope, { version, ofDraft }) =>
    (
      await (ofDraft
        ? planPublication(scope).then(({ items }) => items)
        : listConfigurationItems(scope, version === undefined ? {} : { version }))
    )
      .map(({ key, kind, body }) => ({ key, kind, body }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
});

const asAdmin = () => office.as(office.staff.office_admin);
const fresh = () => newId(world.clock.now());
const contact = (name: string) => ({ kind: "contact", body: { kind: "line", name, phone: "+6281200002001" } }) as const;

const revisionOf = (key: string) => revisionIn(office, key);
const publishNow = (note = "Perubahan uji") => publishDraftOf(office, note);
const versionOf = async (id: string) => (await findOfficeById(world.resources, id))?.configVersion;

describe("the draft", () => {
  test("shows what is added, changed and taken away beside what is in force, and who did it", async () => {
    const [kept, changed, gone] = [fresh(), fresh(), fresh()];
    await changeDraft(admin, { key: kept, item: contact("Tetap") });
    await changeDraft(admin, { key: changed, item: contact("Lama") });
    await changeDraft(admin, { key: gone, item: contact("Pergi") });
    await publishNow();
    const added = fresh();
    await changeDraft(admin, { key: added, item: kiosk("kios") });
    await changeDraft(admin, { key: changed, revision: "published-2", item: contact("Baru") });
    const { changes } = await changeDraft(admin, { key: gone, revision: "published-2", item: null });
    expect(changes).toBe(3);
    const draft = await getDraft(await asAdmin(), {});
    expect(draft).toMatchObject({ version: 2, changes: 3 });
    const of = (key: string) => draft.items.find((item) => item.key === key);
    expect(of(kept)).toMatchObject({ change: null, fields: [], revision: "published-2" });
    expect(of(added)).toMatchObject({ before: null, after: { code: "kios" } });
    expect(of(changed)).toMatchObject({
      before: { name: "Lama" },
      after: { name: "Baru" },
      fields: ["name"],
      change: { by: office.staff.office_admin.id, at: world.clock.now().toISOString(), fromVersion: null },
    });
    expect(of(gone)).toMatchObject({ before: { name: "Pergi" }, after: null });
    const preview = await readItems(await asAdmin(), { ofDraft: true });
    expect(preview.map(({ key }) => key)).not.toContain(gone);
    expect(preview.find(({ key }) => key === changed)).toMatchObject({ body: { name: "Baru" } });
    expect((await readItems(await asAdmin(), {})).map(({ key }) => key)).toContain(gone);
  });

  test("forgets an edit that leads back to what is in force, and a new item that is taken away again", async () => {
    const key = fresh();
    await changeDraft(admin, { key, item: contact("Satu") });
    await publishNow();
    const { revision } = await changeDraft(admin, { key, revision: "published-2", item: contact("Dua") });
    expect(await changeDraft(admin, { key, revision: revision ?? "", item: contact("Satu") })).toEqual({
      revision: "published-2",
      changes: 0,
    });
    const added = fresh();
    const edit = await changeDraft(admin, { key: added, item: contact("Baru") });
    expect(await changeDraft(admin, { key: added, revision: edit.revision ?? "", item: null })).toEqual({
      revision: null,
      changes: 0,
    });
  });

  test("names the field of a body that does not fit, and takes nothing of it", async () => {
    const bad = { kind: "contact", body: { kind: "line", name: "Contoh", phone: "0812" } } as const;
    await expect(changeDraft(admin, { key: fresh(), item: bad })).rejects.toMatchObject({
      code: "kernel.invalid-input",
      params: { faults: [{ path: "item.body.phone" }] },
    });
    const pale = { kind: "profile", body: { intro: { id: "Halo", en: "" }, address: "Jalan 1", accent: "#ffee00" } };
    await expect(changeDraft(admin, { key: fresh(), item: pale as never })).rejects.toMatchObject({
      params: { faults: [{ path: "item.body.accent" }] },
    });
    expect((await getDraft(await asAdmin(), {})).changes).toBe(0);
  });

  test("holds one of what there is one of, and an item keeps its kind", async () => {
    await expect(changeDraft(admin, { key: fresh(), item: kiosk("kantor") })).rejects.toMatchObject({
      code: "tenancy.item-doubled",
      params: { kind: "site" },
    });
    const key = fresh();
    const { revision } = await changeDraft(admin, { key, item: contact("Satu") });
    await expect(changeDraft(admin, { key, revision: revision ?? "", item: kiosk("kios") })).rejects.toMatchObject({
      code: "tenancy.kind-differs",
    });
    await expect(changeDraft(admin, { key: fresh(), item: null })).rejects.toMatchObject({ status: 404 });
  });

  test("is shared: of two who edit the same item at once one wins, and the other learns who", async () => {
    const key = fresh();
    const colleague = await office.as(SYSTEM);
    const race = await Promise.allSettled([
      changeDraft(admin, { key, item: contact("Admin") }),
      changeDraft(colleague, { key, item: contact("Sistem") }),
      changeDraft(admin, { key: fresh(), item: contact("Lain") }),
    ]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "fulfilled", "rejected"]);
    const winner = race[0]?.status === "fulfilled" ? office.staff.office_admin.id : null;
    const lost = race.find((one) => one.status === "rejected");
    expect(lost?.reason).toMatchObject({
      code: "tenancy.stale-revision",
      status: 409,
      params: { by: winner, at: world.clock.now().toISOString(), revision: await revisionOf(key) },
    });
    expect((await getDraft(await asAdmin(), {})).changes).toBe(2);
  });

  test("cannot overwrite what was published meanwhile, nor bring back what is gone", async () => {
    const key = fresh();
    const { revision } = await changeDraft(admin, { key, item: contact("Satu") });
    await publishNow();
    const stale = changeDraft(admin, { key, revision: revision ?? "", item: contact("Dua") });
    await expect(stale).rejects.toMatchObject({
      code: "tenancy.stale-revision",
      params: { revision: "published-2", by: office.staff.office_admin.id },
    });
    await changeDraft(admin, { key, revision: "published-2", item: null });
    await publishNow();
    await expect(changeDraft(admin, { key, revision: "published-2", item: contact("Tiga") })).rejects.toMatchObject({
      params: { revision: null, by: office.staff.office_admin.id },
    });
  });

  test("is thrown away whole or for one item; for one item only as the editor saw it", async () => {
    const [one, two, three] = [fresh(), fresh(), fresh()];
    for (const key of [one, two, three]) await changeDraft(admin, { key, item: contact(`Kontak ${key}`) });
    await expect(discardDraft(admin, { key: one, revision: "lama" })).rejects.toMatchObject({
      code: "tenancy.stale-revision",
    });
    const revision = (await revisionOf(one)) ?? "";
    expect(await discardDraft(admin, { key: one, revision })).toEqual({ revision: null, changes: 2 });
    await expect(discardDraft(admin, { key: one, revision })).rejects.toMatchObject({ status: 404 });
    expect(await discardDraft(admin, {})).toEqual({ revision: null, changes: 0 });
  });

  test("is in the trail by ids and kinds, without a word of what was written", async () => {
    const key = fresh();
    await changeDraft(admin, { key, item: contact("Rahmat Percontohan") });
    await publishNow();
    const rows = await world.admin`
      select action, actor_id, subject_id, details from app.audit_event
      where tenant_id = ${office.id} and subject_id = ${key}`;
    expect(rows).toEqual([
      {
        action: "configuration.change-draft",
        actor_id: office.staff.office_admin.id,
        subject_id: key,
        details: { kind: "contact", change: "added" },
      },
    ]);
    const trail = await world.admin`select details from app.audit_event where tenant_id = ${office.id}`;
    expect(JSON.stringify([trail, world.log])).not.toMatch(/Rahmat|009001/);
  });
});

describe("publishing", () => {
  test("puts the draft in force at once, for this office only, and announces it", async () => {
    const other = await createTestOffice(world);
    const [before, othersBefore] = [await versionOf(office.id), await versionOf(other.id)];
    const key = fresh();
    await changeDraft(admin, { key, item: kiosk("kios") });
    expect((await getOffice(await office.as(), {})).sites.map(({ code }) => code)).toEqual(["kantor"]);
    const version = await publishNow();
    expect(version).toBe((before ?? 0) + 1);
    expect([await versionOf(office.id), await versionOf(other.id)]).toEqual([version, othersBefore]);
    expect((await getOffice(await office.as(), {})).sites.map(({ code }) => code)).toEqual(["kantor", "kios"]);
    expect((await getOffice(await other.as(), {})).sites.map(({ code }) => code)).toEqual(["kantor"]);
    expect((await getDraft(await asAdmin(), {})).changes).toBe(0);
    const events = await world.admin`
      select payload from app.outbox where tenant_id = ${office.id} and name = 'configuration.published'`;
    expect(events).toContainEqual({ payload: { version } });
  });

  test("sets the office's colour and words, and without a profile leaves the ones it was opened with", async () => {
    const body = { intro: { id: "Kami melayani.", en: "We serve." }, address: "Jalan Contoh 1", accent: "#1f3f8f" };
    await changeDraft(admin, { key: fresh(), item: { kind: "profile", body } });
    expect(await getOffice(await office.as(), {})).toMatchObject({ accent: "#0a5568", profile: null });
    await publishNow();
    expect(await getOffice(await office.as(), {})).toMatchObject({ accent: "#1f3f8f", profile: body });
  });

  test("of an empty draft is refused, and changes no version", async () => {
    await expect(publish(admin, { version: 1, note: "Kosong" })).rejects.toMatchObject({
      code: "tenancy.empty-draft",
      status: 422,
    });
    expect(await versionOf(office.id)).toBe(1);
  });

  test("by two at once happens once; the slower learns which version is in force and who published it", async () => {
    await changeDraft(admin, { key: fresh(), item: contact("Satu") });
    const race = await Promise.allSettled([
      publish(admin, { version: 1, note: "Yang pertama" }),
      publish(await office.as(SYSTEM), { version: 1, note: "Yang kedua" }),
    ]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const winner = race[0]?.status === "fulfilled" ? office.staff.office_admin.id : null;
    expect(race.find((one) => one.status === "rejected")?.reason).toMatchObject({
      code: "tenancy.stale-configuration",
      params: { version: 2, by: winner },
    });
    expect(await versionOf(office.id)).toBe(2);
  });

  test("keeps each item's state of each version, and says what changed", async () => {
    const key = fresh();
    for (const name of ["Satu", "Dua"]) {
      await changeDraft(admin, { key, revision: await revisionOf(key), item: contact(name) });
      await publishNow(`Menjadi ${name}`);
      world.clock.advance(60_000);
    }
    const ctx = await asAdmin();
    const { versions, next } = await listConfigurationVersions(ctx, {});
    expect(next).toBeNull();
    expect(versions).toMatchObject([
      { version: 3, note: "Menjadi Dua", changes: 1, by: office.staff.office_admin.id, reverts: null },
      { version: 2, note: "Menjadi Satu", changes: 1 },
      { version: 1, note: "Bahan uji", by: null },
    ]);
    const second = await getConfigurationVersion(ctx, { version: 2 });
    expect(second.items.find((item) => item.key === key)).toMatchObject({ body: { name: "Satu" }, sinceVersion: 2 });
    expect(second.differences).toMatchObject([{ key, before: null, after: { name: "Satu" } }]);
    expect((await getConfigurationVersion(ctx, { version: 3 })).differences).toMatchObject([{ key, fields: ["name"] }]);
    await expect(getConfigurationVersion(ctx, { version: 4 })).rejects.toMatchObject({ status: 404 });
    expect((await listConfigurationVersions(ctx, { before: 3 })).versions.map(({ version }) => version)).toEqual([
      2, 1,
    ]);
  });
});

describe("going back", () => {
  test("to any version gives exactly its items, whatever was done in between", async () => {
    // What a step does to one of four contacts: a name, or null to take it away.
    const edits = fc.array(fc.tuple(fc.nat(3), fc.option(fc.constantFrom("Satu", "Dua", "Tiga"))), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 2, maxLength: 4 }), fc.nat(), async (steps, pick) => {
        office = await createTestOffice(world);
        const ctx = await asAdmin();
        const keys = [fresh(), fresh(), fresh(), fresh()];
        for (const step of steps) {
          for (const [index, name] of step) {
            const key = keys[index] ?? "";
            const item = (await getDraft(await asAdmin(), {})).items.find((one) => one.key === key);
            if (name === null && !item?.after) continue;
            await changeDraft(ctx, { key, revision: item?.revision, item: name === null ? null : contact(name) });
          }
          if ((await getDraft(await asAdmin(), {})).changes > 0) await publishNow();
        }
        const last = (await versionOf(office.id)) ?? 0;
        const target = 1 + (pick % last);
        const wanted = await readItems(await asAdmin(), { version: target });
        const { changes } = await revertConfiguration(ctx, { version: target });
        expect(await readItems(await asAdmin(), { ofDraft: true })).toEqual(wanted);
        if (changes > 0) await publishNow();
        expect(await readItems(await asAdmin(), {})).toEqual(wanted);
        const [newest] = (await listConfigurationVersions(await asAdmin(), {})).versions;
        expect(newest?.reverts).toBe(changes > 0 ? target : null);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  test("waits for a draft that is in use, says whose it is, and replaces it only when told to", async () => {
    const key = fresh();
    await changeDraft(admin, { key, item: contact("Satu") });
    await publishNow();
    await changeDraft(admin, { key: fresh(), item: contact("Belum terbit") });
    await expect(revertConfiguration(admin, { version: 1 })).rejects.toMatchObject({
      code: "tenancy.draft-in-use",
      params: { changes: 1, by: office.staff.office_admin.id },
    });
    expect(await revertConfiguration(admin, { version: 1, replace: true })).toEqual({ changes: 1 });
    const draft = await getDraft(await asAdmin(), {});
    expect(draft.items.filter(({ change }) => change)).toMatchObject([
      { key, after: null, change: { fromVersion: 1 } },
    ]);
    await expect(revertConfiguration(admin, { version: 9, replace: true })).rejects.toMatchObject({ status: 404 });
  });

  test("and editing something by hand is no going back", async () => {
    await changeDraft(admin, { key: fresh(), item: contact("Satu") });
    await publishNow();
    await revertConfiguration(admin, { version: 1 });
    await changeDraft(admin, { key: fresh(), item: contact("Dua") });
    await publishNow();
    expect((await listConfigurationVersions(await asAdmin(), {})).versions[0]).toMatchObject({ reverts: null });
  });
});

describe("another office", () => {
  test("sees nothing of a draft, a version or an item, and cannot set the version", async () => {
    const key = fresh();
    await changeDraft(admin, { key, item: contact("Satu") });
    const other = await createTestOffice(world);
    const ctx = await other.as(other.staff.office_admin);
    expect((await getDraft(ctx, {})).changes).toBe(0);
    await publishNow();
    await expect(getConfigurationVersion(ctx, { version: 2 })).rejects.toMatchObject({ status: 404 });
    expect((await readItems(ctx, { version: 2 })).map((item) => item.key)).not.toContain(key);
    await expect(changeDraft(ctx, { key, revision: "published-2", item: null })).rejects.toMatchObject({ status: 409 });
    const reach = command({
      action: "test.reach",
      principals: ["system"],
      input: z.object({}),
      run: async ({ tx }) => {
        const set = await tx.updateTable("office").set({ config_version: 99 }).executeTakeFirst();
        return { subjectId: null, result: Number(set.numUpdatedRows) };
      },
    });
    expect(await reach(await other.as(SYSTEM), {})).toBe(1);
    expect([await versionOf(office.id), await versionOf(other.id)]).toEqual([2, 99]);
  });

  test("of the same office, only who manages it may look or change (MTX-1)", async () => {
    const clerk = await office.as(office.staff.front_desk);
    const refused = { code: "identity.forbidden", status: 403 };
    await expect(getDraft(clerk, {})).rejects.toMatchObject(refused);
    await expect(changeDraft(clerk, { key: fresh(), item: contact("Satu") })).rejects.toMatchObject(refused);
    await expect(discardDraft(clerk, {})).rejects.toMatchObject(refused);
    await expect(listConfigurationVersions(clerk, {})).rejects.toMatchObject(refused);
    await expect(revertConfiguration(clerk, { version: 1 })).rejects.toMatchObject(refused);
    await expect(changeDraft(await office.as(), { key: fresh(), item: contact("Satu") })).rejects.toMatchObject({
      status: 401,
    });
  });
});
