import type { CaseView } from "@gerai/contracts/applications";
import { getCase } from "@gerai/domain/applications";
import { listFetchableDocuments } from "@gerai/domain/issuing";
import type { Context } from "@gerai/domain/kernel";
import { getOwnPromise } from "@gerai/domain/promise";

/**
 * The applicant's case with its promise and the papers that can be fetched: three rooms, one page. The others are asked
 * only when they can have something to say, which is seldom while a case is being checked.
 */
export async function readOwnCase(ctx: Context, applicationId: string): Promise<CaseView> {
  const view = await getCase(ctx, { applicationId });
  const wasComplete = view.timeline.some(({ state }) => state === "VERIFIED");
  const mayBeIssued = view.outputs.some(({ kind, state }) => kind === "pdf" && state !== "TO_MAKE");
  const [promise, documents] = await Promise.all([
    wasComplete ? getOwnPromise(ctx, { applicationId }) : null,
    mayBeIssued ? listFetchableDocuments(ctx, { applicationId }) : [],
  ]);
  const byOutput = new Map(documents.map(({ outputId, document }) => [outputId, document]));
  return {
    ...view,
    promise,
    outputs: view.outputs.map((output) => ({ ...output, document: byOutput.get(output.id) ?? null })),
  };
}
