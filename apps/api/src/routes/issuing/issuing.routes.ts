import type { ApiRoute } from "../../api-route.ts";
import { attachPdfRoute, getDocumentPdfRoute } from "./attach-pdf.route.ts";
import { fetchDocumentRoute, peekDocumentLinkRoute } from "./fetch-document.route.ts";
import { outputStepRoutes } from "./output-steps.route.ts";
import { makePinRoute, requestNewLinkRoute } from "./own-document.route.ts";
import { verifyCodeRoute } from "./verify-code.route.ts";

/** Routes of the room issuing. */
export const issuingRoutes: readonly ApiRoute[] = [
  attachPdfRoute,
  ...outputStepRoutes,
  getDocumentPdfRoute,
  makePinRoute,
  requestNewLinkRoute,
  peekDocumentLinkRoute,
  fetchDocumentRoute,
  verifyCodeRoute,
];
