import { randomUUID } from "node:crypto";
import { hashSecret } from "@gerai/foundation/codes";
import { createTestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ports, SYSTEM } from "../kernel/index.ts";
import { assemblePaper, expireUpload, keepFiles, openPaperFile, receiveUpload } from "./index.ts";

const objects = new Map<string, Uint8Array>();
let isStorageFull = false;
const files: Ports["files"] = {
  async put(key, bytes) {
    if (isStorageFull && objects.size > 0) throw new Error("no space left");
    objects.set(key, bytes);
  },
  async get(key) {
    return objects.get(key) ?? new Uint8Array();
  },
  async remove(key) {
    objects.delete(key);
  },
};
const inspector: Ports["inspector"] = {
  async inspect(bytes) {
    if (bytes.length === 0) return { accepted: false, refusal: "file.empty" };
    return { accepted: true, kind: "image", mediaType: "image/jpeg", bytes, width: 1, height: 1, pageCount: 1 };
  },
  assemble: async (parts) => Buffer.from(parts.map(({ bytes }) => Buffer.from(bytes).toString("utf8")).join("+")),
  rasterise: async () => new Uint8Array(),
};

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  world = await createTestWorld({ files, inspector });
  office = await createTestOffice(world);
});
afterAll(() => world.close());

function sent(words: string) {
  return { bytes: new TextEncoder().encode(words), declaredType: "image/jpeg" };
}

function citizen() {
  return office.as({ kind: "link", holder: hashSecret(randomUUID()) });
}

/** Uploads that stand in a case, in the order given. */
async function caseWithFiles(words: readonly string[]) {
  const ctx = await citizen();
  const filed = await createTestCase(world, office, { state: "SUBMITTED" });
  const ids: string[] = [];
  for (const [index, word] of words.entries()) {
    const { id } = await receiveUpload(ctx, { requirement: "kk", files: [sent(word)] });
    await world.admin`
      update app.paper_file set application_id = ${filed.id}, holder_hash = null, position = ${index + 1}
      where tenant_id = ${office.id} and id = ${id}`;
    ids.push(id);
  }
  return { applicationId: filed.id, ids };
}

describe("a sent file", () => {
  test("lies in the storage sealed, under a key with no word of the citizen's", async () => {
    const before = new Set(objects.keys());
    await receiveUpload(await citizen(), { requirement: "kk", files: [sent("rahasia keluarga")] });
    const added = [...objects.keys()].filter((key) => !before.has(key));
    expect(added).toHaveLength(1);
    expect(added[0]).toMatch(new RegExp(`^t/${office.id}/2026/11/[0-9a-f]{32}$`));
    expect(Buffer.from(objects.get(added[0] ?? "") ?? []).includes("rahasia")).toBe(false);
  });

  test("opens for an officer as it was accepted, and the look is in the trail", async () => {
    const { ids } = await caseWithFiles(["halaman satu"]);
    const fileId = ids[0] ?? "";
    const verifier = await office.as(office.staff.verifier);
    const paper = await openPaperFile(verifier, { fileId });
    expect(Buffer.from(paper.bytes).toString("utf8")).toBe("halaman satu");
    const trail = await world.admin`
      select actor_id from app.audit_event where tenant_id = ${office.id} and subject_id = ${fileId} and action = 'paper.read'`;
    expect(trail.map((row) => row.actor_id)).toEqual([office.staff.verifier.id]);
  });

  test("that was changed in the storage is not shown", async () => {
    const { ids } = await caseWithFiles(["asli"]);
    const [row] =
      await world.admin`select object_key from app.paper_file where tenant_id = ${office.id} and id = ${ids[0] ?? ""}`;
    const key = String(row?.object_key);
    const sealed = Buffer.from(objects.get(key) ?? []);
    sealed[sealed.length - 1] = (sealed[sealed.length - 1] ?? 0) ^ 1;
    objects.set(key, sealed);
    const verifier = await office.as(office.staff.verifier);
    await expect(openPaperFile(verifier, { fileId: ids[0] ?? "" })).rejects.toMatchObject({ status: 500 });
  });

  test("of another office, of no case yet, or missing, is not found; those without the right are refused", async () => {
    const { ids } = await caseWithFiles(["asli"]);
    const stranger = await createTestOffice(world);
    const upload = await receiveUpload(await citizen(), { requirement: "kk", files: [sent("x")] });
    const verifier = await office.as(office.staff.verifier);
    const elsewhere = await stranger.as(stranger.staff.verifier);
    await expect(openPaperFile(elsewhere, { fileId: ids[0] ?? "" })).rejects.toMatchObject({ status: 404 });
    await expect(openPaperFile(verifier, { fileId: upload.id })).rejects.toMatchObject({ status: 404 });
    await expect(openPaperFile(verifier, { fileId: randomUUID() })).rejects.toMatchObject({ status: 404 });
    const auditor = await office.as(office.staff.auditor);
    await expect(openPaperFile(auditor, { fileId: ids[0] ?? "" })).rejects.toMatchObject({ status: 403 });
    await expect(openPaperFile(await citizen(), { fileId: ids[0] ?? "" })).rejects.toMatchObject({ status: 401 });
  });

  test("is one of several that become one paper, in the order they were sent", async () => {
    const { applicationId } = await caseWithFiles(["satu", "dua", "tiga"]);
    const verifier = await office.as(office.staff.verifier);
    const whole = await assemblePaper(verifier, { applicationId, requirement: "kk" });
    expect(Buffer.from(whole).toString("utf8")).toBe("satu+dua+tiga");
    await expect(assemblePaper(verifier, { applicationId, requirement: "paspor" })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe("what goes wrong on the way", () => {
  test("leaves no object behind: a refused neighbour, a full storage, a row that cannot be written", async () => {
    const ctx = await citizen();
    const before = objects.size;
    const record = () => Promise.resolve();
    await expect(keepFiles(ctx, [sent("a"), sent("")], record)).rejects.toMatchObject({ params: { file: 1 } });
    isStorageFull = true;
    await expect(keepFiles(ctx, [sent("a"), sent("b")], record)).rejects.toThrow("no space left");
    isStorageFull = false;
    const fail = () => Promise.reject(new Error("no row"));
    await expect(keepFiles(ctx, [sent("a"), sent("b")], fail)).rejects.toThrow("no row");
    expect(objects.size).toBe(before);
  });

  test("more than forty files without a case are too many", async () => {
    const ctx = await citizen();
    for (let i = 0; i < 40; i++) await receiveUpload(ctx, { requirement: "kk", files: [sent(`f${i}`)] });
    const more = receiveUpload(ctx, { requirement: "kk", files: [sent("x")] });
    await expect(more).rejects.toMatchObject({ status: 422, params: { refusal: "file.too-many-files" } });
  });
});

describe("an upload that no case takes up", () => {
  test("is removed after a day; one that belongs to a case stays", async () => {
    const system = await office.as(SYSTEM);
    const upload = await receiveUpload(await citizen(), { requirement: "kk", files: [sent("tersesat")] });
    const { ids } = await caseWithFiles(["tetap"]);
    const [due] = await world.admin`
      select due_at from app.due_row where tenant_id = ${office.id} and payload->>'fileId' = ${upload.id}`;
    expect(due?.due_at).toEqual(new Date(world.clock.now().getTime() + 86_400_000));
    const before = objects.size;
    await expireUpload(system, { fileId: upload.id });
    await expireUpload(system, { fileId: upload.id });
    await expireUpload(system, { fileId: ids[0] ?? "" });
    expect(objects.size).toBe(before - 1);
    const rows = await world.admin`
      select state from app.paper_file where tenant_id = ${office.id} and id in (${upload.id}, ${ids[0] ?? ""}) order by state`;
    expect(rows.map((row) => row.state)).toEqual(["received", "removed"]);
  });
});
