import { readContactFile, writeBadRows } from "@gerai/adapters/contact-file";
import { ImportView, MOST_IMPORT_BYTES, MOST_IMPORT_ROWS, WriteImportInput } from "@gerai/contracts/broadcasts";
import {
  correctImport,
  discardImport,
  getImport,
  listBadRows,
  startImport,
  writeImport,
} from "@gerai/domain/broadcasts";
import { Problem } from "@gerai/foundation/problem";
import type { Context as HonoContext } from "hono";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { readBounded } from "../../read-bounded.ts";

const OfImport = z.object({ id: z.uuid() });

/** The rows of the file that is the body of a request, whatever it calls itself. */
async function readSheet(c: HonoContext) {
  const bytes = await readBounded(c.req.raw, MOST_IMPORT_BYTES).catch((error: unknown) => {
    const isTooLarge = error instanceof Problem && error.status === 413;
    throw isTooLarge ? new Problem("broadcasts.file-too-large", 422, {}, { cause: error }) : error;
  });
  const { format, rows } = readContactFile(bytes, { bytes: MOST_IMPORT_BYTES, rows: MOST_IMPORT_ROWS });
  const copied = rows.map(({ row, cells, formulas }) => ({ row, cells: [...cells], formulas: [...formulas] }));
  return { format, rows: copied };
}

/** A file comes in. */
export const startImportRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/imports",
  summary: "Judges every row of a CSV or XLSX file, which is the body; writes no contact yet",
  access: startImport,
  reply: { status: 201, schema: ImportView },
  handle: async ({ c, ctx }) => startImport(ctx, await readSheet(c)),
});

/** Mended rows come in. */
export const correctImportRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/imports/{id}/corrections",
  summary: "Takes mended rows into an import, known by their column `baris`; the file is the body",
  access: correctImport,
  params: OfImport,
  reply: { status: 200, schema: ImportView },
  handle: async ({ c, ctx, params }) => correctImport(ctx, { ...(await readSheet(c)), importId: params.id }),
});

/** How an import stands. */
export const getImportRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts/imports/{id}",
  summary: "An import and the faults of its rows",
  access: getImport,
  params: OfImport,
  reply: { status: 200, schema: ImportView },
  handle: ({ ctx, params }) => getImport(ctx, { importId: params.id }),
});

/** The rows to mend. */
export const badRowsRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts/imports/{id}/bad-rows",
  summary: "The bad rows of an import as CSV, to be mended and sent again",
  access: listBadRows,
  params: OfImport,
  reply: { status: 200, schema: "text/csv" },
  async handle({ ctx, params }) {
    const rows = await listBadRows(ctx, { importId: params.id });
    return new Response(writeBadRows(rows), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "cache-control": "private, no-store",
        "content-disposition": 'attachment; filename="baris-salah.csv"',
      },
    });
  },
});

/** The good rows become contacts. */
export const writeImportRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/imports/{id}/write",
  summary: "Writes the good rows of an import; bad ones stay behind",
  access: writeImport,
  params: OfImport,
  body: WriteImportInput,
  reply: { status: 200, schema: ImportView },
  handle: ({ ctx, params, body }) => writeImport(ctx, { ...body, importId: params.id }),
});

/** Nothing of it is kept. */
export const discardImportRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/imports/{id}/discard",
  summary: "Throws an import away",
  access: discardImport,
  params: OfImport,
  body: WriteImportInput,
  reply: { status: 200, schema: ImportView },
  handle: ({ ctx, params, body }) => discardImport(ctx, { ...body, importId: params.id }),
});
