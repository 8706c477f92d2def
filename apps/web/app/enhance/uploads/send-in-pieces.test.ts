import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { pauseMs } from "./line-breaks.ts";
import { type Line, NotTaken, nextPiece, sendInPieces } from "./send-in-pieces.ts";

const KIB = 1024;

/** What the line does with a request: lets it through, loses it on the way there, or loses the answer. */
type Luck = "through" | "lost" | "answer-lost";

/** An office that keeps uploads as ours does, behind a line of given luck. */
class Office {
  readonly uploads = new Map<string, { size: number; bytes: Buffer }>();
  readonly asked: string[] = [];
  luck: Luck[] = [];

  async call(path: string, init: RequestInit): Promise<Response> {
    const luck = this.luck.shift() ?? "through";
    if (luck === "lost") throw new TypeError("Failed to fetch");
    const answer = await this.answer(path, init);
    if (luck === "answer-lost") throw new TypeError("Failed to fetch");
    return answer;
  }

  async answer(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const id = path.split("/")[4];
    this.asked.push(init.method ?? "");
    if (init.method === "POST") {
      const fresh = `u${this.uploads.size + 1}`;
      this.uploads.set(fresh, { size: Number(headers.get("upload-length")), bytes: Buffer.alloc(0) });
      return new Response(null, { status: 201, headers: { location: `${path}/${fresh}`, "upload-offset": "0" } });
    }
    const upload = this.uploads.get(id ?? "");
    if (!upload) return new Response(null, { status: 404 });
    if (init.method === "PATCH") {
      const bytes = Buffer.from(await (init.body as Blob).arrayBuffer());
      const sum = `sha256 ${createHash("sha256").update(bytes).digest("base64")}`;
      if (headers.get("upload-checksum") !== sum) return new Response(null, { status: 460 });
      if (Number(headers.get("upload-offset")) !== upload.bytes.length) return new Response(null, { status: 409 });
      upload.bytes = Buffer.concat([upload.bytes, bytes]);
    }
    return new Response(null, { status: 200, headers: { "upload-offset": String(upload.bytes.length) } });
  }
}

function lineTo(office: Office, more: Partial<Line> = {}) {
  const seen = { pauses: [] as number[], progress: [] as number[], remembered: [] as string[] };
  const line: Line = {
    uploadId: undefined,
    call: (path, init) => office.call(path, init),
    digest: async (blob) =>
      createHash("sha256")
        .update(Buffer.from(await blob.arrayBuffer()))
        .digest("base64"),
    pause: async (failures) => void seen.pauses.push(failures),
    remember: async (id) => void seen.remembered.push(id),
    progress: (bytes) => void seen.progress.push(bytes),
    now: () => 0,
    signal: new AbortController().signal,
    ...more,
  };
  return { line, seen };
}

const photo = (size: number) => new Blob([Buffer.alloc(size, "foto-")], { type: "image/jpeg" });
const wholeOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());

describe("a file sent in pieces", () => {
  test("arrives whole, and what is told as arrived only grows", async () => {
    const office = new Office();
    const file = photo(700 * KIB);
    const { line, seen } = lineTo(office);
    const id = await sendInPieces(file, line);
    expect(office.uploads.get(id)?.bytes.equals(await wholeOf(file))).toBe(true);
    expect(seen.progress).toEqual([...seen.progress].sort((one, other) => one - other));
    expect(seen.progress.at(-1)).toBe(file.size);
    expect(seen.remembered).toEqual([id]);
  });

  test("is the same one whatever the line loses, requests or answers, and is never told as more than the office has", async () => {
    const lucks: Luck[] = ["through", "lost", "answer-lost"];
    for (let seed = 0; seed < 243; seed++) {
      const office = new Office();
      // After its beginning each of the next five calls meets one of three fates: all 243 ways.
      office.luck = ["through", ...[1, 3, 9, 27, 81].map((step) => lucks[Math.floor(seed / step) % 3] ?? "through")];
      const file = photo(130 * KIB);
      let told = 0;
      const { line } = lineTo(office, {
        progress(bytes) {
          told = bytes;
          expect(bytes).toBeLessThanOrEqual(office.uploads.get("u1")?.bytes.length ?? 0);
        },
      });
      const id = await sendInPieces(file, line);
      expect([id, told]).toEqual(["u1", file.size]);
      expect(office.uploads.get(id)?.bytes.equals(await wholeOf(file))).toBe(true);
    }
  });

  test("goes on where an earlier page stopped, and sends nothing when all is there", async () => {
    const office = new Office();
    const file = photo(100 * KIB);
    const bytes = await wholeOf(file);
    office.uploads.set("old", { size: file.size, bytes: bytes.subarray(0, 64 * KIB) });
    expect(await sendInPieces(file, lineTo(office, { uploadId: "old" }).line)).toBe("old");
    expect(office.uploads.get("old")?.bytes.equals(bytes)).toBe(true);
    office.asked.length = 0;
    await sendInPieces(file, lineTo(office, { uploadId: "old" }).line);
    expect(office.asked).toEqual(["HEAD"]);
  });

  test("that the office has forgotten is begun anew", async () => {
    const office = new Office();
    const { line, seen } = lineTo(office, { uploadId: "forgotten" });
    expect(await sendInPieces(photo(10 * KIB), line)).toBe("u1");
    expect(seen.remembered).toEqual(["u1"]);
  });

  test("is not tried again when the office refuses, nor when the person gave up", async () => {
    const refusing = lineTo(new Office(), { call: async () => new Response(null, { status: 422 }) });
    await expect(sendInPieces(photo(10), refusing.line)).rejects.toBeInstanceOf(NotTaken);
    expect(refusing.seen.pauses).toEqual([]);
    const stop = new AbortController();
    const stopped = lineTo(new Office(), {
      signal: stop.signal,
      async call() {
        stop.abort();
        throw new TypeError("aborted");
      },
    });
    await expect(sendInPieces(photo(10), stopped.line)).rejects.toThrow("aborted");
  });
});

test("pieces follow the speed of the line, within bounds", () => {
  expect(nextPiece(64 * KIB, 10_000)).toBe(32 * KIB);
  expect(nextPiece(64 * KIB, 100)).toBe(128 * KIB);
  expect(nextPiece(256 * KIB, 100)).toBe(256 * KIB);
  expect(nextPiece(128 * KIB, 8_000)).toBe(80 * KIB);
});

test("pauses grow to half a minute and no further, differ, and keep what the office asks for", () => {
  expect(pauseMs(0, 0, 0.5)).toBe(750);
  expect(pauseMs(3, 0, 0.5)).toBe(4250);
  expect(pauseMs(40, 0, 1)).toBe(30_250);
  expect(pauseMs(0, 10_000, 0)).toBe(10_000);
});
