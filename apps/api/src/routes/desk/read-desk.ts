import type { DeskView } from "@gerai/contracts/applications";
import { getDeskCase } from "@gerai/domain/applications";
import { listIssuedDocuments } from "@gerai/domain/issuing";
import type { Context } from "@gerai/domain/kernel";

/** The whole desk of a case: the case itself, and what the room of issuing knows of its outputs. */
export async function readDesk(ctx: Context, applicationId: string): Promise<DeskView> {
  const desk = await getDeskCase(ctx, { applicationId });
  const issuing = new Map((await listIssuedDocuments(ctx, { applicationId })).map((one) => [one.outputId, one]));
  return {
    ...desk,
    outputs: desk.outputs.map((output) => ({
      ...output,
      document: issuing.get(output.id)?.document ?? null,
      actions: issuing.get(output.id)?.actions ?? [],
    })),
  };
}
