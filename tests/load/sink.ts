import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { childEnv } from "../../infra/processes.mjs";
import { hear } from "./hear.ts";

/** What the provider's process is told. */
export type SinkOrder =
  | { readonly kind: "empty" }
  | { readonly kind: "await"; readonly count: number }
  | { readonly kind: "tell" };

/** What it tells; instants are milliseconds since 1970, to fractions. */
export type SinkWord =
  | { readonly kind: "listening"; readonly http: number; readonly smtp: number }
  | { readonly kind: "emptied" }
  | { readonly kind: "reached"; readonly at: number }
  | { readonly kind: "arrivals"; readonly arrivals: readonly Arrival[] };

/** Whom a message was for, and when it was taken. */
export type Arrival = readonly [to: string, at: number];

/** A provider that takes everything, in a process of its own. */
export interface Sink {
  readonly pid: number;
  readonly smsUrl: string;
  readonly smtpUrl: string;
  /** Forgets what has arrived. */
  empty(): Promise<void>;
  /** Resolves when so many have arrived since then; throws after `seconds`. */
  reaches(count: number, seconds: number): Promise<void>;
  arrivals(): Promise<readonly Arrival[]>;
  stop(): void;
}

/** Starts the provider. */
export async function startSink(): Promise<Sink> {
  const child = fork(fileURLToPath(new URL("./provider-sink.ts", import.meta.url)), { env: childEnv() });
  const ports = await hear<SinkWord, "listening">(child, "listening");
  const order = (one: SinkOrder) => child.send(one);
  const arrivals = async () => {
    const told = hear<SinkWord, "arrivals">(child, "arrivals");
    order({ kind: "tell" });
    return (await told).arrivals;
  };
  return {
    pid: child.pid ?? 0,
    smsUrl: `http://127.0.0.1:${ports.http}`,
    smtpUrl: `smtp://127.0.0.1:${ports.smtp}`,
    async empty() {
      const emptied = hear<SinkWord, "emptied">(child, "emptied");
      order({ kind: "empty" });
      await emptied;
    },
    async reaches(count, seconds) {
      const reached = hear<SinkWord, "reached">(child, "reached");
      order({ kind: "await", count });
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(async () => {
          reject(new Error(`${(await arrivals()).length} messages in ${seconds} s, and not ${count}`));
        }, seconds * 1000);
      });
      try {
        await Promise.race([reached, late]);
      } finally {
        clearTimeout(timer);
        reached.catch(() => undefined);
      }
    },
    arrivals,
    stop: () => {
      child.kill("SIGTERM");
    },
  };
}
