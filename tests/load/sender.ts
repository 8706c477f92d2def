import fs from "node:fs";
import net from "node:net";
import process from "node:process";
import type { SenderOrder, SenderWord } from "./load.ts";

/**
 * The load generator, a process of its own. It writes prepared bytes and reads only as much of an answer as it must to
 * find its end, because a client library would cost more processor than the server it is to measure.
 */
const KEPT_BODIES = 5;
let requests: Buffer[] = [];
let port = 0;
let cycle = false;
let next = 0;

const say = (word: SenderWord) => process.send?.(word);

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly length: number;
}

/** The first whole answer in the bytes so far, or undefined while it is not all there. */
function readAnswer(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = bytes.toString("latin1", 0, end);
  const status = Number(head.slice(9, 12));
  const start = end + 4;
  const declared = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (declared !== undefined) {
    const length = start + Number(declared);
    return bytes.length < length ? undefined : { status, body: bytes.toString("utf8", start, length), length };
  }
  if (!/\r\ntransfer-encoding: chunked/i.test(head)) return { status, body: "", length: start };
  const closing = bytes.indexOf("0\r\n\r\n", start);
  return closing < 0 ? undefined : { status, body: bytes.toString("utf8", start, closing), length: closing + 5 };
}

async function connect(): Promise<net.Socket> {
  const socket = net.connect({ port, host: "127.0.0.1", noDelay: true });
  await new Promise((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("error", reject);
  });
  return socket;
}

function percentile(sorted: Float64Array, part: number): number {
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 100) / 100;
}

async function run(connections: number, lead: number, seconds: number, most: number): Promise<void> {
  const sockets = await Promise.all(Array.from({ length: connections }, connect));
  const latencies: number[] = [];
  const bodies: string[] = [];
  let sent = 0;
  let answered = 0;
  let failures = 0;
  let firstFailure = "";
  const windowFrom = performance.now() + lead * 1000;
  const until = windowFrom + seconds * 1000;
  let isEnded = false;
  const sayEnded = () => {
    if (!isEnded) say({ kind: "ended" });
    isEnded = true;
  };
  const marks = [setTimeout(() => say({ kind: "begun" }), lead * 1000), setTimeout(sayEnded, (lead + seconds) * 1000)];

  const take = (): Buffer | undefined => {
    if (performance.now() >= until || sent >= most) return undefined;
    if (next >= requests.length) {
      if (!cycle) {
        failures += 1;
        firstFailure ||= "the prepared requests are used up";
        return undefined;
      }
      next = 0;
    }
    sent += 1;
    const request = requests[next];
    next += 1;
    return request;
  };

  const serve = (socket: net.Socket) =>
    new Promise<void>((resolve) => {
      let pending: Buffer = Buffer.alloc(0);
      let began = 0;
      const send = () => {
        const request = take();
        if (!request) {
          socket.destroy();
          resolve();
          return;
        }
        began = performance.now();
        socket.write(request);
      };
      const fail = (words: string) => {
        failures += 1;
        firstFailure ||= words;
        socket.destroy();
        resolve();
      };
      socket.on("error", (error) => fail(error.message));
      socket.on("end", () => fail("the server closed a connection"));
      socket.on("data", (chunk) => {
        pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
        const answer = readAnswer(pending);
        if (!answer) return;
        pending = pending.subarray(answer.length);
        const at = performance.now();
        answered += 1;
        if (at >= windowFrom && at <= until) latencies.push(at - began);
        if (answer.status < 200 || answer.status > 299) {
          failures += 1;
          firstFailure ||= `${answer.status} ${answer.body.slice(0, 600)}`;
        } else if (bodies.length < KEPT_BODIES) bodies.push(answer.body);
        send();
      });
      send();
    });

  await Promise.all(sockets.map(serve));
  for (const mark of marks) clearTimeout(mark);
  // A quick server's last answers come before the timer does.
  if (performance.now() >= until) sayEnded();
  const sorted = Float64Array.from(latencies).sort();
  const latency = { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), p99: percentile(sorted, 0.99) };
  say({ kind: "done", ops: latencies.length, allOps: answered, failures, firstFailure, bodies, latency });
}

process.on("message", (order: SenderOrder) => {
  if (order.kind === "load") {
    ({ port, cycle } = order);
    next = 0;
    requests = fs
      .readFileSync(order.file, "utf8")
      .split("\n")
      .map((line) => Buffer.from(JSON.parse(line) as string, "utf8"));
    say({ kind: "loaded" });
    return;
  }
  run(order.connections, order.lead ?? 0, order.seconds, order.most ?? Number.POSITIVE_INFINITY).catch(
    (error: unknown) => {
      const firstFailure = error instanceof Error ? error.message : "unknown";
      say({
        kind: "done",
        ops: 0,
        allOps: 0,
        failures: 1,
        firstFailure,
        bodies: [],
        latency: { p50: 0, p95: 0, p99: 0 },
      });
    },
  );
});
process.on("disconnect", () => process.exit(0));
