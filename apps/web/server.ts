import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { pino } from "pino";
import type { PageBindings } from "./server/app.ts";
import { clientAddress } from "./server/client-address.ts";
import { readConfig } from "./server/config.ts";
import { passThrough } from "./server/pass-through.ts";
import { securityHeaders } from "./server/security-headers.ts";
import { enhancementAddresses, staticFiles } from "./server/static-files.ts";

const config = readConfig();
const log = pino({ name: "web", base: { name: "web" } });
const here = dirname(fileURLToPath(import.meta.url));
const client = join(here, "build", "client");
const { createPages }: typeof import("./server/app.ts") = await import(join(here, "build", "server", "index.js"));

const headers = securityHeaders(config.secure);
const serveStatic = staticFiles(client, headers);
const pages = createPages({
  apiOrigin: config.apiOrigin,
  secure: config.secure,
  enhancements: enhancementAddresses(client),
});
const facts = new WeakMap<IncomingMessage, PageBindings>();
const servePage = getRequestListener(
  (request, env) => {
    const incoming = "incoming" in env ? (env.incoming as IncomingMessage) : undefined;
    return pages.fetch(request, (incoming && facts.get(incoming)) ?? { address: "unknown", requestId: randomUUID() });
  },
  { overrideGlobalObjects: false },
);

/** The API and its health addresses exist on every host; the API itself finds the office in the Host header. */
function isApiPath(path: string): boolean {
  return path.startsWith("/api/") || path === "/healthz" || path === "/readyz";
}

/** Sends each request to whom it belongs: the simulator's host, the API's paths, the built files, the pages. */
function serve(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const requestId = randomUUID();
  const from = { address: clientAddress(incoming, config.secure), secure: config.secure, requestId };
  const path = (incoming.url ?? "/").split("?", 1)[0] ?? "/";
  const host = (incoming.headers.host ?? "").toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "");
  if (config.simulatorOrigin && host === `simulator.${config.baseHost}`) {
    passThrough(incoming, outgoing, config.simulatorOrigin, from, {});
  } else if (isApiPath(path)) {
    passThrough(incoming, outgoing, config.apiOrigin, from, headers);
  } else if (!serveStatic(incoming, outgoing, path)) {
    facts.set(incoming, { address: from.address, requestId });
    void servePage(incoming, outgoing);
  }
}

const server = createServer(serve);
server.on("error", (error: NodeJS.ErrnoException) => {
  log.fatal({ code: error.code, port: config.port }, "cannot listen");
  process.exitCode = 1;
  process.disconnect?.();
});
server.listen(config.port, config.host, () => {
  log.info({ port: config.port }, "ready");
  process.send?.({ ready: true });
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5_000).unref();
  });
}
