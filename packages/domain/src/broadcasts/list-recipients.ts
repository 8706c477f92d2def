import {
  type ContactLevel,
  ListRecipientsInput,
  type RecipientListView,
  type RecipientState,
  VillagesInput,
  type VillagesView,
} from "@gerai/contracts/broadcasts";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { maskPhone } from "../applications/index.ts";
import { query } from "../kernel/index.ts";
import { type BroadcastRow, findBroadcast } from "./broadcasts.store.ts";
import { openName, openPhone } from "./contact.ts";
import { districtOf, officeArea, viewPlace } from "./place.ts";
import { listRecipientRows, sumByPlace } from "./recipients.store.ts";

const PAGE = 50;
const DAY_MS = 86_400_000;

const OfBroadcast = z.object({ broadcastId: z.uuid() });

/** What became of each head. */
export const listRecipients = query({
  action: "broadcast.list-recipients",
  principals: ["staff"],
  permission: "broadcasts:read",
  input: ListRecipientsInput.extend(OfBroadcast.shape),
  audited: ({ broadcastId }) => broadcastId,
  async run(scope, { broadcastId, page, ...filter }): Promise<RecipientListView> {
    const { tx, ctx } = scope;
    if (!(await findBroadcast(tx, broadcastId))) throw notFound();
    const area = await officeArea(scope);
    const asked = { state: filter.state, level: filter.level, area: filter.area };
    const { rows, total } = await listRecipientRows(tx, broadcastId, asked, PAGE, (page - 1) * PAGE);
    const recipients = rows.map((row) => ({
      id: row.id,
      level: row.level as ContactLevel,
      place: viewPlace(area, { region: row.region_code, rw: row.rw, rt: row.rt }),
      name: openName(ctx, { ...row, id: row.contact_id }),
      phoneMasked: maskPhone(openPhone(ctx, { ...row, id: row.contact_id })),
      state: row.state as RecipientState,
      channel: row.tries > 0 ? (row.channel as "whatsapp" | "sms") : null,
      stateAt: row.state_at.toISOString(),
      failure: row.failure,
      passedOnAt: row.passed_on_at?.toISOString() ?? null,
    }));
    return { recipients, total, page, pages: Math.max(1, Math.ceil(total / PAGE)) };
  },
});

type Village = VillagesView["villages"][number];
type PlaceSum = Awaited<ReturnType<typeof sumByPlace>>[number];

/** Why nothing is heard of a village, and since when that counts. */
function silenceOf(sum: PlaceSum | undefined, now: Date, days: number): Village["silence"] {
  if (!sum) return "nobody";
  if (sum.passed_on > 0) return null;
  if (sum.told === 0) return sum.failed === sum.heads ? "not-reached" : null;
  const isLate = sum.last_told_at !== null && now.getTime() - sum.last_told_at.getTime() >= days * DAY_MS;
  return isLate ? "no-answer" : null;
}

const RANK = ["not-reached", "nobody", "no-answer"];
const rankOf = ({ silence }: Village) => (silence === null ? RANK.length : RANK.indexOf(silence));

const isMeant = ({ areas }: Pick<BroadcastRow, "areas">, code: string) =>
  areas.length === 0 || areas.some((area) => `${code}.`.startsWith(`${area}.`));

/** How each village of the audience did, the silent ones first: told and no answer, nobody reached, nobody known. */
export const listVillages = query({
  action: "broadcast.list-villages",
  principals: ["staff"],
  permission: "broadcasts:read",
  input: VillagesInput.extend(OfBroadcast.shape),
  async run(scope, { broadcastId, days }): Promise<VillagesView> {
    const { tx, ctx } = scope;
    const row = await findBroadcast(tx, broadcastId);
    if (!row) throw notFound();
    const { regions, byCode } = await officeArea(scope);
    const sums = new Map((await sumByPlace(tx, broadcastId)).map((sum) => [sum.region_code, sum]));
    const isForVillages = row.levels.some((level) => level !== "camat");
    const meant = regions.filter(({ code, level }) => level === (isForVillages ? 4 : 3) && isMeant(row, code));
    const villages = meant.map(({ code, name }): Village => {
      const sum = sums.get(code);
      return {
        region: code,
        village: name,
        district: byCode.get(districtOf(code))?.name ?? "",
        heads: sum?.heads ?? 0,
        told: sum?.told ?? 0,
        failed: sum?.failed ?? 0,
        passedOn: sum?.passed_on ?? 0,
        silence: row.approved_at === null ? null : silenceOf(sum, ctx.now(), days),
        lastToldAt: sum?.last_told_at?.toISOString() ?? null,
      };
    });
    const sorted = villages.sort((one, other) => rankOf(one) - rankOf(other) || (one.region < other.region ? -1 : 1));
    return { days, silent: sorted.filter(({ silence }) => silence !== null).length, villages: sorted };
  },
});
