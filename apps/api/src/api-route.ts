import type { Access, Context, Resources } from "@gerai/domain/kernel";
import { assertAccess, parseInput, recordRefusal } from "@gerai/domain/kernel";
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { z } from "zod";
import type { ApiEnv } from "./api-env.ts";
import { readJson } from "./read-json.ts";
import type { RouteDeclaration } from "./route-declaration.ts";

/** A route as the router takes it. */
export interface ApiRoute extends RouteDeclaration {
  register(app: OpenAPIHono<ApiEnv>): void;
}

/** What a route's work gets, already checked. */
export interface RouteCall<P, Q, B> {
  readonly c: HonoContext<ApiEnv>;
  readonly ctx: Context;
  readonly resources: Resources;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** The parts of a route. */
export interface ApiRouteSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>
  extends Partial<Pick<RouteDeclaration, "host" | "reveals">> {
  readonly method: RouteDeclaration["method"];
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: P;
  readonly query?: Q;
  /** JSON body; leave out for multipart routes, which read `c.req` themselves. */
  readonly body?: B;
  /** Shape and status of the good answer, for the OpenAPI page; null for no body, a string for another media type. */
  readonly reply: { readonly status: 200 | 201 | 202 | 204; readonly schema: z.ZodType | string | null };
  /** True for what publishes a configuration: it works on the version that is in force now. */
  readonly isConfiguring?: boolean;
  /** True when a citizen without a cookie gets one here. */
  readonly makesHolder?: boolean;
  /** Returns the JSON value of the reply, or a whole Response. */
  handle(call: RouteCall<z.output<P>, z.output<Q>, z.output<B>>): Promise<unknown>;
}

const NOTHING = z.object({});

/** Declares one endpoint: path, access, shapes and work in one place. */
export function apiRoute<
  P extends z.ZodType = typeof NOTHING,
  Q extends z.ZodType = typeof NOTHING,
  B extends z.ZodType = typeof NOTHING,
>(spec: ApiRouteSpec<P, Q, B>): ApiRoute {
  const declaration: RouteDeclaration = {
    method: spec.method,
    path: spec.path,
    access: { principals: spec.access.principals, permission: spec.access.permission },
    host: spec.host ?? "office",
    reveals: spec.reveals ?? false,
  };
  return {
    ...declaration,
    register(app) {
      app.openAPIRegistry.registerPath(createRoute(describeRoute(spec)));
      app.on(spec.method, spec.path.replace(/\{(\w+)\}/g, ":$1"), async (c) => {
        const value = await handleOnce(spec, declaration, c);
        if (value instanceof Response) return value;
        return spec.reply.status === 204 ? c.body(null, 204) : c.json(value as object, spec.reply.status);
      });
    },
  };
}

/**
 * Does the work with the office as this process remembers it, and once more with the office read anew when it failed and
 * a new configuration was published meanwhile: nobody is answered by an old one. What cannot be read twice (a file) or
 * changes the configuration itself reads the office at once.
 */
async function handleOnce<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: ApiRouteSpec<P, Q, B>,
  declaration: RouteDeclaration,
  c: HonoContext<ApiEnv>,
): Promise<unknown> {
  const makesHolder = spec.makesHolder ?? false;
  const serve = async (ctx: Context): Promise<unknown> => {
    await admit(ctx, spec.access);
    const params = parseInput(spec.params ?? NOTHING, c.req.param()) as z.output<P>;
    const query = parseInput(spec.query ?? NOTHING, c.req.query()) as z.output<Q>;
    const body = (spec.body ? parseInput(spec.body, await readJson(c)) : {}) as z.output<B>;
    return await spec.handle({ c, ctx, resources: c.get("resources"), params, query, body });
  };
  const mayRecall = !spec.isConfiguring && (spec.method === "get" || spec.body !== undefined);
  const resolve = c.get("resolveContext");
  const ctx = await resolve(declaration, { makesHolder, mayRecall }, c);
  try {
    return await serve(ctx);
  } catch (error) {
    if (!(await c.get("hasOfficeChanged")(ctx, c))) throw error;
    return await serve(await resolve(declaration, { makesHolder, mayRecall: false }, c));
  }
}

/** Turns away, before anything of the request is read, who may not ask: shapes and sizes are told to nobody else. */
async function admit(ctx: Context, access: Access): Promise<void> {
  try {
    assertAccess(access, ctx.principal);
  } catch (refusal) {
    await recordRefusal(ctx, "action" in access ? String(access.action) : "route");
    throw refusal;
  }
}

/** A route as the OpenAPI page shows it. */
export function describeRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  spec: ApiRouteSpec<P, Q, B>,
) {
  const { schema, status } = spec.reply;
  const good =
    schema === null
      ? { description: "Done" }
      : typeof schema === "string"
        ? { description: "The file", content: { [schema]: { schema: z.string() } } }
        : { description: "OK", content: { "application/json": { schema } } };
  return {
    method: spec.method,
    path: `/api/v1${spec.path}`,
    summary: spec.summary,
    "x-principals": spec.access.principals,
    "x-permission": spec.access.permission,
    request: {
      ...(spec.params ? { params: spec.params as never } : {}),
      ...(spec.query ? { query: spec.query as never } : {}),
      ...(spec.body ? { body: { content: { "application/json": { schema: spec.body as never } } } } : {}),
    },
    responses: {
      [status]: good,
      default: {
        description: "RFC 9457 problem",
        content: { "application/problem+json": { schema: z.object({ code: z.string() }) } },
      },
    },
  };
}
