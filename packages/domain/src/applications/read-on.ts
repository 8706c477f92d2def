import type { ReceiptView } from "@gerai/contracts/applications";
import { loadAvailability, rememberedAnswer } from "../availability/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { type CaseReading, findReading, listReadings } from "./case-reading.store.ts";

type ReadOn = ReceiptView["readOn"];

/** A day that was decided, as long as it has not come. */
function stillAhead({ day, read_at }: CaseReading, now: Date): ReadOn {
  return read_at > now ? { day, at: read_at.toISOString() } : null;
}

/** When each of some cases that were put off is read, in at most one statement; none that was not is asked for. */
export async function readDaysAhead(
  { tx, ctx }: ReadScope,
  rows: readonly { readonly id: string; readonly state: string }[],
): Promise<ReadonlyMap<string, ReadOn>> {
  const waiting = rows.flatMap(({ id, state }) => (state === "QUEUED" ? [id] : []));
  if (waiting.length === 0) return new Map();
  const found = await listReadings(tx, waiting);
  return new Map(found.map((reading) => [reading.application_id, stillAhead(reading, ctx.now())]));
}

/**
 * When a case is read: as it was decided, or while nobody has decided yet, what the hours say. Null when it was read at
 * once, or lies with an officer already.
 */
export async function readReadOn(
  scope: ReadScope,
  row: { readonly id: string; readonly state: string; readonly service_code: string; readonly filed_at: Date | null },
): Promise<ReadOn> {
  const { tx, ctx } = scope;
  if (!row.filed_at || !["SUBMITTED", "QUEUED"].includes(row.state)) return null;
  const reading = await findReading(tx, row.id);
  if (reading) return stillAhead(reading, ctx.now());
  const question = { service: row.service_code, channel: "web", stage: "file" } as const;
  const { readOn } = rememberedAnswer(await loadAvailability(scope), question, row.filed_at);
  return readOn !== null && Date.parse(readOn.at) > ctx.now().getTime() ? readOn : null;
}
