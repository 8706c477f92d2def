import { CHUNK_MEDIA_TYPE, MOST_CHUNK_BYTES, ResumableView, TUS_VERSION } from "@gerai/contracts/documents";
import { appendChunk, beginUpload, findUpload, giveUpUpload } from "@gerai/domain/documents";
import { Problem } from "@gerai/foundation/problem";
import type { Context as HonoContext } from "hono";
import { z } from "zod";
import { type ApiRoute, apiRoute } from "../../api-route.ts";
import { readBounded } from "../../read-bounded.ts";

const OfUpload = z.object({ id: z.uuid() });
const PATH = "/resumable-uploads";

/** The tus headers that every answer about an upload carries. */
function tusHeaders(upload?: ResumableView): Record<string, string> {
  return {
    "tus-resumable": TUS_VERSION,
    ...(upload && {
      "upload-offset": String(upload.offset),
      "upload-length": String(upload.size),
      "upload-expires": new Date(upload.expiresAt).toUTCString(),
    }),
  };
}

/** Nothing but the headers. */
function noContent(upload?: ResumableView): Response {
  return new Response(null, { status: 204, headers: tusHeaders(upload) });
}

/** 412 for another version of the protocol than ours. */
function requireTus(c: HonoContext): void {
  if (c.req.header("tus-resumable") !== TUS_VERSION)
    throw new Problem("documents.protocol-version", 412, { version: TUS_VERSION });
}

function badHeader(name: string): Problem {
  return new Problem("kernel.invalid-input", 422, { faults: [{ path: name, rule: "header" }] });
}

/** A header that must be a whole number from zero on. */
function numberHeader(c: HonoContext, name: string): number {
  const text = c.req.header(name) ?? "";
  if (!/^\d{1,10}$/.test(text)) throw badHeader(name);
  return Number(text);
}

/** The pairs of `Upload-Metadata`: names with base64 values. */
function metadataOf(c: HonoContext): ReadonlyMap<string, Buffer> {
  const text = c.req.header("upload-metadata") ?? "";
  if (text.length > 2000) throw badHeader("upload-metadata");
  const pairs = text.split(",").map((pair) => pair.trim().split(/ +/, 2));
  return new Map(pairs.map(([name = "", value = ""]) => [name, Buffer.from(value, "base64")]));
}

/** `Upload-Checksum` of the checksum extension. */
function checksumOf(c: HonoContext): { algorithm: "sha1" | "sha256"; digest: Buffer } | null {
  const text = c.req.header("upload-checksum");
  if (text === undefined) return null;
  const [algorithm, digest] = text.split(" ", 2);
  if ((algorithm !== "sha1" && algorithm !== "sha256") || !digest)
    throw new Problem("documents.checksum-algorithm", 400, { algorithms: "sha1,sha256" });
  return { algorithm, digest: Buffer.from(digest, "base64") };
}

const beginRoute = apiRoute({
  method: "post",
  path: PATH,
  summary:
    "tus 1.0 creation: announces a file that will come in pieces (Upload-Length; Upload-Metadata filetype, sha256)",
  access: beginUpload,
  makesHolder: true,
  reply: { status: 201, schema: null },
  async handle({ c, ctx }) {
    requireTus(c);
    const size = numberHeader(c, "upload-length");
    const metadata = metadataOf(c);
    const sha256 = metadata.get("sha256");
    if (sha256 && sha256.length !== 32) throw badHeader("upload-metadata");
    await c.get("intake")(ctx, "upload", c.get("clientAddress"));
    const declaredType = metadata.get("filetype")?.toString("utf8").slice(0, 200) ?? "";
    const upload = await beginUpload(ctx, { size, declaredType, sha256: sha256 ?? null });
    for (const [name, value] of Object.entries(tusHeaders(upload))) c.header(name, value);
    c.header("location", `/api/v1${PATH}/${upload.id}`);
    return c.body(null, 201);
  },
});

const findRoute = apiRoute({
  method: "get",
  path: `${PATH}/{id}`,
  summary: "How far a file that comes in pieces is; as HEAD the tus offset request",
  access: findUpload,
  params: OfUpload,
  reply: { status: 200, schema: ResumableView },
  async handle({ c, ctx, params }) {
    const upload = await findUpload(ctx, { id: params.id });
    return c.json(upload, 200, tusHeaders(upload));
  },
});

const appendRoute = apiRoute({
  method: "patch",
  path: `${PATH}/{id}`,
  summary:
    "tus 1.0: takes the next piece at Upload-Offset (Upload-Checksum sha1 or sha256); 409 names the right offset",
  access: appendChunk,
  params: OfUpload,
  reply: { status: 204, schema: null },
  async handle({ c, ctx, params }) {
    requireTus(c);
    if (c.req.header("content-type") !== CHUNK_MEDIA_TYPE)
      throw new Problem("documents.chunk-type", 415, { type: CHUNK_MEDIA_TYPE });
    const offset = numberHeader(c, "upload-offset");
    const checksum = checksumOf(c);
    const bytes = await readBounded(c.req.raw, MOST_CHUNK_BYTES);
    return noContent(await appendChunk(ctx, { id: params.id, offset, bytes, checksum }));
  },
});

const giveUpRoute = apiRoute({
  method: "delete",
  path: `${PATH}/{id}`,
  summary: "tus 1.0 termination: gives up a file that comes in pieces",
  access: giveUpUpload,
  params: OfUpload,
  reply: { status: 204, schema: null },
  async handle({ ctx, params }) {
    await giveUpUpload(ctx, { id: params.id });
    return noContent();
  },
});

/** Uploads in pieces: tus 1.0 with creation, expiration, checksum and termination (decision 0010). */
export const resumableRoutes: readonly ApiRoute[] = [beginRoute, findRoute, appendRoute, giveUpRoute];
