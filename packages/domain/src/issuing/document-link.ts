import { documentLinkRequested } from "@gerai/contracts/applications";
import type { DocumentLinkView, NewLinkView } from "@gerai/contracts/issuing";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { findOpenLink, mintLink, outputName, readCaseFile, readOutput } from "../applications/index.ts";
import { findServiceVersion } from "../catalogue/index.ts";
import { type CommandEnd, command, query, type Scope, step } from "../kernel/index.ts";
import { daysAfter, LINK_DAYS } from "./issued-document.ts";
import { findDocument, findDocumentOfOutput } from "./issuing.store.ts";
import { findOwnDocument } from "./own-document.ts";

/** The link to the living paper of an output, made while its message is worded; undefined when there is none (any more). */
export const mintDocumentLink = step(
  async (scope: Scope, { outputId }: { outputId: string }): Promise<string | undefined> => {
    const document = await findDocumentOfOutput(scope.tx, outputId);
    if (!document) return undefined;
    return await mintLink(scope, {
      kind: "document",
      applicationId: document.application_id,
      subjectId: document.id,
      expiresAt: daysAfter(scope.ctx.now(), LINK_DAYS),
    });
  },
);

/**
 * The applicant asks for a new link; the old one is void once the new one is made. It is sent by e-mail where an address
 * is known. Where none is, the link itself is the answer (`token`): it still needs the PIN.
 */
export const requestNewLink = command({
  action: "document.request-link",
  principals: ["link"],
  input: z.object({ applicationId: z.uuid(), documentId: z.uuid() }),
  async run(scope, { applicationId, documentId }): Promise<CommandEnd<NewLinkView>> {
    const { output } = await findOwnDocument(scope, applicationId, documentId);
    const { contact } = await readCaseFile(scope, applicationId);
    if (contact.email) {
      scope.announce(documentLinkRequested, { applicationId, outputId: output.id, documentId });
      return { subjectId: documentId, result: { token: null } };
    }
    const token = await mintDocumentLink(scope, { outputId: output.id });
    return { subjectId: documentId, result: { token: token ?? null } };
  },
});

/** What a link shows before the PIN: the kind of paper, nothing of a person. A void link is the same 404 as a wrong one. */
export const peekDocumentLink = query({
  action: "document.peek",
  principals: ["public"],
  input: z.object({ token: z.string().max(100) }),
  async run(scope, { token }): Promise<DocumentLinkView> {
    const link = await findOpenLink(scope, "document", token);
    const document = link && (await findDocument(scope.tx, link.subjectId));
    if (!link || document?.state !== "issued") throw notFound();
    const output = await readOutput(scope, document.output_id);
    const { definition } = await findServiceVersion(scope, output.serviceCode, output.serviceVersion);
    return {
      name: outputName(output.item, definition.name),
      officeName: scope.ctx.office.fullName,
      expiresAt: link.expiresAt.toISOString(),
    };
  },
});
