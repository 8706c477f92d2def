import { Readable } from "node:stream";
import { redirect } from "react-router";
import { type Caller, openCall } from "../api.server.ts";
import { signInAddress } from "./staff-session.server.ts";

/** Streams a picture or paper of the API to the officer's browser; nothing of it is kept on the way. */
export async function passFile(caller: Caller, path: string): Promise<Response> {
  const answer = await openCall(caller, "GET", path, { headers: { accept: "*/*" } });
  const status = answer.statusCode ?? 502;
  if (status !== 200) {
    answer.resume();
    if (status === 401) return redirect(signInAddress(caller.request));
    return new Response(null, { status, headers: { "cache-control": "no-store" } });
  }
  const headers = new Headers({ "cache-control": "private, no-store" });
  for (const name of ["content-type", "content-length", "content-disposition"]) {
    const value = answer.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  return new Response(Readable.toWeb(answer) as ReadableStream<Uint8Array>, { headers });
}
