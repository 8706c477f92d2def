import { FinishUploadInput } from "@gerai/contracts/documents";
import type { SentFile } from "@gerai/domain/documents";
import { parseInput } from "@gerai/domain/kernel";
import { Problem } from "@gerai/foundation/problem";
import type { Context as HonoContext } from "hono";
import { readBounded } from "./read-bounded.ts";
import { readJson } from "./read-json.ts";

const MIB = 1024 * 1024;

/** Most bytes of one upload request: a PDF of 10 MiB or some five photos, with the form around them. */
export const MOST_UPLOAD_BYTES = 26 * MIB;

/** A multipart body, taken apart. */
export interface Upload {
  /** Files of the field `file`, in order; boxes left empty are not among them. */
  readonly files: readonly SentFile[];
  /** Text fields; of several with one name the last. */
  readonly fields: Readonly<Record<string, string>>;
}

function notMultipart(): Problem {
  return new Problem("kernel.invalid-input", 422, { faults: [{ path: "file", rule: "multipart" }] });
}

/**
 * The multipart body of a request: more than `limit` bytes are 413 however they were declared, anything that is no
 * multipart form is 422. Names and types of files are the sender's words; only `declaredType` is passed on.
 */
export async function readUpload(c: HonoContext, limit = MOST_UPLOAD_BYTES): Promise<Upload> {
  const type = c.req.header("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) throw notMultipart();
  const body = await readBounded(c.req.raw, limit);
  let form: FormData;
  try {
    form = await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    throw notMultipart();
  }
  const files: SentFile[] = [];
  const fields: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value === "string") fields[name] = value;
    else if (name === "file" && (value.size > 0 || value.name !== ""))
      files.push({ bytes: new Uint8Array(await value.arrayBuffer()), declaredType: value.type.slice(0, 200) });
  }
  return { files, fields };
}

/** The files of an upload that has to carry at least one; 422 `documents.file-refused` otherwise. */
export async function readFiles(c: HonoContext, limit = MOST_UPLOAD_BYTES): Promise<Upload> {
  const upload = await readUpload(c, limit);
  if (upload.files.length === 0) throw new Problem("documents.file-refused", 422, { refusal: "file.empty", file: 0 });
  return upload;
}

/** The id of a file that has come in pieces, which a JSON body names instead of carrying one; undefined for a multipart body. */
export async function readUploadId(c: HonoContext): Promise<string | undefined> {
  if (!/^application\/json\b/i.test(c.req.header("content-type") ?? "")) return undefined;
  return parseInput(FinishUploadInput, await readJson(c)).upload;
}
