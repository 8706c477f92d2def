import { Agent, type IncomingMessage, request, type ServerResponse } from "node:http";

/** Headers that belong to one connection and are never passed on (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

const agent = new Agent({ keepAlive: true, maxSockets: 512 });

/** What the process behind us is told about the client. */
export interface Forwarded {
  readonly address: string;
  readonly secure: boolean;
  readonly requestId: string;
}

function kept(headers: NodeJS.Dict<string | string[]>): Record<string, string | string[]> {
  const result: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) result[name] = value;
  }
  return result;
}

/**
 * Streams a request to a loopback process and its answer back, keeping the Host header, which decides the office.
 * When the process cannot be reached the client gets `unavailable` with status 502; a broken client ends both sides.
 */
export function passThrough(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  origin: string,
  from: Forwarded,
  extra: Readonly<Record<string, string>>,
): void {
  const target = new URL(origin);
  const upstream = request({
    agent,
    hostname: target.hostname,
    port: target.port,
    method: incoming.method,
    path: incoming.url,
    setHost: false,
    headers: {
      ...kept(incoming.headers),
      "x-forwarded-for": from.address,
      "x-forwarded-proto": from.secure ? "https" : "http",
      "x-request-id": from.requestId,
      ...(incoming.headers["transfer-encoding"] ? { "transfer-encoding": "chunked" } : {}),
    },
  });
  upstream.on("response", (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, { ...extra, ...kept(answer.headers) });
    answer.pipe(outgoing);
    answer.on("error", () => outgoing.destroy());
  });
  upstream.on("error", () => {
    if (outgoing.headersSent) return void outgoing.destroy();
    outgoing.writeHead(502, { ...extra, "content-type": "application/problem+json", "cache-control": "no-store" });
    outgoing.end(
      JSON.stringify({
        type: "about:blank",
        title: "unavailable",
        status: 502,
        code: "unavailable",
        requestId: from.requestId,
      }),
    );
  });
  outgoing.on("close", () => {
    if (!outgoing.writableFinished) upstream.destroy();
  });
  incoming.pipe(upstream);
}
