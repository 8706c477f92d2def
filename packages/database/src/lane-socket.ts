import { Socket } from "node:net";

/** The size from which the driver sends what it gathered at once, instead of at the end of the turn. */
const SENT_AT_ONCE = 1024;

type Done = (error?: Error | null) => void;

/**
 * A connection that sends what is said in one turn of the event loop in one network write. The driver itself joins only
 * small statements; a big one between two small ones would make three writes, each of which wakes the database's process.
 */
class LaneSocket extends Socket {
  #isGathering = false;

  override write(chunk: string | Uint8Array, encodingOrDone?: BufferEncoding | Done, done?: Done): boolean {
    if (!this.#isGathering && chunk.length >= SENT_AT_ONCE) {
      this.#isGathering = true;
      this.cork();
      // After the promises of this turn, in which the driver schedules the small statements that follow: behind those.
      process.nextTick(() =>
        setImmediate(() => {
          this.#isGathering = false;
          this.uncork();
        }),
      );
    }
    return typeof encodingOrDone === "string"
      ? super.write(chunk, encodingOrDone, done)
      : super.write(chunk, encodingOrDone);
  }
}

/** Where the driver wants to be connected to. */
interface Target {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path: string | false;
  /** Seconds. */
  readonly connect_timeout: number;
}

/** Connects for the driver; rejects like its own connecting does, after the same time. Without Nagle's delay: a statement waits for nothing. */
export function connectLane({ host, port, path, connect_timeout }: Target): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = new LaneSocket();
    const fail = (error: Error & { code?: string }) => {
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(
      () => fail(Object.assign(new Error("The database does not answer."), { code: "CONNECT_TIMEOUT" })),
      connect_timeout * 1000,
    );
    socket.once("error", fail);
    socket.once("close", () => clearTimeout(timer));
    socket.once("connect", () => {
      clearTimeout(timer);
      socket.off("error", fail);
      resolve(socket);
    });
    socket.setNoDelay(true);
    if (path) socket.connect(path);
    else socket.connect(port[0] ?? 5432, host[0] ?? "localhost");
  });
}
