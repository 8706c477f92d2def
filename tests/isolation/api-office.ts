import { randomUUID } from "node:crypto";
import { createBroadcastWriter } from "@gerai/adapters/broadcast-writer";
import { createChatWriter } from "@gerai/adapters/chat-writer";
import { createDemoIdentity, createDemoSigner, createSignatureChecker } from "@gerai/adapters/e-sign";
import { createFileInspector } from "@gerai/adapters/file-inspection";
import { createMemoryStorage } from "@gerai/adapters/file-storage";
import { createNoticeTemplates, createNoticeWriter } from "@gerai/adapters/notice-writer";
import { createDocumentRenderer } from "@gerai/adapters/pdf";
import { createApp } from "@gerai/api/app";
import type { Ports } from "@gerai/domain/kernel";
import { createTestWorld, TEST_NOW, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { openTestSession, type Person } from "@gerai/testing/test-session";
import sharp from "sharp";

/** The API over a real database, with the house's own adapters; only the clock stands still and objects lie in memory. */
export interface ApiWorld extends TestWorld {
  readonly app: ReturnType<typeof createApp>;
  /** A PDF as SIAK would make it: signed, so that the office may attach it. */
  readonly siakPdf: Uint8Array<ArrayBuffer>;
  /** What lies in the file storage, as it lies there. */
  readonly objects: ReadonlyMap<string, Uint8Array>;
}

/** These tests send thousands of cases from one address while the clock stands still; the limits have tests of their own. */
const PLENTY = { perAddress: 1_000_000, perOffice: 1_000_000 };
const UNLIMITED = { draft: PLENTY, upload: PLENTY, submission: PLENTY, question: PLENTY };

/** Opens it; close it with `close()`. */
export async function createApiWorld(): Promise<ApiWorld> {
  const at = new Date(TEST_NOW);
  const signer = createDemoSigner(await createDemoIdentity("Kepala Percontohan", "Dinas Percontohan", at));
  const renderer = createDocumentRenderer();
  const objects = new Map<string, Uint8Array>();
  const inner = createMemoryStorage();
  const files: Ports["files"] = {
    get: (key) => inner.get(key),
    put: (key, bytes) => {
      objects.set(key, bytes);
      return inner.put(key, bytes);
    },
    remove: (key) => inner.remove(key),
  };
  const world = await createTestWorld({
    files,
    inspector: createFileInspector(),
    renderer,
    signer,
    signatures: createSignatureChecker(),
    broadcasts: createBroadcastWriter(),
    chat: createChatWriter(),
    notices: createNoticeWriter(),
    noticeTemplates: createNoticeTemplates(),
  });
  const sheet = await renderer.renderSimulation({
    title: "Kartu Keluarga",
    number: "SIAK-1",
    office: { name: "SIAK", province: "Kalimantan Timur", accent: "#0a5568" },
    sections: [{ heading: "Isi", lines: [{ label: "Nama", value: "Warga Contoh" }] }],
    signer: { name: "Kepala Percontohan", position: "Kepala Dinas" },
    placeAndDate: "Contoh, 22 November 2026",
    verificationUrl: "http://contoh.localhost/verifikasi/x",
  });
  const request = { signerName: "Kepala Percontohan", position: "Kepala Dinas", reason: "KK", location: "Contoh", at };
  return {
    ...world,
    objects,
    app: createApp(world.resources, UNLIMITED),
    siakPdf: Uint8Array.from(await signer.sign(sheet, request)),
  };
}

/** What came back. */
export interface Reply<T> {
  readonly status: number;
  readonly body: T;
  readonly bytes: Buffer;
  /** Where the answer leads. */
  readonly location?: string;
}

/** One browser on one host: sends its cookie from that host's pages, keeps the one it is given. */
export class Visitor {
  readonly #world: ApiWorld;
  readonly host: string;
  cookie: string | undefined;

  constructor(world: ApiWorld, host: string, cookie?: string) {
    this.#world = world;
    this.host = host;
    this.cookie = cookie;
  }

  /** Sends a request below /api/v1: JSON, or a form as it is. */
  async send<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply<T>> {
    if (body === undefined || body instanceof FormData) return await this.#ask<T>(method, path, body, headers);
    return await this.#ask<T>(method, path, JSON.stringify(body), { "content-type": "application/json", ...headers });
  }

  async #ask<T>(
    method: string,
    path: string,
    body: string | FormData | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<Reply<T>> {
    const cookie: Readonly<Record<string, string>> = this.cookie ? { cookie: this.cookie } : {};
    const response = await this.#world.app.request(`/api/v1${path}`, {
      method,
      headers: { host: this.host, origin: `http://${this.host}`, ...cookie, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const given = response.headers.get("set-cookie")?.split(";")[0];
    if (given) this.cookie = given;
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    const location = response.headers.get("location") ?? undefined;
    const told = (isJson ? JSON.parse(bytes.toString("utf8")) : undefined) as T;
    return { status: response.status, body: told, bytes, location };
  }

  /** Sends a file as the body. */
  async sendFile<T = Record<string, unknown>>(path: string, text: string, type: string): Promise<Reply<T>> {
    return await this.#ask<T>("POST", path, text, { "content-type": type });
  }

  /** One file in the field `file`, with text fields. */
  upload<T = Record<string, unknown>>(
    path: string,
    bytes: Uint8Array<ArrayBuffer>,
    fields: Readonly<Record<string, string>>,
    type = "image/jpeg",
  ): Promise<Reply<T>> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.append("file", new Blob([bytes], { type }), "IMG_0001.jpg");
    return this.send<T>("POST", path, form);
  }

  /** Files a whole case under a fresh key, or the given one. */
  submit<T = Record<string, unknown>>(body: unknown, key: string = randomUUID()): Promise<Reply<T>> {
    return this.send<T>("POST", "/applications", body, { "idempotency-key": key });
  }
}

/** A person of an office with a session that has passed both factors. */
export async function signedIn(world: ApiWorld, office: TestOffice, person: Person): Promise<Visitor> {
  return new Visitor(world, office.host, await openTestSession(world, office, person));
}

const photos = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();

/** A small real photo; each shade is another picture, made once. */
export function photo(shade = 0): Promise<Uint8Array<ArrayBuffer>> {
  const known = photos.get(shade);
  if (known) return known;
  const background = { r: 200, g: (shade * 7) % 256, b: (shade * 13) % 256 };
  const made = sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer()
    .then((bytes) => Uint8Array.from(bytes));
  photos.set(shade, made);
  return made;
}

/** Runs the work for every item, at most `width` at a time; the first failure is thrown. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const lane = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
