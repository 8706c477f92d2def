import type { CannedReplyView, ConversationView } from "@gerai/contracts/conversations";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { StaffField } from "@gerai/ui/staff-field";
import { useTexts } from "../../office.ts";
import { HiddenFields } from "../parts/hidden-fields.tsx";
import { minutesBetween } from "./time-span.ts";

/** What stands in the answer box, and what is wrong with it. */
export interface AnswerState {
  readonly text: string;
  readonly error: string | undefined;
  /** Makes a form that is sent twice one answer. */
  readonly key: string;
}

/** Chooses a canned reply and puts it in: at the caret with a script, at the end by way of the server without. */
function CannedChoice({ replies }: { replies: readonly CannedReplyView[] }) {
  const words = useTexts().t.inbox.answer;
  if (replies.length === 0) return null;
  return (
    <div className="canned">
      <label htmlFor="siap">{words.canned}</label>
      <select className="control" id="siap" name="siap" defaultValue="">
        <option value="">{words.cannedNone}</option>
        {replies.map(({ id, title, filled }) => (
          <option key={id} value={id} data-text={filled}>
            {title}
          </option>
        ))}
      </select>
      <Button look="second" name="_langkah" value="insert" data-insert="">
        {words.insert}
      </Button>
    </div>
  );
}

/** The box to answer in. */
function AnswerForm({ state, replies }: { state: AnswerState; replies: readonly CannedReplyView[] }) {
  const { t } = useTexts();
  const words = t.inbox.answer;
  return (
    <answer-box>
      <form method="post" id="jawab" className="answer-form">
        <HiddenFields fields={[["_kunci_isian", state.key]]} />
        <CannedChoice replies={replies} />
        <StaffField
          id="jawaban"
          name="jawaban"
          label={words.text}
          hint={words.hint}
          value={state.text}
          error={state.error}
          rows={4}
          tall
          labels={{ optional: t.form.optional, error: t.form.errorWord }}
        />
        <div className="row-acts">
          <Button name="_langkah" value="answer" data-send="">
            {words.send}
          </Button>
        </div>
      </form>
    </answer-box>
  );
}

/** Outside the window: why nothing can be written, and the one message that may go. */
function Invitation({ chat, now }: { chat: ConversationView; now: string }) {
  const words = useTexts().t.inbox.answer;
  const last = chat.messages.at(-1);
  // Another invitation is taken a day after the last one.
  const isInvited = last?.kind === "invitation" && last.state !== "failed" && minutesBetween(last.at, now) < 24 * 60;
  return (
    <div className="chat-shut">
      <h2>{words.shutTitle}</h2>
      <p>{words.shutWhy}</p>
      {isInvited ? (
        <p>
          <b>{words.alreadyInvited}</b>
        </p>
      ) : chat.actions.includes("invite") ? (
        <form method="post">
          <HiddenFields
            fields={[
              ["_langkah", "invite"],
              ["_revisi", String(chat.revision)],
            ]}
          />
          <Button>{words.invite}</Button>
        </form>
      ) : (
        <p className="sm">{words.shutNoInvite}</p>
      )}
    </div>
  );
}

/** Below the messages: the answer box, or why there is none. What was typed is shown even when it cannot be sent now. */
export function ChatAnswer(props: {
  chat: ConversationView;
  replies: readonly CannedReplyView[];
  state: AnswerState;
  now: string;
}) {
  const words = useTexts().t.inbox.answer;
  const { chat, state, now } = props;
  if (chat.actions.includes("answer") || state.text !== "") {
    return (
      <>
        {chat.window.isOpen ? null : <Invitation chat={chat} now={now} />}
        <AnswerForm state={state} replies={props.replies} />
      </>
    );
  }
  if (!chat.window.isOpen) return <Invitation chat={chat} now={now} />;
  return (
    <HintBar>
      {chat.claim && !chat.claim.isMine ? fill(words.heldByOther, { name: chat.claim.by }) : words.claimFirst}
    </HintBar>
  );
}
