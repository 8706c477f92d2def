import { Agent, type IncomingMessage, request as send } from "node:http";
import { Readable } from "node:stream";
import { ProblemDetails } from "@gerai/contracts/kernel";
import type { RouterContextProvider } from "react-router";
import { requestFacts } from "./request-facts.ts";

const agent = new Agent({ keepAlive: true, maxSockets: 512 });
const TIMEOUT_MS = 20_000;

/** What loaders and actions are called with, as far as the API needs it. */
export interface Caller {
  readonly request: Request;
  readonly context: Readonly<RouterContextProvider>;
}

/** The API's answer: data on success, else the problem whose code chooses the words. `cookies` go back to the browser. */
export type ApiReply<T> =
  | { readonly ok: true; readonly status: number; readonly data: T; readonly cookies: readonly string[] }
  | {
      readonly ok: false;
      readonly status: number;
      readonly problem: ProblemDetails;
      readonly cookies: readonly string[];
    };

/** Body and headers of a call beyond the ordinary ones. */
export interface CallOptions {
  /** Sent as JSON unless it is a stream or bytes, which are sent as they are with `contentType`. */
  readonly body?: unknown;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** True for a POST that changes nothing and keeps a secret out of addresses: whoever opens the page may make it. */
  readonly isReading?: boolean;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

function forwardedHeaders({ request, context }: Caller, isReading: boolean): Record<string, string> {
  const facts = context.get(requestFacts);
  const headers: Record<string, string> = {
    host: request.headers.get("host") ?? new URL(request.url).host,
    "x-forwarded-for": facts.address,
    "x-forwarded-proto": facts.secure ? "https" : "http",
    "x-request-id": facts.requestId,
  };
  for (const name of ["cookie", "accept-language", "user-agent"]) {
    const value = request.headers.get(name);
    if (value) headers[name] = value;
  }
  if (isReading || (request.method !== "GET" && request.method !== "HEAD")) {
    headers.origin = new URL(request.url).origin;
    headers["sec-fetch-site"] = "same-origin";
  }
  return headers;
}

/** Opens a call over the loopback with the Host of the page, which decides the office, and gives the raw answer. */
export function openCall(
  caller: Caller,
  method: Method,
  path: string,
  options: CallOptions = {},
): Promise<IncomingMessage> {
  const { apiOrigin } = caller.context.get(requestFacts);
  const target = new URL(apiOrigin);
  const { body } = options;
  const isRaw = body instanceof Readable || body instanceof Uint8Array;
  const payload = body === undefined || isRaw ? undefined : Buffer.from(JSON.stringify(body));
  const headers: Record<string, string | number> = {
    accept: "application/json",
    ...forwardedHeaders(caller, options.isReading ?? false),
    ...options.headers,
  };
  if (payload) Object.assign(headers, { "content-type": "application/json", "content-length": payload.length });
  if (isRaw && options.contentType) headers["content-type"] = options.contentType;
  if (body instanceof Uint8Array) headers["content-length"] = body.length;
  return new Promise((resolve, reject) => {
    const call = send(
      {
        agent,
        hostname: target.hostname,
        port: target.port,
        method,
        path: `/api/v1${path}`,
        headers,
        setHost: false,
        timeout: TIMEOUT_MS,
      },
      resolve,
    );
    call.on("timeout", () => call.destroy(new Error("API timeout")));
    call.on("error", reject);
    caller.request.signal.addEventListener("abort", () => call.destroy(), { once: true });
    if (body instanceof Readable) body.pipe(call);
    else call.end(isRaw ? body : payload);
  });
}

function unreachable({ context }: Caller): ProblemDetails {
  const { requestId } = context.get(requestFacts);
  return { type: "about:blank", title: "unavailable", status: 503, code: "unavailable", params: {}, requestId };
}

async function readAll(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function problemOf(text: string, status: number, requestId: string): ProblemDetails {
  try {
    const parsed = ProblemDetails.partial().safeParse(JSON.parse(text));
    if (parsed.success && parsed.data.code) {
      return {
        type: "about:blank",
        title: parsed.data.code,
        params: {},
        requestId,
        ...parsed.data,
        code: parsed.data.code,
        status,
      };
    }
  } catch {
    // Not JSON: something before the API answered. The general problem below says so.
  }
  return { type: "about:blank", title: "unknown", status, code: "unknown", params: {}, requestId };
}

/**
 * Calls the API for a page: same office (Host), same person (cookie), same request id. Network faults become the problem
 * `unavailable`; it throws nothing of its own. `T` is the contract's view; the API has checked it against its schema.
 */
export async function callApi<T>(
  caller: Caller,
  method: Method,
  path: string,
  options?: CallOptions,
): Promise<ApiReply<T>> {
  let answer: IncomingMessage;
  let text: string;
  try {
    answer = await openCall(caller, method, path, options);
    text = await readAll(answer);
  } catch {
    return { ok: false, status: 503, problem: unreachable(caller), cookies: [] };
  }
  const status = answer.statusCode ?? 502;
  const cookies = answer.headers["set-cookie"] ?? [];
  if (status >= 200 && status < 300) {
    return { ok: true, status, data: (text === "" ? undefined : JSON.parse(text)) as T, cookies };
  }
  return { ok: false, status, problem: problemOf(text, status, caller.context.get(requestFacts).requestId), cookies };
}

/** The data of a call, or the error page of its problem: for loaders, which have nothing to show without it. */
export async function needApi<T>(caller: Caller, path: string): Promise<T> {
  const reply = await callApi<T>(caller, "GET", path);
  if (reply.ok) return reply.data;
  throw problemResponse(reply.problem);
}

/** The error page for a problem, to be thrown. The page words it by its code. */
export function problemResponse(problem: ProblemDetails): Response {
  return Response.json(
    { code: problem.code, params: problem.params, requestId: problem.requestId },
    { status: problem.status },
  );
}

/** Headers that hand the API's cookies on to the browser. */
export function relayCookies(reply: { readonly cookies: readonly string[] }, headers = new Headers()): Headers {
  for (const cookie of reply.cookies) headers.append("set-cookie", cookie);
  return headers;
}
