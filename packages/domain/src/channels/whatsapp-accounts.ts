import type { ChannelHours } from "@gerai/contracts/channels";
import type { ReadScope } from "../kernel/index.ts";
import { readAccounts } from "./read-accounts.ts";

/** A WhatsApp number of the office, as far as whoever talks on it has to know. */
export interface WhatsappAccount {
  readonly id: string;
  readonly label: string;
  readonly publicNumber: string;
  /** Where its templates are filed; null when nobody told us: then they are filed by hand. */
  readonly businessAccountId: string | null;
  /** Codes of the services it is for; none: the whole office. */
  readonly services: readonly string[];
  readonly hours: ChannelHours;
  /** False: nothing is sent through it now, though people may still write to it. */
  readonly isUsable: boolean;
}

/** The office's WhatsApp numbers, by label, those that are switched off among them. */
export async function listWhatsappAccounts(scope: ReadScope): Promise<WhatsappAccount[]> {
  const rows = await readAccounts(scope);
  return rows
    .filter(({ channel }) => channel === "whatsapp")
    .map((row) => ({
      id: row.id,
      label: row.label,
      publicNumber: row.public_number,
      businessAccountId: row.business_account_id,
      services: row.service_codes,
      hours: row.hours as ChannelHours,
      isUsable: row.enabled && row.stopped_reason === null,
    }));
}
