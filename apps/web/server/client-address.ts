import type { IncomingMessage } from "node:http";

/**
 * The address a request came from. Only behind our own reverse proxy is `X-Forwarded-For` believed, and of it only the
 * last entry, which that proxy wrote; anything before it was written by the client.
 */
export function clientAddress(incoming: IncomingMessage, behindProxy: boolean): string {
  const direct = incoming.socket.remoteAddress ?? "unknown";
  if (!behindProxy) return direct;
  return (
    String(incoming.headers["x-forwarded-for"] ?? "")
      .split(",")
      .at(-1)
      ?.trim() || direct
  );
}
