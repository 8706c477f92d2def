import type { Access, Resources } from "@gerai/domain/kernel";
import { normaliseHost } from "@gerai/domain/tenancy";
import { notFound } from "@gerai/foundation/problem";
import { createRoute } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { z } from "zod";
import type { ApiEnv } from "./api-env.ts";
import { type ApiRoute, describeRoute } from "./api-route.ts";
import { readBounded } from "./read-bounded.ts";

/** What a hook's work gets: the bytes as they came, nothing of them read yet. */
export interface HookCall {
  readonly resources: Resources;
  readonly key: string;
  readonly requestId: string;
  readonly query: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly body: Buffer;
  /** The IP address that it came from, by the trusted proxy's word. */
  readonly source: string;
  header(name: string): string | undefined;
}

/** The parts of a hook. */
export interface HookRouteSpec {
  readonly method: "get" | "post";
  /** Path below /api/v1 with `{key}`. */
  readonly path: string;
  readonly summary: string;
  /** The text of the good answer, which is always 200. */
  handle(call: HookCall): Promise<string>;
}

/** What Meta sends at most is 3 MB; a little more for what stands around it. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Providers have no account with us: the key in the address and the signature are all they have. */
const ACCESS: Access = { principals: ["public"] };

/**
 * Declares an address that providers call. It says by itself which office it belongs to, so it answers alike on every
 * host of the offices; on the operators' console it does not exist.
 */
export function hookRoute({ method, path, summary, handle }: HookRouteSpec): ApiRoute {
  const params = z.object({ key: z.string() });
  return {
    method,
    path,
    access: ACCESS,
    host: "any",
    reveals: false,
    register(app) {
      const reply = { status: 200 as const, schema: "text/plain" };
      app.openAPIRegistry.registerPath(
        createRoute(
          describeRoute({ method, path, summary, access: ACCESS, params, reply, handle: () => Promise.resolve() }),
        ),
      );
      app.on(method, path.replace(/\{(\w+)\}/g, ":$1"), async (c) => {
        const { publicAddress } = c.get("resources");
        if (normaliseHost(c.req.header("host")) === `konsol.${publicAddress.baseHost}`) throw notFound();
        return c.text(await handle(await readCall(c, method)));
      });
    },
  };
}

async function readCall(c: HonoContext<ApiEnv>, method: "get" | "post"): Promise<HookCall> {
  return {
    resources: c.get("resources"),
    key: c.req.param("key") ?? "",
    requestId: c.get("requestId"),
    query: c.req.query(),
    contentType: c.req.header("content-type") ?? "",
    body: method === "post" ? await readBounded(c.req.raw, MOST_BYTES) : Buffer.alloc(0),
    source: c.get("clientAddress"),
    header: (name) => c.req.header(name),
  };
}
