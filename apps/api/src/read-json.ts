import type { Context as HonoContext } from "hono";
import { readBounded } from "./read-bounded.ts";

/** Most bytes of a JSON body: the longest form with all its lists takes some 60 KB. */
export const MOST_JSON_BYTES = 512 * 1024;

/** What was read of a request that is worked on a second time: a body can be read once only. */
const known = new WeakMap<Request, Promise<unknown>>();

async function read(request: Request): Promise<unknown> {
  const bytes = await readBounded(request, MOST_JSON_BYTES);
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined; // parseInput then names the body as missing: the caller gets 422, not a parser's message
  }
}

/** The JSON body, or undefined when there is none that can be read; 413 for more than `MOST_JSON_BYTES`. */
export function readJson(c: HonoContext): Promise<unknown> {
  if (!(c.req.header("content-type") ?? "").toLowerCase().startsWith("application/json"))
    return Promise.resolve(undefined);
  const body = known.get(c.req.raw) ?? read(c.req.raw);
  known.set(c.req.raw, body);
  return body;
}
