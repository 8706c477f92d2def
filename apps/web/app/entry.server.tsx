import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@react-router/node";
import { renderToPipeableStream } from "react-dom/server";
import { type EntryContext, type RouterContextProvider, ServerRouter } from "react-router";
import { contentSecurityPolicy } from "../server/security-headers.ts";
import { NonceContext } from "./nonce.ts";
import { requestFacts } from "./request-facts.ts";

const RENDER_TIMEOUT_MS = 8_000;

/**
 * Renders one document. It is sent when it is whole: citizen pages have no script that could fill a hole later, and
 * compression works on one piece.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> | Response {
  const { nonce } = context.get(requestFacts);
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("content-security-policy", contentSecurityPolicy(nonce));
  if (request.method === "HEAD") return new Response(null, { status, headers });
  return new Promise((resolve, reject) => {
    const page = (
      <NonceContext value={nonce}>
        <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
      </NonceContext>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        clearTimeout(timer);
        const body = new PassThrough();
        pipe(body);
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
      },
      onShellError(error) {
        clearTimeout(timer);
        reject(error);
      },
    });
    const timer = setTimeout(() => abort(new Error("page took too long")), RENDER_TIMEOUT_MS);
  });
}

/** Unknown errors of loaders, actions and rendering: one log line with the request id, nothing of the request itself. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: RouterContextProvider },
): void {
  if (request.signal.aborted) return;
  const { requestId } = context.get(requestFacts);
  const name = error instanceof Error ? error.name : typeof error;
  const stack = error instanceof Error ? error.stack?.split("\n").slice(1, 8).join("\n") : undefined;
  console.error(JSON.stringify({ name: "web", level: 50, msg: "page failed", requestId, error: name, stack }));
}
