import type { CaseView } from "@gerai/contracts/applications";
import { getCase } from "@gerai/domain/applications";
import { listFetchableDocuments } from "@gerai/domain/issuing";
import type { Context } from "@gerai/domain/kernel";

/**
 * The applicant's case with the papers that can be fetched: two rooms, two queries, one page. The second one is asked
 * only when something may have been issued, which is seldom while a case is on its way.
 */
export async function readOwnCase(ctx: Context, applicationId: string): Promise<CaseView> {
  const view = await getCase(ctx, { applicationId });
  if (!view.outputs.some(({ kind, state }) => kind === "pdf" && state !== "TO_MAKE")) return view;
  const documents = await listFetchableDocuments(ctx, { applicationId });
  const byOutput = new Map(documents.map(({ outputId, document }) => [outputId, document]));
  return {
    ...view,
    outputs: view.outputs.map((output) => ({ ...output, document: byOutput.get(output.id) ?? null })),
  };
}
