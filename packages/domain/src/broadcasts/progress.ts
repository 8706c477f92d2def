import type { BroadcastProgress } from "@gerai/contracts/broadcasts";
import type { ReadScope } from "../kernel/index.ts";
import type { BroadcastRow } from "./broadcasts.store.ts";
import { countRecipients } from "./recipients.store.ts";
import { readPace, startOfLast } from "./sending-pace.ts";

type Counts = Awaited<ReturnType<typeof countRecipients>>;

const sum = (counts: Counts, of: (row: Counts[number]) => boolean) =>
  counts.filter(of).reduce((total, row) => total + row.heads, 0);

const TOLD = ["sent", "delivered", "read"];

function restOf(row: BroadcastRow, counts: Counts, now: Date): BroadcastProgress["rests"] {
  const until = (channel: string) => (channel === "whatsapp" ? row.whatsapp_rests_until : row.sms_rests_until);
  const waiting = counts.filter(({ state }) => state === "waiting");
  const rests = waiting.map(({ channel }) => until(channel));
  const isResting = row.ended_at === null && rests.length > 0 && rests.every((at) => at !== null && at > now);
  if (!isResting || row.rests_reason === null) return null;
  const first = Math.min(...rests.flatMap((at) => (at ? [at.getTime()] : [])));
  const reason = row.rests_reason as NonNullable<BroadcastProgress["rests"]>["reason"];
  return { reason, until: new Date(first).toISOString() };
}

/** How far broadcasts got, by id; those that were not let go yet are absent. */
export async function readProgress(
  scope: ReadScope,
  rows: readonly BroadcastRow[],
): Promise<ReadonlyMap<string, BroadcastProgress>> {
  const started = rows.filter((row) => row.approved_at !== null);
  if (started.length === 0) return new Map();
  const all = await countRecipients(
    scope.tx,
    started.map((row) => row.id),
  );
  const pace = await readPace(scope);
  const now = scope.ctx.now();
  return new Map(
    started.map((row) => {
      const counts = all.filter((count) => count.broadcast_id === row.id);
      const of = (state: string) => sum(counts, (count) => count.state === state);
      const rests = restOf(row, counts, now);
      const waiting = of("waiting");
      const from = rests === null ? now : new Date(rests.until);
      const progress: BroadcastProgress = {
        total: sum(counts, () => true),
        waiting,
        sending: of("sending"),
        sent: of("sent"),
        delivered: of("delivered"),
        read: of("read"),
        failed: of("failed"),
        cancelled: of("cancelled"),
        told: sum(counts, ({ state }) => TOLD.includes(state)),
        passedOn: counts.reduce((total, count) => total + count.passed_on, 0),
        byChannel: {
          whatsapp: sum(counts, ({ channel, state }) => channel === "whatsapp" && TOLD.includes(state)),
          sms: sum(counts, ({ channel, state }) => channel === "sms" && TOLD.includes(state)),
        },
        rests,
        expectedEnd: waiting === 0 ? null : startOfLast(waiting, pace.perDay, from).toISOString(),
      };
      return [row.id, progress];
    }),
  );
}
