import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { redirect } from "react-router";
import { openCall } from "../../api.server.ts";
import { documentCodeOfRequest } from "../own-cookies.server.ts";
import type { Route } from "./+types/document-download.ts";

/** Reasons the PIN page can show; they stand in its address, the PIN never does. */
function pageWith(fault: string): Response {
  return redirect(`/dokumen?galat=${fault}`, { status: 303 });
}

async function faultOf(answer: NodeJS.ReadableStream, status: number): Promise<string> {
  let text = "";
  for await (const chunk of answer) text += String(chunk);
  if (status === 403) {
    const tries = /"triesLeft":\s*(\d)/.exec(text)?.[1];
    return tries ? `pin&sisa=${tries}` : "habis";
  }
  if (status === 404) return "tautan";
  if (status === 429) return "sering";
  return status === 410 ? "habis" : "gagal";
}

/** The PDF for link and PIN, byte for byte as the API gives it; else back to the PIN page with the reason. */
export async function action(args: Route.ActionArgs) {
  const code = documentCodeOfRequest(args.request);
  if (!code) return pageWith("tautan");
  const pin = String((await args.request.formData()).get("pin") ?? "").replace(/\s/g, "");
  if (!/^\d{6}$/.test(pin)) return pageWith("angka");
  const answer = await openCall(args, "POST", `/documents/${code}`, {
    body: { pin },
    headers: { accept: "application/pdf, application/problem+json" },
  });
  const status = answer.statusCode ?? 502;
  if (status !== 200) return pageWith(await faultOf(answer, status));
  const headers = new Headers({
    "content-type": "application/pdf",
    "content-disposition": answer.headers["content-disposition"] ?? 'attachment; filename="dokumen.pdf"',
    "cache-control": "private, no-store",
  });
  const { "content-length": length } = answer.headers;
  if (length) headers.set("content-length", length);
  return new Response(Readable.toWeb(answer) as NodeStream<Uint8Array> as ReadableStream<Uint8Array>, { headers });
}

/** The address alone gives nothing. */
export function loader() {
  return redirect("/dokumen");
}
