import type { BroadcastWriter } from "@gerai/domain/broadcasts/ports";
import { fill, messages } from "@gerai/language";
import { suggestWords } from "./suggest-words.ts";

/** Words broadcasts from the catalogue; Indonesian, for heads of villages are written to in it. */
export function createBroadcastWriter(): BroadcastWriter {
  return {
    sms: (parts) => fill(messages("id").broadcastTexts.sms, parts),
    suggest: suggestWords,
  };
}
