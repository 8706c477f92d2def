import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { openCall } from "../../api.server.ts";
import type { Route } from "./+types/paper-page.ts";

/** One page of a paper as a watermarked picture, streamed as the API gives it; without a right to it just the status. */
export async function loader(args: Route.LoaderArgs) {
  const { fileId, page } = args.params;
  const path = `/staff/files/${encodeURIComponent(fileId)}/pages/${encodeURIComponent(page)}`;
  const answer = await openCall(args, "GET", path, { headers: { accept: "image/jpeg, application/problem+json" } });
  const status = answer.statusCode ?? 502;
  if (status !== 200) {
    answer.resume();
    return new Response(null, { status, headers: { "cache-control": "private, no-store" } });
  }
  const headers = new Headers({ "content-type": "image/jpeg", "cache-control": "private, no-store" });
  const length = answer.headers["content-length"];
  if (length) headers.set("content-length", length);
  return new Response(Readable.toWeb(answer) as NodeStream<Uint8Array> as ReadableStream<Uint8Array>, { headers });
}
