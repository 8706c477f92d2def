import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { DeskView, ReceiptView } from "@gerai/contracts/applications";
import { samplesOf } from "@gerai/testing/catalogue-samples";
import { photo } from "../isolation/api-office.ts";

/** What an answer of the API is to these people: none at all when the process died on the way. */
interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** How long anybody waits before asking again. */
const AGAIN_MS = 150;
/** No answer for this long is none. */
const TIMEOUT_MS = 10_000;

/** One browser at an office of the house; it keeps its cookie, and takes any failure for an answer with status 0. */
export class Client {
  readonly #port: number;
  readonly #host: string;
  #cookie: string | undefined;

  constructor(port: number, host: string, cookie?: string) {
    this.#port = port;
    this.#host = host;
    this.#cookie = cookie;
  }

  async send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const isForm = body instanceof FormData;
    const sent = body === undefined ? undefined : isForm ? new Response(body) : undefined;
    const bytes = sent ? Buffer.from(await sent.arrayBuffer()) : Buffer.from(body ? JSON.stringify(body) : "");
    const type = sent?.headers.get("content-type") ?? "application/json";
    const all = {
      ...{ host: this.#host, origin: `http://${this.#host}`, ...headers },
      ...(this.#cookie ? { cookie: this.#cookie } : {}),
      ...(body === undefined ? {} : { "content-type": type, "content-length": String(bytes.length) }),
    };
    return await new Promise((resolve) => {
      const none = () => resolve({ status: 0, body: undefined as T });
      const options = { host: "127.0.0.1", port: this.#port, method, path: `/api/v1${path}`, headers: all };
      const outgoing = request({ ...options, timeout: TIMEOUT_MS }, async (reply) => {
        const given = reply.headers["set-cookie"]?.[0]?.split(";")[0];
        if (given) this.#cookie = given;
        try {
          const text = Buffer.concat(await reply.toArray()).toString();
          resolve({ status: reply.statusCode ?? 0, body: (text ? JSON.parse(text) : undefined) as T });
        } catch {
          none();
        }
      });
      outgoing.on("timeout", () => outgoing.destroy(new Error("timeout")));
      outgoing.on("error", none);
      outgoing.end(bytes);
    });
  }

  /** Asks again until the answer is a good one; a refusal that asking again cannot change is thrown. */
  async insist<T>(method: string, path: string, makeBody: () => unknown, headers?: Record<string, string>): Promise<T> {
    for (let tries = 0; tries < 600; tries += 1) {
      const { status, body } = await this.send<T>(method, path, makeBody(), headers);
      if (status >= 200 && status < 300) return body;
      if (status >= 400 && status < 500 && status !== 409 && status !== 429)
        throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
      await wait(AGAIN_MS);
    }
    throw new Error(`${method} ${path} was never answered.`);
  }
}

/** A case that the API has acknowledged, with where its applicant reads. */
export interface Acknowledged extends ReceiptView {
  readonly key: string;
  readonly phone: string;
  readonly email: string;
}

const SERVICE = "KK_HILANG_RUSAK";
const sample = samplesOf(SERVICE).samples[0];

/** A citizen who files one case and asks again under the same key until it is acknowledged. */
export async function fileCase(port: number, host: string, serial: number): Promise<Acknowledged> {
  const browser = new Client(port, host);
  const [phone, email] = [`+62812${String(10_000_000 + serial)}`, `warga-${serial}@contoh.example`];
  const papers: Record<string, string[]> = {};
  for (const requirement of sample?.papers ?? []) {
    const bytes = await photo(serial);
    const form = () => {
      const one = new FormData();
      one.set("requirement", requirement);
      one.append("file", new Blob([bytes], { type: "image/jpeg" }), "IMG_0001.jpg");
      return one;
    };
    papers[requirement] = [(await browser.insist<{ id: string }>("POST", "/uploads", form)).id];
  }
  const answers = { ...sample?.answers, "applicant.phone": phone, "applicant.email": email };
  const body = { service: SERVICE, answers, papers, confirmed: Object.keys(answers) };
  const key = randomUUID();
  const receipt = await browser.insist<ReceiptView>("POST", "/applications", () => body, { "idempotency-key": key });
  return { ...receipt, key, phone, email };
}

/** The next step that the desk offers a verifier on the way to verification. */
function nextStep(desk: DeskView): readonly [path: string, body: object] | undefined {
  if (desk.actions.includes("claim")) return ["claim", { version: desk.version }];
  const open = desk.papers.find(({ verdict, files, isRequired }) => !verdict && (isRequired || files.length > 0));
  if (open) {
    const requirement = open.requirement.key;
    return ["verdicts", { version: desk.version, requirement, verdict: "accepted" }];
  }
  return desk.actions.includes("verify") ? ["verify", { version: desk.version }] : undefined;
}

/** A verifier who takes a case to its verification: looks at the desk, does the next step, looks again whatever was said. */
export async function verifyCase(browser: Client, id: string): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    const { status, body } = await browser.send<DeskView>("GET", `/staff/applications/${id}`);
    if (status === 200) {
      if (body.state === "VERIFIED" || body.state === "IN_PROCESS") return;
      const step = nextStep(body);
      if (step) {
        await browser.send("POST", `/staff/applications/${id}/${step[0]}`, step[1]);
        continue;
      }
    } else if (status >= 400 && status < 500) throw new Error(`desk of ${id}: ${status} ${JSON.stringify(body)}`);
    await wait(AGAIN_MS);
  }
  throw new Error(`${id} was never verified.`);
}
