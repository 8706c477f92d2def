import { NewLinkView, PinView } from "@gerai/contracts/issuing";
import { makePin, requestNewLink } from "@gerai/domain/issuing";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";

const OfDocument = z.object({ id: z.uuid(), documentId: z.uuid() });

/** The PIN of a paper, shown once. */
export const makePinRoute = apiRoute({
  method: "post",
  path: "/cases/{id}/documents/{documentId}/pin",
  summary: "Makes a PIN; an older one is void from now on",
  access: makePin,
  params: OfDocument,
  reply: { status: 200, schema: PinView },
  handle: ({ ctx, params }) => makePin(ctx, { applicationId: params.id, documentId: params.documentId }),
});

/** A new link by e-mail; without an address the link itself. */
export const requestNewLinkRoute = apiRoute({
  method: "post",
  path: "/cases/{id}/documents/{documentId}/link",
  summary: "Sends a new link by e-mail; `token` holds it when no address is known, and is null otherwise",
  access: requestNewLink,
  params: OfDocument,
  reply: { status: 202, schema: NewLinkView },
  handle: ({ ctx, params }) => requestNewLink(ctx, { applicationId: params.id, documentId: params.documentId }),
});
