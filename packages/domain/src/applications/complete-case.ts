import { applicationResubmitted, type CompletionGrantView, type CompletionView } from "@gerai/contracts/applications";
import type { Text } from "@gerai/contracts/catalogue";
import { slugOfService } from "@gerai/contracts/catalogue";
import type { PaperView } from "@gerai/contracts/documents";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { findServiceVersion, type ServiceDefinition, viewRequirement } from "../catalogue/index.ts";
import {
  addPaperFiles,
  finishUpload,
  keepFiles,
  listPapers,
  type ReceivedFile,
  removeObjects,
  replacePapers,
  SentFile,
  StoredFile,
  takeOutPaperFile,
  viewPaperFile,
} from "../documents/index.ts";
import { command, procedure, query, type ReadScope } from "../kernel/index.ts";
import { type CaseRow, findOpenRequest, lockCaseRow, markRequestAnswered } from "./applications.store.ts";
import { deleteGrants, listGrantPurposes } from "./case-grants.store.ts";
import { grant, grantEnd, heldCase, holderOf } from "./case-grants.ts";
import { viewCase } from "./get-case.ts";
import { findOpenLink, openOnce, voidLinks } from "./links.ts";
import { moveCase } from "./move-case.ts";
import { listRefusedPapers } from "./refused-papers.ts";

/** One refused paper and what has been sent for it since. */
interface RefusedItem {
  readonly requirement: string;
  readonly reason: Text;
  readonly files: readonly ReceivedFile[];
}

/** An open request with what it asks. */
interface OpenCompletion {
  readonly row: CaseRow;
  readonly definition: ServiceDefinition;
  readonly requestId: string;
  /** Round of the refused verdicts; new files carry the next one. */
  readonly round: number;
  readonly expiresAt: Date;
  readonly items: readonly RefusedItem[];
  readonly papers: readonly ReceivedFile[];
}

const OfCase = z.object({ applicationId: z.uuid() });
const OfPaper = OfCase.extend({ requirement: z.string().max(60) });

/** The open request of a case that the cookie may mend or track; 404 when it has none (any more). */
async function openCompletion(scope: ReadScope, applicationId: string, forUpdate = false): Promise<OpenCompletion> {
  const row = await heldCase(scope, applicationId, ["completion", "track"], forUpdate);
  if (row.state !== "NEEDS_COMPLETION") throw notFound();
  const [{ definition }, request, papers] = await Promise.all([
    findServiceVersion(scope, row.service_code, row.service_version),
    findOpenRequest(scope.tx, applicationId),
    listPapers(scope, applicationId),
  ]);
  if (!request) throw notFound();
  const refused = await listRefusedPapers(scope, { id: applicationId, definition }, request.round);
  const fresh = papers.filter(({ round }) => round > request.round);
  const items = refused.map(({ requirement, text }) => ({
    requirement,
    reason: text,
    files: fresh.filter((file) => file.requirement === requirement),
  }));
  return { row, definition, requestId: request.id, round: request.round, expiresAt: request.expires_at, items, papers };
}

function refusedItem({ items }: OpenCompletion, requirement: string): RefusedItem {
  const item = items.find((candidate) => candidate.requirement === requirement);
  if (!item) throw notFound();
  return item;
}

/** A refused paper: the old files are shown no more, only why they will not do and what has come instead. */
function viewItem({ definition }: OpenCompletion, item: RefusedItem): PaperView {
  const paper = definition.requirements.find(({ key }) => key === item.requirement);
  if (!paper) throw notFound();
  return {
    requirement: viewRequirement(paper),
    files: item.files.map(viewPaperFile),
    status: item.files.length > 0 ? "received" : "refused",
    reason: item.reason,
  };
}

function isAnswered({ items }: OpenCompletion): boolean {
  return items.every(({ files }) => files.length > 0);
}

/**
 * Exchanges a link for a right of the cookie to mend this one request; 404 once it is answered or too old. A mailed one
 * is good until then, one that a chat gave out opens it once.
 */
export const exchangeCompletionLink = command({
  action: "completion.open-link",
  principals: ["link"],
  input: z.object({ token: z.string().max(80) }),
  async run(scope, { token }) {
    const mailed = await findOpenLink(scope, "completion", token);
    const link = mailed ?? (await openOnce(scope, "upload", token));
    if (!link) throw notFound();
    const until = mailed ? link.expiresAt : grantEnd(scope.ctx, "track");
    await grant(scope, link.applicationId, "completion", until);
    return {
      subjectId: link.applicationId,
      result: { caseId: link.applicationId } satisfies CompletionGrantView,
      details: { requestId: link.subjectId },
    };
  },
});

/** The refused papers of a case and nothing else of it. */
export const getCompletion = query({
  action: "completion.read",
  principals: ["link"],
  input: OfCase,
  async run(scope, { applicationId }): Promise<CompletionView> {
    const completion = await openCompletion(scope, applicationId);
    const { row, definition, expiresAt, items } = completion;
    return {
      caseId: row.id,
      number: row.number ?? "",
      service: { code: definition.code, slug: slugOfService(definition.code), name: definition.name },
      answerBy: expiresAt.toISOString(),
      items: items.map((item) => viewItem(completion, item)),
      canSend: isAnswered(completion),
    };
  },
});

const checkCompletionPaper = query({
  action: "completion.check-paper",
  principals: ["link"],
  input: OfPaper,
  async run(scope, { applicationId, requirement }) {
    return refusedItem(await openCompletion(scope, applicationId), requirement).requirement;
  },
});

/** The item as it stands after a change of its files. */
async function viewChanged(scope: ReadScope, completion: OpenCompletion, requirement: string): Promise<PaperView> {
  const papers = await listPapers(scope, completion.row.id);
  const files = papers.filter((file) => file.requirement === requirement && file.round > completion.round);
  return viewItem(completion, { ...refusedItem(completion, requirement), files });
}

const recordCompletionPaper = command({
  action: "completion.add-paper",
  principals: ["link"],
  input: OfPaper.extend({ files: z.array(StoredFile).min(1) }),
  async run(scope, { applicationId, requirement, files }) {
    const completion = await openCompletion(scope, applicationId, true);
    const { maxFiles } = viewItem(completion, refusedItem(completion, requirement)).requirement;
    await addPaperFiles(scope, {
      owner: { applicationId },
      requirement,
      round: completion.round + 1,
      files,
      maxFiles,
      present: completion.papers,
    });
    const result = await viewChanged(scope, completion, requirement);
    return { subjectId: applicationId, result, details: { requirement, count: files.length } };
  },
});

/** Takes new files for a refused paper, all or none; any other paper of the case is 404. */
export const addCompletionPaper = procedure({
  action: "completion.add-paper",
  principals: ["link"],
  input: OfPaper.extend({ files: z.array(SentFile).min(1).max(30) }),
  async run(ctx, { applicationId, requirement, files }): Promise<PaperView> {
    await checkCompletionPaper(ctx, { applicationId, requirement });
    return await keepFiles(ctx, files, (stored) =>
      recordCompletionPaper(ctx, { applicationId, requirement, files: stored }),
    );
  },
});

const viewCompletionPaper = query({
  action: "completion.check-paper",
  principals: ["link"],
  input: OfPaper,
  async run(scope, { applicationId, requirement }): Promise<PaperView> {
    const completion = await openCompletion(scope, applicationId);
    return viewItem(completion, refusedItem(completion, requirement));
  },
});

/** Takes a file that came in pieces for a refused paper, like `addCompletionPaper`; asked again it adds nothing. */
export const addResumedCompletionPaper = procedure({
  action: "completion.add-paper",
  principals: ["link"],
  input: OfPaper.extend({ upload: z.uuid() }),
  async run(ctx, { applicationId, requirement, upload }): Promise<PaperView> {
    await checkCompletionPaper(ctx, { applicationId, requirement });
    await finishUpload(ctx, upload, { requirement, applicationId }, (files) =>
      recordCompletionPaper(ctx, { applicationId, requirement, files }),
    );
    return await viewCompletionPaper(ctx, { applicationId, requirement });
  },
});

const takeOutCompletionPaper = command({
  action: "completion.remove-paper",
  principals: ["link"],
  input: OfPaper.extend({ fileId: z.uuid() }),
  async run(scope, { applicationId, requirement, fileId }) {
    const completion = await openCompletion(scope, applicationId, true);
    refusedItem(completion, requirement);
    const fromRound = completion.round + 1;
    const objectKey = await takeOutPaperFile(scope, { applicationId, requirement, fileId, fromRound });
    const paper = await viewChanged(scope, completion, requirement);
    return { subjectId: applicationId, result: { paper, objectKey }, details: { requirement } };
  },
});

/** Removes a file sent in answer to this request; those of earlier rounds stay. */
export const removeCompletionPaper = procedure({
  action: "completion.remove-paper",
  principals: ["link"],
  input: OfPaper.extend({ fileId: z.uuid() }),
  async run(ctx, input): Promise<PaperView> {
    const { paper, objectKey } = await takeOutCompletionPaper(ctx, input);
    await removeObjects(ctx, [objectKey]);
    return paper;
  },
});

/**
 * Sends the answer: every refused paper has a new file (422 `applications.incomplete` otherwise). The old files are put
 * aside, the case goes back to the officer who asked, and the link and the rights it gave are used up.
 */
export const sendCompletion = command({
  action: "completion.send",
  principals: ["link"],
  input: OfCase,
  async run(scope, { applicationId }) {
    const { tx, ctx } = scope;
    const completion = await openCompletion(scope, applicationId, true);
    const { items, round, requestId, row } = completion;
    const papers = items.filter(({ files }) => files.length === 0).map(({ requirement }) => requirement);
    if (papers.length > 0)
      throw new Problem("applications.incomplete", 422, { papers, errors: [], missing: [], blocked: [] });
    const purposes = await listGrantPurposes(tx, holderOf(ctx), applicationId, ctx.now());
    const requirements = items.map(({ requirement }) => requirement);
    await replacePapers(scope, { applicationId, requirements, upToRound: round });
    await moveCase(scope, {
      applicationId,
      version: row.version,
      to: "RESUBMITTED",
      prepare: () => ({ round: round + 1, claimed_by: null, claim_until: null }),
    });
    await Promise.all([
      markRequestAnswered(tx, requestId, ctx.now()),
      voidLinks(scope, { subjectId: requestId }),
      deleteGrants(tx, applicationId, ["completion"]),
    ]);
    scope.announce(applicationResubmitted, { applicationId });
    const now = await lockCaseRow(tx, applicationId);
    if (!now) throw notFound();
    return {
      subjectId: applicationId,
      result: await viewCase(scope, now, purposes.includes("track")),
      details: { requirements },
    };
  },
});
