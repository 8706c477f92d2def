import type { DeskView } from "@gerai/contracts/applications";
import { getDeskCase } from "@gerai/domain/applications";
import { listIssuedDocuments } from "@gerai/domain/issuing";
import type { Context } from "@gerai/domain/kernel";
import { getDeskPromise } from "@gerai/domain/promise";

/** The whole desk of a case: the case itself, what the room of issuing knows of its outputs, and its promise. */
export async function readDesk(ctx: Context, applicationId: string): Promise<DeskView> {
  const desk = await getDeskCase(ctx, { applicationId });
  const [documents, promise] = await Promise.all([
    listIssuedDocuments(ctx, { applicationId }),
    getDeskPromise(ctx, { applicationId }),
  ]);
  const issuing = new Map(documents.map((one) => [one.outputId, one]));
  return {
    ...desk,
    promise,
    outputs: desk.outputs.map((output) => ({
      ...output,
      document: issuing.get(output.id)?.document ?? null,
      actions: issuing.get(output.id)?.actions ?? [],
    })),
  };
}
