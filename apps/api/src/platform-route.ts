import { findPlatformPrincipal } from "@gerai/domain/identity";
import { type Access, assertAccess, type PlatformPrincipal, parseInput, type Resources } from "@gerai/domain/kernel";
import { normaliseHost } from "@gerai/domain/tenancy";
import { notFound, Problem } from "@gerai/foundation/problem";
import { createRoute } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { z } from "zod";
import type { ApiEnv } from "./api-env.ts";
import { type ApiRoute, describeRoute } from "./api-route.ts";
import { readToken } from "./cookies.ts";
import { readJson } from "./read-json.ts";
import type { RouteDeclaration } from "./route-declaration.ts";

/** What a platform route's work gets, already checked. */
export interface PlatformCall<B> {
  readonly c: HonoContext<ApiEnv>;
  readonly resources: Resources;
  readonly body: B;
  /** The session's token, whatever it is worth. */
  readonly token: string | undefined;
  /** The operator; 401 `identity.sign-in-needed` where there is none. */
  operator(): PlatformPrincipal;
}

/** The parts of a platform route. */
export interface PlatformRouteSpec<B extends z.ZodType> {
  readonly method: RouteDeclaration["method"];
  /** Path below /api/v1. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly body?: B;
  readonly reply: { readonly status: 200 | 204; readonly schema: z.ZodType | null };
  handle(call: PlatformCall<z.output<B>>): Promise<unknown>;
}

const NOTHING = z.object({});

/** Declares one endpoint of the operators' console: it answers on the host `konsol.<base>` and on no office's. */
export function platformRoute<B extends z.ZodType = typeof NOTHING>(spec: PlatformRouteSpec<B>): ApiRoute {
  const { method, path, access, reply } = spec;
  return {
    method,
    path,
    access: { principals: access.principals, permission: access.permission },
    host: "platform",
    reveals: false,
    register(app) {
      app.openAPIRegistry.registerPath(createRoute(describeRoute({ ...spec, handle: () => Promise.resolve() })));
      app.on(method, path, async (c) => {
        const resources = c.get("resources");
        const host = normaliseHost(c.req.header("host"));
        if (host !== `konsol.${resources.publicAddress.baseHost}`) throw notFound();
        const token = readToken(c, "staff", c.get("secure"));
        const wantsOperator = access.principals.includes("platform");
        const operator = wantsOperator && token ? await findPlatformPrincipal(resources, token) : undefined;
        assertAccess(access, operator ?? { kind: "public" });
        const body = (spec.body ? parseInput(spec.body, await readJson(c)) : {}) as z.output<B>;
        const value = await spec.handle({ c, resources, body, token, operator: () => present(operator) });
        return reply.status === 204 ? c.body(null, 204) : c.json(value as object, reply.status);
      });
    },
  };
}

function present(operator: PlatformPrincipal | undefined): PlatformPrincipal {
  if (!operator) throw new Problem("identity.sign-in-needed", 401);
  return operator;
}
