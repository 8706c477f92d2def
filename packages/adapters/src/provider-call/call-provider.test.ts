import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { callProvider } from "./call-provider.ts";
import { closeProviders, listen } from "./providers.testing.ts";

const silent: { server: Server; sockets: Socket[] }[] = [];

afterEach(() => {
  closeProviders();
  for (const { server, sockets } of silent.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** Takes connections and says nothing, so that no TLS ever stands. */
async function listenSilently(): Promise<number> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket));
  silent.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as { port: number }).port;
}

it("a connection that does not stand in time is to be tried again: nothing can have been taken (REL-10)", async () => {
  const endpoint = `https://127.0.0.1:${await listenSilently()}`;
  const asked = { url: `${endpoint}/send`, headers: {}, body: "teks" };
  for (const [timeoutMs, connectTimeoutMs, code] of [
    [5_000, 100, "CONNECT_TIMEOUT"],
    [100, 5_000, "TimeoutError"],
  ] as const) {
    expect(await callProvider(asked, { endpoint, timeoutMs, connectTimeoutMs })).toEqual({ kind: "retry-later", code });
  }
});

it("a connection that stood and then took too long leaves the outcome open, kept or new", async () => {
  const { endpoint } = await listen(({ url }) => (url === "/good" ? [200, "ok"] : "hang"));
  const call = (path: string) =>
    callProvider({ url: endpoint + path, headers: {}, body: "teks" }, { endpoint, timeoutMs: 150 });
  expect(await call("/hang")).toEqual({ kind: "unknown-outcome", code: "TimeoutError" });
  expect(await call("/good")).toEqual({ status: 200, text: "ok" });
  expect(await call("/hang")).toEqual({ kind: "unknown-outcome", code: "TimeoutError" });
});

it("nobody but the provider that an adapter was made for is ever asked (REL-10)", async () => {
  const { endpoint, asked } = await listen(() => [200, "ok"]);
  const other = endpoint.replace("127.0.0.1", "localhost");
  const answer = await callProvider({ url: `${endpoint}/send`, headers: {}, body: null }, { endpoint: other });
  expect([answer, asked]).toEqual([{ kind: "refused", code: "foreign-host" }, []]);
});

it("of an endless answer only the beginning is read", async () => {
  const { endpoint } = await listen(() => [200, "x".repeat(3_000_000)]);
  const answer = await callProvider({ url: endpoint, headers: {}, body: null }, { endpoint });
  expect("text" in answer && answer.text.length).toBe(256 * 1024);
});
