import { randomUUID } from "node:crypto";
import { createMemoryStorage } from "@gerai/adapters/file-storage";
import { type AnswerValue, type FormPageView, formValuesOf } from "@gerai/contracts/catalogue";
import type { InspectedFile } from "@gerai/domain/documents/ports";
import type { Ports } from "@gerai/domain/kernel";
import { samplesOf } from "@gerai/testing/catalogue-samples";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { openTestSession, type Person } from "@gerai/testing/test-session";
import { createApp } from "./app.ts";

/** Bytes that the fake inspector takes as a photo; every call gives other ones. */
export function photo(): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`photo ${randomUUID()}`);
}

/** Takes what begins with `photo` as a one-page image and refuses the rest by type. */
const inspector: Ports["inspector"] = {
  async inspect(bytes): Promise<InspectedFile> {
    if (!new TextDecoder().decode(bytes).startsWith("photo")) return { accepted: false, refusal: "file.type" };
    return { accepted: true, kind: "image", mediaType: "image/jpeg", bytes, width: 1, height: 1, pageCount: 1 };
  },
  assemble: async (parts) => Buffer.concat(parts.map((part) => part.bytes)),
  rasterise: async () => new Uint8Array(),
};

/** A storage that remembers what it holds. */
export function countingStorage() {
  const inner = createMemoryStorage();
  const keys = new Set<string>();
  const files: Ports["files"] = {
    async put(key, bytes) {
      await inner.put(key, bytes);
      keys.add(key);
    },
    get: (key) => inner.get(key),
    async remove(key) {
      await inner.remove(key);
      keys.delete(key);
    },
  };
  return { files, keys };
}

/** An API over a real database with one office, and the objects its storage holds. */
export async function createTestApi(): Promise<{
  world: TestWorld;
  office: TestOffice;
  objects: ReadonlySet<string>;
  citizen(host?: string): TestCitizen;
}> {
  const storage = countingStorage();
  const world = await createTestWorld({ files: storage.files, inspector });
  const office = await createTestOffice(world);
  const app = createApp(world.resources);
  return { world, office, objects: storage.keys, citizen: (host = office.host) => new TestCitizen(app, host) };
}

/** One of an office's people at the API, with a session that has passed both factors. */
export async function signedIn(
  app: ReturnType<typeof createApp>,
  world: TestWorld,
  office: TestOffice,
  person: Person,
): Promise<TestCitizen> {
  const visitor = new TestCitizen(app, office.host);
  visitor.cookie = await openTestSession(world, office, person);
  return visitor;
}

/** What came back. */
export interface Reply<T> {
  readonly status: number;
  readonly body: T;
}

interface App {
  request(path: string, init: RequestInit): Response | Promise<Response>;
}

/** One browser: sends its cookie, keeps the one it is given. */
export class TestCitizen {
  readonly #app: App;
  readonly #host: string;
  cookie: string | undefined;

  constructor(app: App, host: string, cookie?: string) {
    this.#app = app;
    this.#host = host;
    this.cookie = cookie;
  }

  /** A request with its body as it is and nothing but what is said in the headers; the answer whole. */
  async raw(
    method: string,
    path: string,
    body?: FormData | string | Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const own = { host: this.#host, origin: `http://${this.#host}`, ...(this.cookie ? { cookie: this.cookie } : {}) };
    const response = await this.#app.request(`/api/v1${path}`, {
      method,
      headers: { ...own, ...headers },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : body }),
    });
    const given = response.headers.get("set-cookie")?.split(";")[0];
    if (given) this.cookie = given;
    return response;
  }

  async send<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    const isForm = body instanceof FormData;
    const type: Record<string, string> = body !== undefined && !isForm ? { "content-type": "application/json" } : {};
    const sent = body === undefined || isForm ? body : JSON.stringify(body);
    const response = await this.raw(method, path, sent, { ...type, ...headers });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as T };
  }

  /** Files in the field `file`, and text fields. */
  upload<T = Record<string, unknown>>(
    path: string,
    files: readonly Uint8Array<ArrayBuffer>[],
    fields: Record<string, string> = {},
  ): Promise<Reply<T>> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    for (const bytes of files) form.append("file", new Blob([bytes], { type: "image/jpeg" }), "IMG_0001.jpg");
    return this.send<T>("POST", path, form);
  }

  /** Sends a case with a fresh key, or the given one. */
  submit<T = Record<string, unknown>>(body: unknown, key: string = randomUUID()): Promise<Reply<T>> {
    return this.send<T>("POST", "/applications", body, { "idempotency-key": key });
  }
}

/** Answers of an ordinary sample without the places that the test office fills in by itself. */
export function sampleAnswers(service: string, index = 0): Record<string, unknown> {
  const answers = samplesOf(service).samples[index]?.answers ?? {};
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => !String(value).startsWith("$")));
}

/** Walks a draft page by page like a person, with the answers of a sample; ends where the form leads. */
export async function fillPages(
  citizen: TestCitizen,
  draftId: string,
  answers: Record<string, unknown>,
): Promise<string> {
  let page = (await citizen.send<{ next: string }>("GET", `/drafts/${draftId}`)).body.next;
  for (let turn = 0; turn < 60 && page !== "berkas" && page !== "periksa"; turn++) {
    const { body } = await citizen.send<{ page: FormPageView }>("GET", `/drafts/${draftId}/pages/${page}`);
    const values = Object.assign(
      {},
      ...body.page.fields.map((field) => formValuesOf(field, (answers[field.key] ?? field.value) as AnswerValue)),
    );
    const saved = await citizen.send<{ next: string }>("PUT", `/drafts/${draftId}/pages/${page}`, {
      values,
      confirmed: true,
    });
    if (saved.status !== 200) throw new Error(`${page}: ${JSON.stringify(saved.body)}`);
    page = saved.body.next;
  }
  return page;
}

/** Uploads one photo for each paper of a service's sample; answers the ids by requirement. */
export async function uploadPapers(citizen: TestCitizen, service: string): Promise<Record<string, string[]>> {
  const papers: Record<string, string[]> = {};
  for (const requirement of samplesOf(service).samples[0]?.papers ?? []) {
    const { body } = await citizen.upload<{ id: string }>("/uploads", [photo()], { requirement });
    papers[requirement] = [body.id];
  }
  return papers;
}
