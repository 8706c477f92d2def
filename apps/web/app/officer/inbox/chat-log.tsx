import type { ChatMessageView } from "@gerai/contracts/conversations";
import { fill } from "@gerai/language";
import { formatDay, formatTime } from "@gerai/ui/format";
import { Icon, type IconName } from "@gerai/ui/icons";
import { useOffice, useTexts } from "../../office.ts";

type MessageState = NonNullable<ChatMessageView["state"]>;

const STATE_ICONS: Readonly<Record<MessageState, IconName>> = {
  pending: "clock",
  sending: "clock",
  sent: "check",
  failed: "alert",
  delivered: "circle-check",
  read: "eye",
};

/** What became of a message of ours: icon and word, and why it did not go. */
function DeliveryMark({ message }: { message: ChatMessageView }) {
  const words = useTexts().t.inbox.thread;
  const { state, failure } = message;
  if (!state) return null;
  const texts: Readonly<Record<string, string>> = words.failures;
  const why = failure && (texts[failure] ?? fill(words.failures.other, { code: failure }));
  return (
    <>
      <span className={state === "failed" ? "mark mark-bad" : "mark"} data-delivery={state}>
        <Icon name={STATE_ICONS[state]} />
        {words.states[state]}
      </span>
      {why ? <span className="mark-why">{why}</span> : null}
    </>
  );
}

/** What was said, or what kind of thing came instead of words. */
function Said({ message }: { message: ChatMessageView }) {
  const words = useTexts().t.inbox.thread;
  const notes: Readonly<Partial<Record<ChatMessageView["kind"], string>>> = {
    attachment: words.attachment,
    unreadable: words.unreadable,
    invitation: words.invitation,
  };
  const note = notes[message.kind];
  return (
    <>
      {note ? <p className="chat-note">{note}</p> : null}
      {message.text ? <p className="chat-text">{message.text}</p> : null}
      {message.choices.length > 0 ? (
        <ul className="chat-choices" aria-label={words.choices}>
          {message.choices.map((choice) => (
            <li key={choice}>{choice}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** One message, on the side of whoever said it. */
function Bubble({ message }: { message: ChatMessageView }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.inbox.thread;
  const who = {
    person: words.you,
    bot: words.bot,
    officer: fill(words.officer, { name: message.officer ?? "" }).trim(),
  }[message.by];
  return (
    <li className={`bubble bubble-${message.by}`} data-message={message.by}>
      <p className="bubble-who">{who}</p>
      <Said message={message} />
      <p className="bubble-foot">
        <time dateTime={message.at}>{formatTime(message.at, timeZone, locale)}</time>
        <DeliveryMark message={message} />
      </p>
    </li>
  );
}

/** All messages of the page under their days, the newest at the bottom, where the page begins to be read. */
export function ChatLog({ messages }: { messages: readonly ChatMessageView[] }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.inbox.thread;
  if (messages.length === 0) return <p>{words.none}</p>;
  const days = messages.map(({ at }) => formatDay(at, timeZone, locale));
  return (
    <ol className="chat">
      {messages.flatMap((message, at) => [
        ...(days[at] === days[at - 1]
          ? []
          : [
              <li key={`day-${message.id}`} className="chat-day">
                {days[at]}
              </li>,
            ]),
        <Bubble key={message.id} message={message} />,
      ])}
    </ol>
  );
}
