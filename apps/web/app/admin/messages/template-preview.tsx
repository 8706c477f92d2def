import type { NoticeChannel, TemplatePreviewView } from "@gerai/contracts/notifications";
import { fill } from "@gerai/language";
import { useTexts } from "../../office.ts";

function Paragraphs({ text }: { text: string }) {
  const paragraphs = text.trim().split(/\n{2,}/);
  return paragraphs.map((paragraph, index) => (
    <p key={`${String(index)} ${paragraph}`} className="lines">
      {paragraph}
    </p>
  ));
}

/** What it costs, or how long it is. */
function Size({ shown, channel }: { shown: TemplatePreviewView; channel: NoticeChannel }) {
  const words = useTexts().t.noticeTemplates;
  const { segments, characters } = shown;
  if (channel === "email") return null;
  const size =
    segments === null ? fill(words.characters, { characters }) : fill(words.segments, { segments, characters });
  return (
    <figcaption>
      {size}
      {shown.encoding === "ucs-2" ? `; ${words.encodingUcs}` : ""}
    </figcaption>
  );
}

/** Words with sample data as a phone or a mailbox shows them. */
export function TemplatePreview({ shown, channel }: { shown: TemplatePreviewView; channel: NoticeChannel }) {
  const words = useTexts().t.noticeTemplates;
  const label = channel === "email" ? words.mail : words.phone;
  return (
    <figure className={channel === "email" ? "message-mail" : "message-phone"} aria-label={label}>
      {channel === "email" ? (
        <p className="message-subject">
          <span className="sm">{words.subjectOf}</span> <b>{shown.subject}</b>
        </p>
      ) : null}
      <div className={channel === "sms" ? "message-bubble message-sms" : "message-bubble"}>
        <Paragraphs text={shown.text} />
        {shown.footer ? <p className="message-footer">{shown.footer}</p> : null}
        {shown.button ? <p className="message-button">{shown.button}</p> : null}
      </div>
      <Size shown={shown} channel={channel} />
    </figure>
  );
}
