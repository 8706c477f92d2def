import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as a provider got it. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a provider answers: status and body, or `hang` for nothing at all, `drop` for a broken connection. */
export type Reply = readonly [status: number, body: string, headers?: Record<string, string>] | "hang" | "drop";

const servers: Server[] = [];

/** A provider of a test's own on this machine; `reply` says what it answers to each request. */
export async function listen(reply: (asked: Asked) => Reply): Promise<{ endpoint: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const onRequest: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString("utf8") };
      asked.push(one);
      const told = reply(one);
      if (told === "drop") request.socket.destroy();
      else if (told !== "hang") response.writeHead(told[0], told[2]).end(told[1]);
    });
  };
  const server = createServer(onRequest);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Ends all of them. */
export function closeProviders(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}
