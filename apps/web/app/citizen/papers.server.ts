import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { FileRefusalCode, type PaperView } from "@gerai/contracts/documents";
import { type Caller, callApi, problemResponse } from "../api.server.ts";

/** Why a file was not taken, beside the paper it was meant for. */
export interface PaperRefusal {
  readonly requirement: string;
  readonly refusal: FileRefusalCode;
}

/** Name of the query part that says for which paper a file is sent; the body stays a pure file. */
export const PAPER_QUERY = "berkas";

function refusalOf(
  requirement: string,
  status: number,
  params: Readonly<Record<string, unknown>>,
): PaperRefusal | undefined {
  if (status === 413) return { requirement, refusal: "file.too-large" };
  const code = FileRefusalCode.safeParse(params.refusal);
  return status === 422 && code.success ? { requirement, refusal: code.data } : undefined;
}

/** Makes a paper of a photo that has come in pieces; only for the form it was taken for. */
async function finishPaper(
  caller: Caller,
  base: string,
  caseId: unknown,
  upload: string,
): Promise<PaperRefusal | undefined> {
  if (!base.split("/").includes(String(caseId))) throw new Response(null, { status: 409 });
  const requirement = new URL(caller.request.url).searchParams.get(PAPER_QUERY) ?? "";
  const reply = await callApi<PaperView>(caller, "POST", `${base}/${encodeURIComponent(requirement)}`, {
    body: { upload },
  });
  if (reply.ok) return undefined;
  const refusal = refusalOf(requirement, reply.status, reply.problem.params);
  if (refusal) return refusal;
  throw problemResponse(reply.problem);
}

/**
 * Works on one post of a papers page: a multipart body is streamed to the API untouched and never held here; a short form
 * names a photo that has come in pieces, or removes one file. `base` is the API path of the papers. Returns why a file was refused; undefined when it was done.
 */
export async function postPaper(caller: Caller, base: string): Promise<PaperRefusal | undefined> {
  const { request } = caller;
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/form-data") && request.body) {
    const requirement = new URL(request.url).searchParams.get(PAPER_QUERY) ?? "";
    const length = request.headers.get("content-length");
    const reply = await callApi<PaperView>(caller, "POST", `${base}/${encodeURIComponent(requirement)}`, {
      body: Readable.fromWeb(request.body as NodeStream),
      contentType: type,
      headers: length ? { "content-length": length } : {},
    });
    if (reply.ok) return undefined;
    const refusal = refusalOf(requirement, reply.status, reply.problem.params);
    if (refusal) return refusal;
    throw problemResponse(reply.problem);
  }
  const form = await request.formData();
  const upload = form.get("upload");
  if (typeof upload === "string") return await finishPaper(caller, base, form.get("case"), upload);
  const requirement = encodeURIComponent(String(form.get(PAPER_QUERY) ?? ""));
  const file = encodeURIComponent(String(form.get("file") ?? ""));
  const reply = await callApi<PaperView>(caller, "DELETE", `${base}/${requirement}/files/${file}`);
  if (!reply.ok && reply.status !== 404) throw problemResponse(reply.problem);
  return undefined;
}
