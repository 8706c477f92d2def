import {
  AddCannedReplyInput,
  CANNED_PLACEHOLDERS,
  type CannedReplyView,
  ChangeCannedReplyInput,
  RemoveCannedReplyInput,
} from "@gerai/contracts/conversations";
import { newId } from "@gerai/foundation/ids";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { staffNames } from "../identity/index.ts";
import { command, publicUrl, query, type ReadScope, type Scope } from "../kernel/index.ts";
import {
  type CannedRow,
  countCanned,
  deleteCanned,
  insertCanned,
  isTitleTaken,
  listCannedRows,
  lockCanned,
  updateCanned,
} from "./canned-replies.store.ts";
import { numbersInText } from "./numbers-in-text.ts";
import { officerOf } from "./view-thread.ts";

/** Nobody finds an answer among more. */
const MOST = 200;

const staff = { principals: ["staff"], permission: "conversations:answer" } as const;
const OfReply = z.object({ replyId: z.uuid() });

/** Words in braces that nothing stands for, and numbers of persons, are refused: an officer would send them as they are. */
function assertSound(text: string): void {
  const unknown = [...text.matchAll(/\{[^{}]*\}/g)].find(
    ([written]) => !(CANNED_PLACEHOLDERS as readonly string[]).includes(written),
  );
  if (unknown) throw new Problem("conversations.unknown-placeholder", 422);
  if (numbersInText(text).hasPersonalNumber) throw new Problem("conversations.personal-number", 422);
}

async function viewReplies(scope: ReadScope, rows: readonly CannedRow[]): Promise<CannedReplyView[]> {
  const { ctx } = scope;
  const officer = officerOf(scope);
  const names = await staffNames(scope, [officer]);
  const facts: Readonly<Record<string, string>> = {
    "{kantor}": ctx.office.fullName,
    "{situs}": publicUrl(ctx, ""),
    "{petugas}": names.get(officer) ?? "",
  };
  return rows.map(({ id, title, body, revision }) => ({
    ...{ id, title, text: body, revision },
    filled: body.replace(/\{[^{}]*\}/g, (place) => facts[place] ?? place),
  }));
}

async function viewOne(scope: ReadScope, row: CannedRow): Promise<CannedReplyView> {
  const [view] = await viewReplies(scope, [row]);
  if (!view) throw notFound();
  return view;
}

async function takeReply({ tx }: Scope, replyId: string, revision: number): Promise<CannedRow> {
  const row = await lockCanned(tx, replyId);
  if (!row) throw notFound();
  if (row.revision !== revision) throw new Problem("conversations.stale", 409);
  return row;
}

/** The answers that officers of this office give often, filled in for whoever asks. */
export const listCannedReplies = query({
  ...staff,
  action: "canned-reply.list",
  input: z.object({}),
  run: async (scope) => await viewReplies(scope, await listCannedRows(scope.tx)),
});

/** One more. 409 `conversations.title-taken`, 422 `conversations.unknown-placeholder` and `conversations.too-many`. */
export const addCannedReply = command({
  ...staff,
  action: "canned-reply.add",
  input: AddCannedReplyInput,
  async run(scope, { title, text }) {
    const { tx, ctx } = scope;
    assertSound(text);
    if ((await countCanned(tx)) >= MOST) throw new Problem("conversations.too-many", 422);
    const row: CannedRow = { id: newId(ctx.now()), title, body: text, revision: 1 };
    const isFree = await insertCanned(tx, { ...row, tenant_id: ctx.tenantId, changed_at: ctx.now() });
    if (!isFree) throw new Problem("conversations.title-taken", 409);
    return { subjectId: row.id, result: await viewOne(scope, row) };
  },
});

/** Other words for one. 409 `conversations.stale` or `conversations.title-taken`. */
export const changeCannedReply = command({
  ...staff,
  action: "canned-reply.change",
  input: ChangeCannedReplyInput.extend(OfReply.shape),
  async run(scope, { replyId, revision, title, text }) {
    const { tx, ctx } = scope;
    assertSound(text);
    await takeReply(scope, replyId, revision);
    if (await isTitleTaken(tx, replyId, title)) throw new Problem("conversations.title-taken", 409);
    const change = { title, body: text, revision: revision + 1 };
    await updateCanned(tx, replyId, { ...change, changed_at: ctx.now() });
    return { subjectId: replyId, result: await viewOne(scope, { id: replyId, ...change }) };
  },
});

/** One less. 409 `conversations.stale`. */
export const removeCannedReply = command({
  ...staff,
  action: "canned-reply.remove",
  input: RemoveCannedReplyInput.extend(OfReply.shape),
  async run(scope, { replyId, revision }) {
    await takeReply(scope, replyId, revision);
    await deleteCanned(scope.tx, replyId);
    return { subjectId: replyId, result: {} };
  },
});
