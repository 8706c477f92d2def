import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { redirect } from "react-router";
import { openCall } from "../../api.server.ts";
import { signInHref } from "../own-path.ts";
import { pagePath } from "../staff-api.server.ts";
import type { Route } from "./+types/issued-paper.ts";

/** An issued paper byte for byte, to be looked at by the desk; the API writes the read into the trail. */
export async function loader(args: Route.LoaderArgs) {
  const path = `/staff/documents/${encodeURIComponent(args.params.documentId)}/pdf`;
  const answer = await openCall(args, "GET", path, { headers: { accept: "application/pdf, application/problem+json" } });
  const status = answer.statusCode ?? 502;
  if (status !== 200) {
    answer.resume();
    if (status === 401) return redirect(signInHref(pagePath(args.request)), { status: 303 });
    return new Response(null, { status, headers: { "cache-control": "private, no-store" } });
  }
  const headers = new Headers({
    "content-type": "application/pdf",
    "content-disposition": answer.headers["content-disposition"] ?? "inline",
    "cache-control": "private, no-store",
  });
  const length = answer.headers["content-length"];
  if (length) headers.set("content-length", length);
  return new Response(Readable.toWeb(answer) as NodeStream<Uint8Array> as ReadableStream<Uint8Array>, { headers });
}
