import type { BroadcastPreviewView } from "@gerai/contracts/broadcasts";
import { notFound } from "@gerai/foundation/problem";
import { measureSms } from "@gerai/foundation/sms-segments";
import { z } from "zod";
import { query } from "../kernel/index.ts";
import { formatBroadcastCode } from "./broadcast.ts";
import { findBroadcast } from "./broadcasts.store.ts";
import { wordSms } from "./compose-broadcast.ts";
import { countHeads, listAudienceRows } from "./contacts.store.ts";
import { linkTokenOf } from "./link-token.ts";
import { LEVELS, officeArea } from "./place.ts";
import { daysFor, readPace } from "./sending-pace.ts";

const MOST_NAMES = 200;

/** What a broadcast would be if it went out now: to whom, in which words, at what cost and pace. */
export const previewBroadcast = query({
  action: "broadcast.preview",
  principals: ["staff"],
  permission: "broadcasts:read",
  input: z.object({ broadcastId: z.uuid() }),
  async run(scope, { broadcastId }): Promise<BroadcastPreviewView> {
    const { tx, ctx } = scope;
    const row = await findBroadcast(tx, broadcastId);
    if (!row) throw notFound();
    const area = await officeArea(scope);
    const heads = await listAudienceRows(tx, ctx.today(), row);
    const anybody = new Set((await countHeads(tx, ctx.today())).map(({ region_code }) => region_code));
    const isMeant = (code: string) =>
      row.areas.length === 0 || row.areas.some((one) => `${code}.`.startsWith(`${one}.`));
    const nobody = area.regions.filter(({ code, level }) => level === 4 && isMeant(code) && !anybody.has(code));
    const { hasWhatsapp, hasSms, perDay } = await readPace(scope);
    const text = wordSms(ctx, row, linkTokenOf(ctx, row.code));
    const { segments, encoding } = measureSms(text);
    const count = heads.length;
    const byWhatsapp = hasWhatsapp ? count : 0;
    const bySms = !hasWhatsapp && hasSms ? count : 0;
    const levels = Object.fromEntries(
      LEVELS.map((level) => [level, heads.filter((head) => head.level === level).length]),
    );
    return {
      heads: count,
      byLevel: levels as BroadcastPreviewView["byLevel"],
      byChannel: { whatsapp: byWhatsapp, sms: bySms },
      unreachable: nobody.slice(0, MOST_NAMES).map(({ name }) => name),
      unreachableTotal: nobody.length,
      whatsapp: {
        hasAccount: hasWhatsapp,
        ...{ office: ctx.office.shortName, title: row.title, text: row.text, code: formatBroadcastCode(row.code) },
      },
      sms: { hasAccount: hasSms, text, segments, encoding },
      units: {
        whatsapp: byWhatsapp,
        sms: bySms * segments,
        most: byWhatsapp + (hasSms ? count * segments : 0),
      },
      perDay: hasWhatsapp ? perDay : null,
      days: daysFor(hasWhatsapp || hasSms ? count : 0, hasWhatsapp ? perDay : null),
    };
  },
});
