import type { MessagePreviewView } from "@gerai/contracts/applications";
import { fill } from "@gerai/language";
import { MessagePreview } from "@gerai/ui/action-bar";
import { useTexts } from "../../office.ts";

const ICONS = { email: "mail", sms: "mobile", whatsapp: "chat" } as const;

/** The message word for word, with where it goes; places that only the sending knows stand as `<tautan>`. */
export function SentMessage({ message, note }: { message: MessagePreviewView; note?: string }) {
  const { t } = useTexts();
  const words = t.officer.message;
  const channel =
    message.channel && message.to
      ? {
          icon: ICONS[message.channel],
          label: fill(words.to, { channel: t.noticePages.channels[message.channel], to: message.to }),
        }
      : { icon: "monitor" as const, label: words.noChannel };
  return (
    <MessagePreview title={words.title} channel={channel} cost={note}>
      {message.subject && (
        <b className="as-sent">
          {words.subject}: {message.subject}
        </b>
      )}
      <span className="as-sent">{message.text}</span>
    </MessagePreview>
  );
}
