import { randomBytes } from "node:crypto";
import * as build from "virtual:react-router/server-build";
import { Hono } from "hono";
import { createRequestHandler, RouterContextProvider } from "react-router";
import { requestFacts } from "../app/request-facts.ts";
import { isOwnRequest } from "./same-origin.ts";
import { addSecurityHeaders } from "./security-headers.ts";

/** What each request brings from the listening process. */
export interface PageBindings {
  readonly address: string;
  readonly requestId: string;
}

/** Settings of the pages, the same for every request. */
export interface PageSettings {
  readonly apiOrigin: string;
  readonly secure: boolean;
  readonly enhancements: Readonly<Record<string, string>>;
}

/** The request as the person's browser sees it: public scheme, and no `Origin: null`, which our own check has judged. */
function publicRequest(request: Request, secure: boolean): Request {
  const url = new URL(request.url);
  if (secure) url.protocol = "https:";
  const headers = new Headers(request.headers);
  if (headers.get("origin") === "null") headers.delete("origin");
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  return new Request(url, {
    method: request.method,
    headers,
    signal: request.signal,
    ...(hasBody ? { body: request.body, duplex: "half" } : {}),
  });
}

function compressed(response: Response, request: Request): Response {
  const type = response.headers.get("content-type") ?? "";
  const isText = /^text\/(html|x-script)/.test(type);
  if (!isText || !response.body || !/\bgzip\b/.test(request.headers.get("accept-encoding") ?? "")) return response;
  const headers = new Headers(response.headers);
  headers.set("content-encoding", "gzip");
  headers.append("vary", "accept-encoding");
  headers.delete("content-length");
  const { status, statusText } = response;
  return new Response(response.body.pipeThrough(new CompressionStream("gzip")), { status, statusText, headers });
}

/** The pages of every office as one fetch handler: own-host check for changes, React Router, headers, compression. */
export function createPages(settings: PageSettings): Hono<{ Bindings: PageBindings }> {
  const handle = createRequestHandler(build, "production");
  const app = new Hono<{ Bindings: PageBindings }>();
  app.all("*", async (c) => {
    const request = publicRequest(c.req.raw, settings.secure);
    if (!isOwnRequest(c.req.method, c.req.raw.headers, new URL(request.url).origin)) {
      const refused = new Response("Forbidden", { status: 403, headers: { "cache-control": "no-store" } });
      addSecurityHeaders(refused.headers, settings.secure);
      return refused;
    }
    const context = new RouterContextProvider();
    const nonce = randomBytes(16).toString("base64");
    context.set(requestFacts, { ...settings, ...c.env, nonce });
    const answer = await handle(request, context);
    const response = compressed(new Response(answer.body, answer), c.req.raw);
    addSecurityHeaders(response.headers, settings.secure);
    response.headers.set("x-request-id", c.env.requestId);
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store");
    response.headers.append("vary", "cookie, host");
    return response;
  });
  return app;
}
