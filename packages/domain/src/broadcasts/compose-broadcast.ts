import { type BroadcastView, ChangeBroadcastInput, ComposeBroadcastInput } from "@gerai/contracts/broadcasts";
import { newId } from "@gerai/foundation/ids";
import { notFound } from "@gerai/foundation/problem";
import { measureSms, plainSms } from "@gerai/foundation/sms-segments";
import { z } from "zod";
import { staffNames } from "../identity/index.ts";
import { actorId, type Context, command, publicUrl, type ReadScope, type Scope } from "../kernel/index.ts";
import { formatBroadcastCode, newBroadcastCode, peopleIn, readerOf, viewBroadcast } from "./broadcast.ts";
import { areaUnknown, broadcastChanged, notADraft, smsTooLong } from "./broadcasts.problems.ts";
import {
  type BroadcastRow,
  findBroadcast,
  insertBroadcast,
  lockBroadcast,
  updateBroadcast,
} from "./broadcasts.store.ts";
import { linkTokenOf } from "./link-token.ts";
import { officeArea } from "./place.ts";
import { readProgress } from "./progress.ts";

/** Longer is too dear, and is not read. */
const MOST_SEGMENTS = 2;

/** The whole SMS to one head. */
export function wordSms(ctx: Context, { code, sms }: Pick<BroadcastRow, "code" | "sms">, token: string): string {
  const link = publicUrl(ctx, `/siaran/${token}`);
  const parts = { office: ctx.office.shortName, text: sms, link, code: formatBroadcastCode(code) };
  return plainSms(ctx.ports.broadcasts.sms(parts));
}

/** A broadcast as its reader sees it. */
export async function readView(scope: ReadScope, row: BroadcastRow): Promise<BroadcastView> {
  const [names, area, progress] = [
    await staffNames(scope, peopleIn(row)),
    await officeArea(scope),
    (await readProgress(scope, [row])).get(row.id) ?? null,
  ];
  return viewBroadcast(row, { names, area, progress }, readerOf(scope.ctx));
}

/** The same after a change. */
export async function readAgain(scope: Scope, broadcastId: string): Promise<BroadcastView> {
  const row = await findBroadcast(scope.tx, broadcastId);
  if (!row) throw notFound();
  return await readView(scope, row);
}

/** A broadcast as a step needs it: there, and as its reader saw it. */
export async function takeBroadcast({ tx }: Scope, broadcastId: string, revision: number): Promise<BroadcastRow> {
  const row = await lockBroadcast(tx, broadcastId);
  if (!row) throw notFound();
  if (row.revision !== revision) throw broadcastChanged();
  return row;
}

type Words = z.output<typeof ComposeBroadcastInput>;

async function checkWords(scope: Scope, { audience, sms }: Words, code: string): Promise<void> {
  const { byCode } = await officeArea(scope);
  if (audience.areas.some((area) => !byCode.has(area))) throw areaUnknown();
  const { segments } = measureSms(wordSms(scope.ctx, { code, sms }, linkTokenOf(scope.ctx, code)));
  if (segments > MOST_SEGMENTS) throw smsTooLong(segments, MOST_SEGMENTS);
}

function columnsOf({ title, text, sms, audience, configVersion }: Words) {
  return { title, text, sms, levels: audience.levels, areas: audience.areas, config_version: configVersion };
}

function composerOf({ principal }: Context): string {
  const id = actorId(principal);
  if (id === null) throw notFound();
  return id;
}

/** Begins a broadcast as a draft. Codes as at `ComposeBroadcastInput`. */
export const composeBroadcast = command({
  action: "broadcast.compose",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: ComposeBroadcastInput,
  async run(scope, words) {
    const { tx, ctx } = scope;
    const id = newId(ctx.now());
    const code = newBroadcastCode();
    await checkWords(scope, words, code);
    await insertBroadcast(tx, {
      ...columnsOf(words),
      ...{ tenant_id: ctx.tenantId, id, code, state: "draft", revision: 1 },
      composers: [composerOf(ctx)],
      composed_at: ctx.now(),
    });
    return { subjectId: id, result: await readAgain(scope, id), details: { levels: words.audience.levels } };
  },
});

/** Changes a draft; whoever does is one of those who do not approve it. */
export const changeBroadcast = command({
  action: "broadcast.change",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: ChangeBroadcastInput.extend({ broadcastId: z.uuid() }),
  async run(scope, { broadcastId, revision, ...words }) {
    const row = await takeBroadcast(scope, broadcastId, revision);
    if (row.state !== "draft") throw notADraft();
    await checkWords(scope, words, row.code);
    const composers = [...new Set([...row.composers, composerOf(scope.ctx)])];
    await updateBroadcast(scope.tx, broadcastId, { ...columnsOf(words), composers, revision: revision + 1 });
    return { subjectId: broadcastId, result: await readAgain(scope, broadcastId) };
  },
});
