import { DocumentLinkView, FetchDocumentInput } from "@gerai/contracts/issuing";
import { fetchDocument, peekDocumentLink } from "@gerai/domain/issuing";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { pdfResponse } from "./pdf-response.ts";

const OfLink = z.object({ token: z.string().max(100) });

/** What a link shows before its PIN. */
export const peekDocumentLinkRoute = apiRoute({
  method: "get",
  path: "/documents/{token}",
  summary: "The kind of paper behind a link; nothing of a person",
  access: peekDocumentLink,
  params: OfLink,
  reply: { status: 200, schema: DocumentLinkView },
  handle: ({ ctx, params }) => peekDocumentLink(ctx, params),
});

/** The paper itself. */
export const fetchDocumentRoute = apiRoute({
  method: "post",
  path: "/documents/{token}",
  summary: "Opens a paper with its PIN",
  access: fetchDocument,
  reveals: true,
  params: OfLink,
  body: FetchDocumentInput,
  reply: { status: 200, schema: "application/pdf" },
  handle: async ({ ctx, params, body }) =>
    pdfResponse(await fetchDocument(ctx, { token: params.token, pin: body.pin }), "attachment"),
});
