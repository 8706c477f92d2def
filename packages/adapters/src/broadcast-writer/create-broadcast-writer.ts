import type { BroadcastWriter } from "@gerai/domain/broadcasts/ports";
import { fill, messages } from "@gerai/language";
import { suggestWords } from "./suggest-words.ts";

/** Words broadcasts from the catalogue; Indonesian, for heads of villages are written to in it. */
export function createBroadcastWriter(): BroadcastWriter {
  return {
    sms: (parts) => fill(messages("id").broadcastTexts.sms, parts),
    suggest: suggestWords,
    filing(name, officeName, root) {
      const { whatsapp, whatsappButton, sample } = messages("id").broadcastTexts;
      return {
        ...{ name, language: "id", footer: null },
        body: fill(whatsapp, { office: "{{1}}", title: "{{2}}", text: "{{3}}", code: "{{4}}" }),
        samples: [officeName, sample.title, sample.text, sample.code],
        button: { title: whatsappButton, url: `${root}siaran/{{1}}`, sample: `${root}siaran/${sample.token}` },
      };
    },
  };
}
