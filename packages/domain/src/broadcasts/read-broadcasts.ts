import {
  BroadcastByCodeInput,
  type BroadcastByCodeView,
  type BroadcastListView,
  type BroadcastState,
  type BroadcastView,
  type CircularView,
  ListBroadcastsInput,
} from "@gerai/contracts/broadcasts";
import { dayInZone } from "@gerai/foundation/clock";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { spendToken, staffNames } from "../identity/index.ts";
import { procedure, query } from "../kernel/index.ts";
import { audienceOf, formatBroadcastCode, parseBroadcastCode, viewLine } from "./broadcast.ts";
import { findBroadcast, findByCode, listBroadcastRows } from "./broadcasts.store.ts";
import { readView } from "./compose-broadcast.ts";
import { officeArea } from "./place.ts";
import { readProgress } from "./progress.ts";

const PAGE = 30;

const OfBroadcast = z.object({ broadcastId: z.uuid() });

/** The office's broadcasts, newest first. */
export const listBroadcasts = query({
  action: "broadcast.list",
  principals: ["staff"],
  permission: "broadcasts:read",
  input: ListBroadcastsInput,
  async run(scope, { state, page }): Promise<BroadcastListView> {
    const { rows, total } = await listBroadcastRows(scope.tx, state, PAGE, (page - 1) * PAGE);
    const names = await staffNames(
      scope,
      rows.map((row) => row.composers[0]),
    );
    const progress = await readProgress(scope, rows);
    const broadcasts = rows.map((row) => viewLine(row, names, progress.get(row.id) ?? null));
    return { broadcasts, total, page, pages: Math.max(1, Math.ceil(total / PAGE)) };
  },
});

/** One broadcast, how far it got, and what its reader may do. */
export const getBroadcast = query({
  action: "broadcast.read",
  principals: ["staff"],
  permission: "broadcasts:read",
  input: OfBroadcast,
  async run(scope, { broadcastId }): Promise<BroadcastView> {
    const row = await findBroadcast(scope.tx, broadcastId);
    if (!row) throw notFound();
    return await readView(scope, row);
  },
});

/** What the printed circular of a broadcast says. */
export const getCircular = query({
  action: "broadcast.read-circular",
  principals: ["staff"],
  permission: "broadcasts:read",
  input: OfBroadcast,
  async run(scope, { broadcastId }): Promise<CircularView> {
    const { tx, ctx } = scope;
    const row = await findBroadcast(tx, broadcastId);
    if (!row) throw notFound();
    const { byCode } = await officeArea(scope);
    return {
      code: formatBroadcastCode(row.code),
      title: row.title,
      text: row.text,
      office: ctx.office.fullName,
      day: dayInZone(row.approved_at ?? ctx.now(), ctx.office.timeZone),
      levels: audienceOf(row).levels,
      areaNames: row.areas.map((code) => byCode.get(code)?.name ?? code),
      isApproved: row.approved_at !== null,
    };
  },
});

/** What a broadcast of this office that went out said, by its message code; null for any other code. */
export const findBroadcastByCode = query({
  action: "broadcast.find-by-code",
  principals: ["public"],
  input: BroadcastByCodeInput,
  async run({ tx }, { code: typed }): Promise<BroadcastByCodeView | null> {
    const code = parseBroadcastCode(typed);
    const row = code === undefined ? undefined : await findByCode(tx, code);
    if (!row?.approved_at) return null;
    const { title, text, sms } = row;
    const startedAt = row.approved_at.toISOString();
    return { code: formatBroadcastCode(row.code), title, text, sms, state: row.state as BroadcastState, startedAt };
  },
});

/** Questions per minute: from one address, and in one office from everywhere. */
const TRIES_PER_ADDRESS = 30;
const TRIES_PER_OFFICE = 300;

/** The same for anyone who asks. 404 for a code that is none; 429 for too many questions. */
export const checkBroadcastCode = procedure({
  action: "broadcast.check-code",
  principals: ["public"],
  input: BroadcastByCodeInput.extend({ clientAddress: z.string() }),
  async run(ctx, { code, clientAddress }): Promise<BroadcastByCodeView> {
    await spendToken(ctx, "broadcast-code-address", clientAddress, TRIES_PER_ADDRESS, 60);
    await spendToken(ctx, "broadcast-code-office", "all", TRIES_PER_OFFICE, 60);
    const found = await findBroadcastByCode(ctx, { code });
    if (!found) throw notFound();
    return found;
  },
});
