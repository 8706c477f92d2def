import { notFound } from "@gerai/foundation/problem";
import { heldCase, type OutputFile, readOutput } from "../applications/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { type DocumentRow, findDocument } from "./issuing.store.ts";

/** An issued paper of the case whose holder asks, with its output; anything else is the same 404. */
export async function findOwnDocument(
  scope: ReadScope,
  applicationId: string,
  documentId: string,
): Promise<{ document: DocumentRow; output: OutputFile }> {
  await heldCase(scope, applicationId, ["track"]);
  const document = await findDocument(scope.tx, documentId);
  if (!document || document.application_id !== applicationId || document.state !== "issued") throw notFound();
  const output = await readOutput(scope, document.output_id);
  if (output.delivery === "pickup") throw notFound();
  return { document, output };
}
