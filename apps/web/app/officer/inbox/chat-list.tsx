import type { ConversationRowView } from "@gerai/contracts/conversations";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { formatShortDateTime } from "@gerai/ui/format";
import { Icon } from "@gerai/ui/icons";
import { StateChip } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";
import { HiddenFields } from "../parts/hidden-fields.tsx";
import { useChatWords } from "./chat-words.ts";

/** Who has it: oneself, a colleague, the automatic answers, or nobody while somebody waits. */
function Holder({ row, now }: { row: ConversationRowView; now: string }) {
  const words = useTexts().t.inbox;
  const { since } = useChatWords(now);
  if (row.claim) {
    return (
      <span className="holder">
        <Icon name={row.claim.isMine ? "user" : "lock"} />
        {row.claim.isMine ? words.heldByMe : fill(words.heldBy, { name: row.claim.by })}
      </span>
    );
  }
  if (row.waitingSince === null) return <span className="holder">{words.byBot}</span>;
  return (
    <StateChip tone="warn" icon="clock">
      {since(row.waitingSince)}
    </StateChip>
  );
}

/** How long one may still answer freely. */
function WindowLeft({ row, now }: { row: ConversationRowView; now: string }) {
  const words = useTexts().t.inbox;
  const { until } = useChatWords(now);
  const { window } = row;
  const text = window.isOpen && window.until ? fill(words.window, { span: until(window.until) }) : words.windowShut;
  return <span className="sm">{text}</span>;
}

/** One conversation: who, the last words, who has it, and the button that takes it. */
function ChatLine({ row, now }: { row: ConversationRowView; now: string }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.inbox;
  const chat = useChatWords(now);
  const { last } = row;
  const isFree = row.waitingSince !== null && row.claim === null;
  return (
    <li>
      <span className="initials" aria-hidden="true">
        {row.initials}
      </span>
      <span className="chat-who">
        <a href={`/petugas/percakapan/${row.id}`}>{chat.name(row)}</a>
        <span className="sm">
          {chat.phone(row)}
          {row.account ? ` · ${row.account}` : null}
        </span>
        {row.caseNumber ? <span className="sm">{fill(words.caseNumber, { number: row.caseNumber })}</span> : null}
      </span>
      <span className="chat-last">
        {last ? (
          <>
            <b>{words.said[last.by]}:</b> {last.text}{" "}
            <span className="sm">{formatShortDateTime(last.at, timeZone, locale)}</span>
          </>
        ) : (
          <span className="sm">{words.lastGone}</span>
        )}
      </span>
      <span className="chat-state">
        <Holder row={row} now={now} />
        <WindowLeft row={row} now={now} />
        {row.isOptedOut ? <span className="sm">{words.optedOut}</span> : null}
      </span>
      <span className="act-cell">
        {isFree ? (
          <form method="post" action={`/petugas/percakapan/${row.id}`}>
            <HiddenFields
              fields={[
                ["_langkah", "claim"],
                ["_revisi", String(row.revision)],
              ]}
            />
            <Button look="second" aria-label={`${words.side.claim}: ${chat.name(row)} ${chat.phone(row)}`}>
              {t.officer.queue.claim}
            </Button>
          </form>
        ) : null}
      </span>
    </li>
  );
}

/** The conversations of one page of the inbox. */
export function ChatList({ rows, now, empty }: { rows: readonly ConversationRowView[]; now: string; empty: string }) {
  if (rows.length === 0) return <p className="card">{empty}</p>;
  return (
    <ul className="cases chats">
      {rows.map((row) => (
        <ChatLine key={row.id} row={row} now={now} />
      ))}
    </ul>
  );
}
