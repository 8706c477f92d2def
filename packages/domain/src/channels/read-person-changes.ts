import { createHash } from "node:crypto";
import {
  type WhatsappChange,
  type WhatsappMessage,
  WhatsappPreference,
  WhatsappUserIdUpdate,
} from "@gerai/contracts/channels";

/** Fields about persons that are not messages, by the name under which each is kept. */
const OF_PERSONS = { user_id_update: WhatsappUserIdUpdate, user_preferences: WhatsappPreference } as const;

/**
 * What a change says of persons (another user id, no more messages), as messages of that type; undefined for a part that is
 * not what Meta documents. Meta gives them no id: what is said twice in the same words is the same.
 */
export function readPersonChanges({ field, value }: WhatsappChange): (WhatsappMessage | undefined)[] {
  if (field !== "user_id_update" && field !== "user_preferences") return [];
  return (value[field] ?? []).map((raw) => {
    const change = OF_PERSONS[field].safeParse(raw).data;
    if (!change) return undefined;
    const hash = createHash("sha256").update(JSON.stringify(change)).digest("base64url");
    return { ...change, id: `${field}.${hash}`, type: field, timestamp: change.timestamp };
  });
}
