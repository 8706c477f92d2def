import type { ReceiptView } from "@gerai/contracts/applications";
import { loadAvailability, rememberedAnswer } from "../availability/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { findReading } from "./case-reading.store.ts";

/**
 * When a case is read: as it was decided, or while nobody has decided yet, what the hours say. Null when it was read at
 * once, or lies with an officer already.
 */
export async function readReadOn(
  scope: ReadScope,
  row: { readonly id: string; readonly state: string; readonly service_code: string; readonly filed_at: Date | null },
): Promise<ReceiptView["readOn"]> {
  const { tx, ctx } = scope;
  if (!row.filed_at || !["SUBMITTED", "QUEUED"].includes(row.state)) return null;
  const reading = await findReading(tx, row.id);
  if (reading) return reading.read_at > ctx.now() ? { day: reading.day, at: reading.read_at.toISOString() } : null;
  const question = { service: row.service_code, channel: "web", stage: "file" } as const;
  const { readOn } = rememberedAnswer(await loadAvailability(scope), question, row.filed_at);
  return readOn !== null && Date.parse(readOn.at) > ctx.now().getTime() ? readOn : null;
}
