import type { ChannelHours } from "@gerai/contracts/channels";
import type { ReadScope } from "../kernel/index.ts";
import { listAccountRows } from "./accounts.store.ts";

/** A WhatsApp number of the office, as far as whoever talks on it has to know. */
export interface ChatAccount {
  readonly id: string;
  readonly label: string;
  readonly publicNumber: string;
  /** Codes; none: the whole office. */
  readonly services: readonly string[];
  readonly hours: ChannelHours;
  /** False: nothing is sent through it now, though people may still write to it. */
  readonly isUsable: boolean;
}

/** The office's WhatsApp numbers, by label, those that are switched off among them. */
export async function listChatAccounts({ tx }: ReadScope): Promise<ChatAccount[]> {
  const rows = await listAccountRows(tx);
  return rows
    .filter(({ channel }) => channel === "whatsapp")
    .map((row) => ({
      id: row.id,
      label: row.label,
      publicNumber: row.public_number,
      services: row.service_codes,
      hours: row.hours as ChannelHours,
      isUsable: row.enabled && row.stopped_reason === null,
    }));
}
