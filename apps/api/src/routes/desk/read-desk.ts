import type { DeskView } from "@gerai/contracts/applications";
import { getDeskCase } from "@gerai/domain/applications";
import { listIssuedDocuments, outputActions } from "@gerai/domain/issuing";
import type { Context } from "@gerai/domain/kernel";

/** The whole desk of a case: the case itself, and what the room of issuing knows of its outputs. */
export async function readDesk(ctx: Context, applicationId: string): Promise<DeskView> {
  const desk = await getDeskCase(ctx, { applicationId });
  const documents = await listIssuedDocuments(ctx, { applicationId });
  return {
    ...desk,
    outputs: desk.outputs.map((output) => ({
      ...output,
      document: documents.find((document) => document.outputId === output.id)?.document ?? null,
      actions: outputActions({ ...output, caseState: desk.state, principal: ctx.principal }),
    })),
  };
}
