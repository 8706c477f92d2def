import { createServer } from "node:http";
import net from "node:net";
import process from "node:process";
import type { SinkOrder, SinkWord } from "./sink.ts";

/**
 * A provider that takes everything at once: an SMS gateway that answers like the JSON dialect and a mail server, in a
 * process of its own, because the simulator keeps and shows what it gets. It notes whom each message was for and when.
 */
let arrivals: [to: string, at: number][] = [];
/** Never begins anew: a gateway's ids name one message each, in all rounds of a run. */
let serial = 0;
let awaited: number | undefined;
const say = (word: SinkWord) => process.send?.(word);
const now = () => performance.timeOrigin + performance.now();

function arrive(to: string): void {
  arrivals.push([to, now()]);
  if (awaited === undefined || arrivals.length < awaited) return;
  awaited = undefined;
  say({ kind: "reached", at: now() });
}

const http = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    // Whoever asks what credit is left is told nothing here.
    if (request.method !== "POST") return response.writeHead(404).end();
    const { ref, to } = JSON.parse(Buffer.concat(parts).toString("utf8")) as { ref: string; to: string };
    arrive(to);
    serial += 1;
    response.writeHead(202, { "content-type": "application/json" });
    response.end(JSON.stringify({ data: { id: `s-${serial}`, ref, to, status: "accepted", segments: 1 } }));
  });
});

/** As little of RFC 5321 as a client needs to hand a message over. */
const smtp = net.createServer({ noDelay: true }, (socket) => {
  let pending = "";
  let isData = false;
  let to = "";
  const answer = (line: string) => socket.write(`${line}\r\n`);
  socket.setEncoding("latin1");
  socket.on("error", () => socket.destroy());
  socket.on("data", (text) => {
    pending += text;
    for (;;) {
      const end = pending.indexOf(isData ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const line = pending.slice(0, end);
      pending = pending.slice(end + (isData ? 5 : 2));
      if (isData) {
        isData = false;
        arrive(to);
        answer("250 taken");
        continue;
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "RCPT") to = /<([^>]*)>/.exec(line)?.[1] ?? "";
      isData = verb === "DATA";
      if (verb === "QUIT") socket.end("221 bye\r\n");
      else answer(isData ? "354 go on" : "250 ok");
    }
  });
  answer("220 sink");
});

process.on("message", (order: SinkOrder) => {
  switch (order.kind) {
    case "empty":
      arrivals = [];
      return say({ kind: "emptied" });
    case "await":
      awaited = order.count;
      if (arrivals.length >= order.count) {
        awaited = undefined;
        say({ kind: "reached", at: now() });
      }
      return;
    case "tell":
      return say({ kind: "arrivals", arrivals });
  }
});

const portOf = (server: net.Server): number => (server.address() as net.AddressInfo).port;
http.listen(0, "127.0.0.1", () =>
  smtp.listen(0, "127.0.0.1", () => say({ kind: "listening", http: portOf(http), smtp: portOf(smtp) })),
);
