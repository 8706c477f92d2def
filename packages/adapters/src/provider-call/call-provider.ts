import type { SendOutcome } from "@gerai/domain/channels/ports";

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
  /** Address before the dialect's own paths, without a slash at the end. */
  readonly endpoint: string;
  /** Longest wait for an answer; 10 seconds unless said (REL-10). */
  readonly timeoutMs?: number;
}

const MOST_BYTES = 256 * 1024;

/** The connection was never there, so the provider cannot have taken anything. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** At most so much of an answer; the rest is let go. */
async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader && size < MOST_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    chunks.push(value);
  }
  await reader?.cancel();
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString("utf8");
}

function codeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? "unknown";
}

/**
 * Posts to a provider, or asks it, without following redirects. Answers what it said, or what to make of it that it said nothing: a
 * connection that never stood is `retry-later`, one that broke or took too long `unknown-outcome`. Never throws; what it
 * answers of an error is a code, never words, which often quote the request.
 */
export async function callProvider(
  request: ProviderRequest,
  timeoutMs = 10_000,
): Promise<ProviderAnswer | SendOutcome> {
  try {
    const response = await fetch(request.url, {
      method: request.body === null ? "GET" : "POST",
      headers: request.headers,
      body: request.body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, text: await readText(response) };
  } catch (error) {
    const code = codeOf(error);
    return { kind: NEVER_CONNECTED.has(code) ? "retry-later" : "unknown-outcome", code };
  }
}

/** What an HTTP status alone says of a message, where the answer is not in the provider's own words. */
export function outcomeOfStatus(status: number): SendOutcome {
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
