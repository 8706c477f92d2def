import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "hono";
import { type HttpChannel, nextError } from "./faults.ts";
import { tellingHeaders } from "./recorder.ts";
import type { World } from "./world.ts";

/** What a provider says in its own dialect. */
export interface Dialect {
  /** It is down. */
  down(): Response;
  /** The error that a switch asks for, by the provider's own code. */
  error(code: string): Response;
}

/** An answer with the provider's own code or id in it, for the log. */
export interface Answer {
  readonly response: Response;
  readonly code: string | null;
}

/** Longer than any caller waits. */
const HANG_MS = 120_000;

/**
 * Answers a request of a provider's protocol as the switches of its channel say, and records it. `body` is what the log
 * shows of the request: never a credential.
 */
export async function answerOrMisbehave(
  world: World,
  channel: HttpChannel,
  c: Context,
  options: { readonly dialect: Dialect; readonly body: unknown; readonly handle: () => Answer | Promise<Answer> },
): Promise<Response> {
  const faults = world.faults[channel];
  const patience = AbortSignal.any([world.closing, c.req.raw.signal]);
  const pause = (ms: number) => wait(ms, undefined, { signal: patience }).catch(() => undefined);
  const finish = ({ response, code }: Answer): Response => {
    world.recorder.add({
      channel,
      method: c.req.method,
      path: c.req.path,
      headers: tellingHeaders(c.req.raw.headers),
      body: options.body,
      answer: { status: response.status, code },
    });
    return response;
  };
  if (faults.delayMs > 0) await pause(faults.delayMs);
  if (faults.outage === "down") return finish({ response: options.dialect.down(), code: "down" });
  if (faults.outage === "hang") {
    await pause(HANG_MS);
    return finish({ response: options.dialect.down(), code: "hang" });
  }
  const code = nextError(faults);
  if (code !== null) return finish({ response: options.dialect.error(code), code });
  const answer = await options.handle();
  if (faults.outage === "lost") {
    finish(answer);
    await pause(HANG_MS);
    return options.dialect.down();
  }
  return finish(answer);
}
