import { fork } from "node:child_process";
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { childEnv } from "../../infra/processes.mjs";
import { meter, type Usage } from "./cpu.ts";
import { hear } from "./hear.ts";
import type { Measured } from "./pgbench.ts";

/** One request as the sender keeps it: raw HTTP/1.1, ready to be written. */
export interface LoadRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly host: string;
  readonly cookie: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** How long and how hard to send. */
export interface SendOrder {
  readonly connections: number;
  /** Seconds of sending before the window, in which plans that a vacuum has thrown away are made again. */
  readonly lead?: number;
  readonly seconds: number;
  /** At most so many requests. */
  readonly most?: number;
}

/** What the sender process is told. */
export type SenderOrder =
  | { readonly kind: "load"; readonly file: string; readonly port: number; readonly cycle: boolean }
  | ({ readonly kind: "run" } & SendOrder);

/** What the sender process tells. */
export type SenderWord =
  | { readonly kind: "loaded" }
  | { readonly kind: "begun" }
  | { readonly kind: "ended" }
  | {
      readonly kind: "done";
      /** Answered inside the window, and in all. */
      readonly ops: number;
      readonly allOps: number;
      readonly failures: number;
      readonly firstFailure: string;
      readonly bodies: readonly string[];
      readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number };
    };

type Done = Extract<SenderWord, { kind: "done" }>;

/** A process that sends prepared requests over kept connections, closed loop: each waits for its answer. */
export interface Sender {
  readonly pid: number;
  /** Any answer but 2xx makes it throw. `onWindow` is called when the window begins, what it answers when it ends. */
  run(order: SendOrder, onWindow?: () => () => void): Promise<Done>;
  stop(): void;
}

function rawRequest(request: LoadRequest): string {
  const body = request.body === undefined ? "" : JSON.stringify(request.body);
  const lines = [
    `${request.method} ${request.path} HTTP/1.1`,
    `Host: ${request.host}`,
    "Connection: keep-alive",
    // As the proxy in front would say; without it there is no cookie with the prefix __Host-.
    "X-Forwarded-Proto: https",
    `Origin: https://${request.host}`,
    `Cookie: ${request.cookie}`,
    ...Object.entries(request.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...(body ? ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`] : []),
  ];
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

/** Starts a sender with its requests; they are used in order, again from the first when `cycle` is set. */
export async function startSender(options: {
  requests: readonly LoadRequest[];
  file: string;
  port: number;
  cycle: boolean;
}): Promise<Sender> {
  const { requests, file, port, cycle } = options;
  fs.writeFileSync(file, requests.map((request) => JSON.stringify(rawRequest(request))).join("\n"));
  const child = fork(fileURLToPath(new URL("./sender.ts", import.meta.url)), { env: childEnv() });
  const loaded = hear<SenderWord, "loaded">(child, "loaded");
  child.send({ kind: "load", file, port, cycle } satisfies SenderOrder);
  await loaded;
  return {
    pid: child.pid ?? 0,
    async run(order, onWindow) {
      const done = hear<SenderWord, "done">(child, "done");
      if (onWindow) {
        const ended = hear<SenderWord, "ended">(child, "ended");
        // A run that breaks off early has no end of its window; `done` tells why.
        ended.catch(() => undefined);
        hear<SenderWord, "begun">(child, "begun")
          .then(async () => {
            const end = onWindow();
            await ended;
            end();
          })
          .catch(() => undefined);
      }
      child.send({ kind: "run", ...order } satisfies SenderOrder);
      const result = await done;
      if (result.failures > 0)
        throw new Error(`${result.failures} answers were not 2xx; the first: ${result.firstFailure}`);
      return result;
    },
    stop: () => {
      child.kill("SIGTERM");
    },
  };
}

/** One second, as pgbench gets before its window. */
const LEAD_SECONDS = 1;

/** A closed-loop run with its processor use. `check` looks at some of the bodies. */
export async function measureSender(
  sender: Sender,
  pids: { postmaster: number; server: number },
  order: { connections: number; seconds: number },
  check: (body: string) => void,
): Promise<Measured> {
  let usage: Usage | undefined;
  const done = await sender.run({ ...order, lead: LEAD_SECONDS }, () => {
    const stop = meter({ postmaster: pids.postmaster, server: [pids.server], load: [sender.pid] });
    return () => {
      usage = stop();
    };
  });
  if (!usage) throw new Error("The window did not end.");
  for (const body of done.bodies) check(body);
  return { ops: done.ops, allOps: done.allOps, usage, latency: done.latency };
}
