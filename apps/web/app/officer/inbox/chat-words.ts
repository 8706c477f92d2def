import type { ConversationRowView } from "@gerai/contracts/conversations";
import { fill } from "@gerai/language";
import { useTexts } from "../../office.ts";
import { minutesBetween, spanText } from "./time-span.ts";

/** Who a conversation is with, as far as one knows: the name given on WhatsApp, else the number's end. */
export function useChatWords(now: string) {
  const { t } = useTexts();
  const words = t.inbox;
  return {
    name: ({ name }: Pick<ConversationRowView, "name">): string => name ?? words.nameless,
    phone: ({ phone }: Pick<ConversationRowView, "phone">): string => phone ?? words.hiddenNumber,
    title: ({ name, phone }: Pick<ConversationRowView, "name" | "phone">): string => {
      if (name) return fill(words.thread.titleNamed, { name });
      return phone ? fill(words.thread.titlePhone, { phone }) : words.thread.titlePlain;
    },
    since: (instant: string): string => {
      const minutes = minutesBetween(instant, now);
      return minutes === 0 ? words.waitingNow : fill(words.waiting, { span: spanText(words.span, minutes) });
    },
    until: (instant: string): string => spanText(words.span, minutesBetween(now, instant)),
  };
}
