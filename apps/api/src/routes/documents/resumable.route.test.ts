import { createHash, randomBytes } from "node:crypto";
import { type PaperView, resumableExpiryDue } from "@gerai/contracts/documents";
import { expireResumable, MOST_ON_THE_WAY } from "@gerai/domain/documents";
import { SYSTEM } from "@gerai/domain/kernel";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createTestApi, fillPages, sampleAnswers, type TestCitizen } from "../../citizen.testing.ts";

type TestApi = Awaited<ReturnType<typeof createTestApi>>;
const SERVICE = "KK_HILANG_RUSAK";
const KIB = 1024;
let api: TestApi;
let citizen: TestCitizen;
let draftId: string;
let requirement: string;

beforeAll(async () => {
  api = await createTestApi();
  citizen = api.citizen();
  const begun = await citizen.send<{ id: string }>("POST", "/drafts", { service: SERVICE });
  draftId = begun.body.id;
  await fillPages(citizen, draftId, sampleAnswers(SERVICE));
  const draft = await citizen.send<{ papers: PaperView[] }>("GET", `/drafts/${draftId}`);
  requirement = draft.body.papers[0]?.requirement.key ?? "";
});
afterEach(async () => {
  await api.world.admin`update app.paper_file set state = 'removed' where application_id = ${draftId}`;
});
afterAll(() => api.world.close());

/** What the fake inspector takes as a photo, of some length. */
function picture(size = 100 * KIB): Buffer {
  return Buffer.concat([Buffer.from("photo "), randomBytes(size - 6)]);
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("base64");
const pathOf = (id: string) => `/resumable-uploads/${id}`;

/** Begins as the browser does; answers the upload's id. */
async function begin(bytes: Buffer, options: { by?: TestCitizen; said?: Buffer; size?: number } = {}) {
  const { by = citizen, said = bytes, size = bytes.length } = options;
  return await by.raw("POST", "/resumable-uploads", undefined, {
    "tus-resumable": "1.0.0",
    "upload-length": String(size),
    "upload-metadata": `filetype ${Buffer.from("image/jpeg").toString("base64")},sha256 ${sha256(said)}`,
  });
}

async function beginId(bytes: Buffer, options: Parameters<typeof begin>[1] = {}): Promise<string> {
  const answer = await begin(bytes, options);
  expect(answer.status).toBe(201);
  return answer.headers.get("location")?.split("/").at(-1) ?? "";
}

function append(id: string, offset: number, bytes: Buffer, more: Record<string, string> = {}, by = citizen) {
  return by.raw("PATCH", pathOf(id), bytes, {
    "tus-resumable": "1.0.0",
    "content-type": "application/offset+octet-stream",
    "upload-offset": String(offset),
    ...more,
  });
}

async function codeOf(answer: Response): Promise<unknown[]> {
  const body = (await answer.json()) as { code: string; params: Record<string, unknown> };
  return [answer.status, body.code, ...(body.params.offset === undefined ? [] : [body.params.offset])];
}

async function sendWhole(bytes: Buffer): Promise<string> {
  const id = await beginId(bytes);
  for (let at = 0; at < bytes.length; at += 64 * KIB) {
    expect((await append(id, at, bytes.subarray(at, at + 64 * KIB))).status).toBe(204);
  }
  return id;
}

function finish(upload: string, by = citizen) {
  return by.send<PaperView & { code: string; params: Record<string, unknown> }>(
    "POST",
    `/drafts/${draftId}/papers/${requirement}`,
    { upload },
  );
}

async function chunksOf(id: string): Promise<string[]> {
  const rows = await api.world.admin`select object_key from app.upload_chunk where upload_id = ${id}`;
  return rows.map((row) => String(row.object_key));
}

describe("a file in pieces", () => {
  test("goes on where it stopped, becomes one paper with its own id, and its pieces are gone", async () => {
    const bytes = picture(150 * KIB);
    const id = await beginId(bytes);
    const first = await append(id, 0, bytes.subarray(0, 64 * KIB));
    expect([first.status, first.headers.get("upload-offset")]).toEqual([204, String(64 * KIB)]);
    const asked = await citizen.raw("HEAD", pathOf(id));
    expect(asked.status).toBe(200);
    expect(asked.headers.get("upload-offset")).toBe(String(64 * KIB));
    expect(asked.headers.get("upload-length")).toBe(String(bytes.length));
    expect(new Date(asked.headers.get("upload-expires") ?? "").getTime()).toBeGreaterThan(
      api.world.clock.now().getTime(),
    );
    expect(await codeOf(await fetchFinish(id))).toEqual([409, "documents.wrong-offset", 64 * KIB]);
    await append(id, 64 * KIB, bytes.subarray(64 * KIB));
    const keys = await chunksOf(id);
    expect(keys).toHaveLength(2);
    for (const key of keys) expect(key).toMatch(new RegExp(`^t/${api.office.id}/\\d{4}/\\d{2}/[0-9a-f]{32}$`));
    const done = await finish(id);
    expect(done.status).toBe(201);
    expect(done.body.files.at(-1)).toMatchObject({ id, bytes: bytes.length });
    expect(keys.filter((key) => api.objects.has(key))).toEqual([]);
  });

  test("is one paper however often and at the same time it is finished, also after it was taken out", async () => {
    const id = await sendWhole(picture());
    const answers = await Promise.all([finish(id), finish(id), finish(id)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const again = await finish(id);
    expect(again.body.files.filter((file) => file.id === id)).toHaveLength(1);
    await citizen.send("DELETE", `/drafts/${draftId}/papers/${requirement}/files/${id}`);
    expect((await finish(id)).body.files.filter((file) => file.id === id)).toHaveLength(0);
    const elsewhere = await citizen.send<{ code: string }>("POST", "/uploads", { upload: id, requirement: "kk" });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([409, "documents.upload-used"]);
  });

  test("that somebody else finishes while its pieces are read is that one's paper, and no damage", async () => {
    const id = await sendWhole(picture());
    const { files } = api.world.resources.ports;
    const read = files.get.bind(files);
    const first = vi.spyOn(files, "get").mockImplementationOnce(async (key) => {
      expect((await finish(id)).status).toBe(201);
      return await read(key);
    });
    const slower = await finish(id);
    first.mockRestore();
    expect(slower.status).toBe(201);
    expect(slower.body.files.filter((file) => file.id === id)).toHaveLength(1);
  });

  test("that was cut off between its last piece and its end, or before its pieces were tidied, is finished later", async () => {
    const id = await sendWhole(picture());
    expect((await citizen.raw("HEAD", pathOf(id))).headers.get("upload-offset")).toBe(String(100 * KIB));
    expect((await finish(id)).status).toBe(201);
    // As after a process that died when the paper was written and the upload was not yet marked.
    await api.world.admin`update app.resumable_upload set state = 'receiving' where id = ${id}`;
    const again = await finish(id);
    expect(again.status).toBe(201);
    expect(again.body.files.filter((file) => file.id === id)).toHaveLength(1);
    const [row] = await api.world.admin`select state from app.resumable_upload where id = ${id}`;
    expect(row?.state).toBe("finished");
  });

  test("may also wait for a case without a draft", async () => {
    const id = await sendWhole(picture());
    const kept = await citizen.send<{ id: string }>("POST", "/uploads", { upload: id, requirement: "kk" });
    const again = await citizen.send<{ id: string }>("POST", "/uploads", { upload: id, requirement: "kk" });
    expect([kept.status, again.status]).toEqual([201, 201]);
    expect([kept.body.id, again.body]).toEqual([id, kept.body]);
  });

  test("announced again gets the one that is on its way: the first answer may have been lost", async () => {
    const bytes = picture();
    const id = await beginId(bytes);
    await append(id, 0, bytes.subarray(0, 64 * KIB));
    const again = await begin(bytes);
    expect(again.headers.get("location")).toBe(`/api/v1${pathOf(id)}`);
    expect(again.headers.get("upload-offset")).toBe(String(64 * KIB));
  });
});

/** The finish as a raw answer. */
function fetchFinish(id: string): Promise<Response> {
  return citizen.raw("POST", `/drafts/${draftId}/papers/${requirement}`, Buffer.from(JSON.stringify({ upload: id })), {
    "content-type": "application/json",
  });
}

describe("what is not taken", () => {
  test("a piece twice, at a wrong offset, too long, too short or beyond the end: the answer names the right offset", async () => {
    const bytes = picture();
    const id = await beginId(bytes);
    await append(id, 0, bytes.subarray(0, 32 * KIB));
    expect(await codeOf(await append(id, 0, bytes.subarray(0, 32 * KIB)))).toEqual([
      409,
      "documents.wrong-offset",
      32 * KIB,
    ]);
    expect(await codeOf(await append(id, 64 * KIB, bytes.subarray(64 * KIB)))).toEqual([
      409,
      "documents.wrong-offset",
      32 * KIB,
    ]);
    expect(await codeOf(await append(id, 32 * KIB, bytes.subarray(0, 1000)))).toEqual([
      422,
      "documents.chunk-too-short",
    ]);
    expect(await codeOf(await append(id, 32 * KIB, picture(80 * KIB)))).toEqual([413, "documents.chunk-too-long"]);
    expect((await append(id, 32 * KIB, picture(1100 * KIB))).status).toBe(413);
    expect(await chunksOf(id)).toHaveLength(1);
  });

  test("the slower of two writers: one wins, the other learns the offset and leaves no object", async () => {
    const bytes = picture();
    const id = await beginId(bytes);
    const before = api.objects.size;
    const answers = await Promise.all([1, 2, 3, 4].map(() => append(id, 0, bytes.subarray(0, 64 * KIB))));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409, 409]);
    expect(api.objects.size).toBe(before + 1);
  });

  test("a piece that was changed on the way (460), and one of another protocol or type", async () => {
    const bytes = picture();
    const id = await beginId(bytes);
    const wrong = { "upload-checksum": `sha256 ${sha256(picture())}` };
    expect((await append(id, 0, bytes, wrong)).status).toBe(460);
    expect((await append(id, 0, bytes, { "upload-checksum": "md5 xxxx" })).status).toBe(400);
    expect((await append(id, 0, bytes, { "tus-resumable": "0.2.2" })).status).toBe(412);
    expect((await append(id, 0, bytes, { "content-type": "image/jpeg" })).status).toBe(415);
    expect((await append(id, 0, bytes, { "upload-checksum": `sha256 ${sha256(bytes)}` })).status).toBe(204);
  });

  test("a whole that is not what was announced: nothing is kept, and saying so again says the same", async () => {
    const bytes = picture();
    const before = api.objects.size;
    const id = await beginId(bytes, { said: picture() });
    await append(id, 0, bytes);
    expect((await finish(id)).body.code).toBe("documents.upload-damaged");
    const again = await finish(id);
    expect([again.status, again.body.params.refusal]).toEqual([422, "file.unreadable"]);
    expect(api.objects.size).toBe(before);
  });

  test("what the inspector refuses: the same words each time, no bytes left", async () => {
    const bytes = randomBytes(20 * KIB);
    const before = api.objects.size;
    const id = await sendWhole(bytes);
    for (let turn = 0; turn < 2; turn++) {
      const answer = await finish(id);
      expect([answer.status, answer.body.params.refusal]).toEqual([422, "file.type"]);
    }
    expect(api.objects.size).toBe(before);
  });

  test("an empty file, one over 10 MiB, and more than one holder may have on the way", async () => {
    const other = api.citizen();
    expect((await begin(Buffer.alloc(0), { by: other })).status).toBe(422);
    expect((await begin(Buffer.alloc(1), { by: other, size: 10 * KIB * KIB + 1 })).status).toBe(422);
    await other.send("POST", "/drafts", { service: SERVICE });
    const tries = await Promise.all(
      Array.from({ length: MOST_ON_THE_WAY + 3 }, () => begin(picture(10), { by: other, size: 1000 })),
    );
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(MOST_ON_THE_WAY);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(3);
  });

  test("a stranger's: asking, adding, finishing and giving up are 404", async () => {
    const bytes = picture();
    const id = await sendWhole(bytes);
    const stranger = api.citizen();
    await begin(picture(), { by: stranger });
    expect((await stranger.raw("HEAD", pathOf(id))).status).toBe(404);
    expect((await append(id, 100 * KIB, Buffer.alloc(0), {}, stranger)).status).toBe(404);
    expect((await stranger.raw("DELETE", pathOf(id))).status).toBe(404);
    const used = await stranger.send("POST", "/uploads", { upload: id, requirement: "kk" });
    expect(used.status).toBe(404);
    expect((await finish(id, stranger)).status).toBe(404);
    expect((await finish(id)).status).toBe(201);
  });
});

describe("what is left on the way", () => {
  test("goes with its pieces when its holder gives it up", async () => {
    const before = api.objects.size;
    const id = await sendWhole(picture());
    expect((await citizen.raw("DELETE", pathOf(id))).status).toBe(204);
    expect((await citizen.raw("HEAD", pathOf(id))).status).toBe(404);
    expect((await finish(id)).status).toBe(404);
    expect(api.objects.size).toBe(before);
  });

  test("is out of reach after a day and removed with its pieces; a paper it became stays", async () => {
    const [left, done] = [await sendWhole(picture()), await sendWhole(picture())];
    expect((await finish(done)).status).toBe(201);
    const keys = await chunksOf(left);
    const [due] = await api.world.admin`
      select name, due_at from app.due_row where payload->>'uploadId' = ${left}`;
    expect(due?.name).toBe(resumableExpiryDue.name);
    api.world.clock.advance(24 * 3_600_000);
    expect(due?.due_at).toEqual(api.world.clock.now());
    expect((await citizen.raw("HEAD", pathOf(left))).status).toBe(404);
    const system = await api.office.as(SYSTEM);
    for (const uploadId of [left, left, done]) await expireResumable(system, { uploadId });
    expect(keys.filter((key) => api.objects.has(key))).toEqual([]);
    const rows = await api.world.admin`select id from app.resumable_upload where id in (${left}, ${done})`;
    expect(rows).toHaveLength(0);
    const [paper] = await api.world.admin`select state from app.paper_file where id = ${done}`;
    expect(paper?.state).toBe("received");
  });
});
