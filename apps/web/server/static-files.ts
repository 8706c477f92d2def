import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};
const TEXT = new Set([".js", ".css", ".svg", ".txt", ".webmanifest"]);

interface StaticFile {
  readonly path: string;
  readonly type: string;
  readonly isText: boolean;
  /** The file's name carries a hash of its content, so it never changes. */
  readonly isImmutable: boolean;
  readonly bodies: Map<string, Buffer>;
}

function listFiles(root: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    const path = join(root, entry);
    const type = TYPES[extname(entry)];
    if (type === undefined || !statSync(path).isFile()) continue;
    const address = `/${relative(root, path).split(sep).join("/")}`;
    files.set(address, {
      path,
      type,
      isText: TEXT.has(extname(entry)),
      isImmutable: /^\/(assets|enhance)\//.test(address),
      bodies: new Map(),
    });
  }
  return files;
}

function bestCoding(file: StaticFile, accepted: string): string {
  if (!file.isText) return "identity";
  if (/\bbr\b/.test(accepted)) return "br";
  return /\bgzip\b/.test(accepted) ? "gzip" : "identity";
}

function body(file: StaticFile, coding: string): Buffer {
  const known = file.bodies.get(coding);
  if (known) return known;
  const plain = readFileSync(file.path);
  const made =
    coding === "br"
      ? brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      : coding === "gzip"
        ? gzipSync(plain, { level: 9 })
        : plain;
  file.bodies.set(coding, made);
  return made;
}

/**
 * Serves the built client files from a list made at start, so no path from outside ever reaches the file system. Each
 * file is compressed at its first use and kept. Returns a function that says whether it has answered.
 */
export function staticFiles(
  root: string,
  extra: Readonly<Record<string, string>>,
): (incoming: IncomingMessage, outgoing: ServerResponse, path: string) => boolean {
  const files = listFiles(root);
  return (incoming, outgoing, path) => {
    const file = files.get(path);
    if (!file || (incoming.method !== "GET" && incoming.method !== "HEAD")) return false;
    const coding = bestCoding(file, String(incoming.headers["accept-encoding"] ?? ""));
    const content = body(file, coding);
    outgoing.writeHead(200, {
      ...extra,
      "content-type": file.type,
      "content-length": content.length,
      "cache-control": file.isImmutable ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      vary: "accept-encoding",
      ...(coding === "identity" ? {} : { "content-encoding": coding }),
    });
    outgoing.end(incoming.method === "HEAD" ? undefined : content);
    return true;
  };
}

/** Addresses of the enhancement modules by name (`digit-groups` -> `/enhance/digit-groups-<hash>.js`), from Vite's manifest. */
export function enhancementAddresses(root: string): Readonly<Record<string, string>> {
  const path = join(root, "enhance", "manifest.json");
  if (!existsSync(path)) return {};
  const manifest: Record<string, { name?: string; file: string; isEntry?: boolean }> = JSON.parse(
    readFileSync(path, "utf8"),
  );
  return Object.fromEntries(
    Object.values(manifest).flatMap((chunk) =>
      chunk.isEntry && chunk.name ? [[chunk.name, `/enhance/${chunk.file}`]] : [],
    ),
  );
}
