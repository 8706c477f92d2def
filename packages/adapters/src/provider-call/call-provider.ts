import { once } from "node:events";
import { request as askPlainly, Agent as HttpAgent, type IncomingMessage } from "node:http";
import { request as askSecurely, Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";
import type { SendOutcome } from "@gerai/domain/channels/ports";

/** What to make of a call that brought no answer in the provider's words. */
export type ProviderFailure = Exclude<SendOutcome, { kind: "accepted" }>;

/** What a provider answered. */
export interface ProviderAnswer {
  readonly status: number;
  readonly text: string;
}

/** A request to a provider. */
export interface ProviderRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null asks (GET) instead of telling (POST). */
  readonly body: string | FormData | null;
}

/** Where a dialect's provider is, and how long it may take. */
export interface ProviderOptions {
  /** Address before the dialect's own paths, without a slash at the end. Nothing is asked of any other host (REL-10). */
  readonly endpoint: string;
  /** Longest wait for an answer; 10 seconds unless said (REL-10). */
  readonly timeoutMs?: number;
  /** Longest wait until the connection stands, TLS included; 2 seconds unless said (REL-10). */
  readonly connectTimeoutMs?: number;
}

const MOST_BYTES = 256 * 1024;
/** Shorter than what servers and proxies usually keep a silent connection for, so that few calls meet a dead one. */
const KEPT_MS = 4_000;
const AGENTS = {
  "http:": new HttpAgent({ keepAlive: true, timeout: KEPT_MS }),
  "https:": new HttpsAgent({ keepAlive: true, timeout: KEPT_MS }),
};

/** At most so much of an answer; the rest is let go with its connection. */
async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += (chunk as Buffer).byteLength;
    chunks.push(chunk as Buffer);
    if (size >= MOST_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString("utf8");
}

/** The bytes of a body and the header that names their kind, where the body itself knows it. */
async function readBody(body: string | FormData): Promise<{ readonly bytes: Buffer; readonly type: string | null }> {
  if (typeof body === "string") return { bytes: Buffer.from(body), type: null };
  const whole = new Response(body);
  return { bytes: Buffer.from(await whole.arrayBuffer()), type: whole.headers.get("content-type") };
}

/** Calls `onLate` when the socket does not stand in time; answers whether it ever stood. */
function watchConnection(socket: Socket, isSecure: boolean, waitMs: number, onLate: () => void): { stood: boolean } {
  const watched = { stood: !socket.connecting };
  if (watched.stood) return watched;
  const timer = setTimeout(onLate, waitMs);
  socket.once(isSecure ? "secureConnect" : "connect", () => {
    watched.stood = true;
    clearTimeout(timer);
  });
  socket.once("close", () => clearTimeout(timer));
  return watched;
}

function codeOf(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string };
  return (name === "TimeoutError" || name === "AbortError" ? name : code) ?? name ?? "unknown";
}

/** What it comes to that a call broke: when its connection never stood, the provider cannot have taken anything. */
function outcomeOfError(error: unknown, hasStood: boolean): ProviderFailure {
  const cause = error instanceof Error && error.name === "AbortError" ? (error.cause ?? error) : error;
  const code = codeOf(cause);
  return { kind: hasStood ? "unknown-outcome" : "retry-later", code };
}

/**
 * Posts to a provider, or asks it, without following redirects and at its own host only. Answers what it said, or what to
 * make of it that it said nothing: a connection that never stood is `retry-later`, one that broke or took too long
 * `unknown-outcome`. Never throws; what it answers of an error is a code, never words, which often quote the request.
 */
export async function callProvider(
  request: ProviderRequest,
  { endpoint, timeoutMs = 10_000, connectTimeoutMs = 2_000 }: ProviderOptions,
): Promise<ProviderAnswer | ProviderFailure> {
  const url = new URL(request.url);
  const { origin, protocol } = new URL(endpoint);
  if (url.origin !== origin || (protocol !== "http:" && protocol !== "https:"))
    return { kind: "refused", code: "foreign-host" };
  const isSecure = protocol === "https:";
  let connection: { stood: boolean } | undefined;
  try {
    const body = request.body === null ? null : await readBody(request.body);
    const headers = {
      ...request.headers,
      ...(body?.type ? { "content-type": body.type } : {}),
      ...(body ? { "content-length": String(body.bytes.byteLength) } : {}),
    };
    const signal = AbortSignal.timeout(timeoutMs);
    const options = { method: body ? "POST" : "GET", headers, agent: AGENTS[protocol], signal };
    const calling = (isSecure ? askSecurely : askPlainly)(url, options);
    calling.once("socket", (socket: Socket) => {
      const onLate = () => calling.destroy(Object.assign(new Error("no connection"), { code: "CONNECT_TIMEOUT" }));
      connection = watchConnection(socket, isSecure, connectTimeoutMs, onLate);
    });
    // What breaks after the answer has begun is thrown by whoever reads it.
    calling.on("error", () => undefined);
    const answered = once(calling, "response") as Promise<[IncomingMessage]>;
    calling.end(body?.bytes);
    const [response] = await answered;
    return { status: response.statusCode ?? 0, text: await readText(response) };
  } catch (error) {
    return outcomeOfError(error, connection?.stood ?? false);
  }
}

/** What an HTTP status alone says of a message, where the answer is not in the provider's own words. */
export function failureOfStatus(status: number): ProviderFailure {
  const code = `http-${status}`;
  if (status === 429) return { kind: "rate-limited", code };
  if (status === 401 || status === 403) return { kind: "bad-credentials", code };
  // A proxy that answers in the provider's place says that it could not reach it; one that gave up waiting does not.
  if (status === 502 || status === 503) return { kind: "retry-later", code };
  if (status >= 500) return { kind: "unknown-outcome", code };
  if (status >= 300 && status < 400) return { kind: "retry-later", code };
  return status < 300 ? { kind: "unknown-outcome", code } : { kind: "refused", code };
}

/** A JSON object out of a text, or undefined. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // The HTTP status then speaks alone.
  }
}
