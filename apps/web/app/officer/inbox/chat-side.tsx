import type { ConversationView } from "@gerai/contracts/conversations";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { formatShortDateTime } from "@gerai/ui/format";
import { StaffField } from "@gerai/ui/staff-field";
import { Card } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";
import { HiddenFields } from "../parts/hidden-fields.tsx";
import { caseLook } from "../parts/state-look.ts";
import { useChatWords } from "./chat-words.ts";

type Chat = { readonly chat: ConversationView };
type TimedChat = Chat & { readonly now: string };

/** A form that takes one step with the revision the officer saw. */
function StepForm({
  chat,
  step,
  look,
  label,
  how,
}: Chat & Record<"step" | "label" | "how", string> & { look: "main" | "second" }) {
  return (
    <form method="post">
      <HiddenFields
        fields={[
          ["_langkah", step],
          ["_revisi", String(chat.revision)],
        ]}
      />
      <Button look={look}>{label}</Button>
      <p className="sm">{how}</p>
    </form>
  );
}

/** Who answers, who it is, and until when one may. */
function useFacts({ chat, now }: TimedChat): readonly (readonly [string, string])[] {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.inbox.side;
  const { phone, until } = useChatWords(now);
  const at = (instant: string) => formatShortDateTime(instant, timeZone, locale);
  const { claim, waitingSince, window } = chat;
  const hand = claim
    ? fill(claim.isMine ? words.handMine : words.handOther, { name: claim.by, time: at(claim.since) })
    : waitingSince
      ? fill(words.handWaiting, { time: at(waitingSince) })
      : words.handBot;
  const free = !window.until
    ? words.windowNever
    : window.isOpen
      ? fill(words.windowOpen, { time: at(window.until), span: until(window.until) })
      : fill(words.windowShut, { time: at(window.until) });
  return [
    [words.hand, hand],
    [words.phone, phone(chat)],
    ...(chat.account ? [[words.account, chat.account] as const] : []),
    [words.window, free],
  ];
}

/** How the conversation stands, and its case. */
export function ChatFacts({ chat, now }: TimedChat) {
  const { t, locale } = useTexts();
  const words = t.inbox;
  const facts = useFacts({ chat, now });
  return (
    <Card title={words.side.title}>
      {chat.isOptedOut ? <HintBar tone="warn">{words.side.optedOut}</HintBar> : null}
      <dl className="chat-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{words.side.case}</dt>
          <dd>
            {chat.case ? (
              <>
                <a href={`/petugas/berkas/${chat.case.id}`}>{fill(words.link.desk, { number: chat.case.number })}</a>
                <br />
                {chat.case.service[locale]}
                <br />
                <StateChip {...caseLook(chat.case.state)}>{chat.case.label[locale]}</StateChip>
              </>
            ) : (
              words.side.caseNone
            )}
          </dd>
        </div>
      </dl>
    </Card>
  );
}

/** Take it, leave it, give it back: what the API allows, each with what it does. */
export function ChatSteps({ chat }: Chat) {
  const words = useTexts().t.inbox.side;
  const can = (action: ConversationView["actions"][number]) => chat.actions.includes(action);
  if (!can("claim") && !can("release") && !can("hand-back")) return null;
  return (
    <Card title={words.actions}>
      <div className="chat-steps">
        {can("claim") ? (
          <StepForm chat={chat} step="claim" look="main" label={words.claim} how={words.claimHow} />
        ) : null}
        {can("hand-back") ? (
          <StepForm chat={chat} step="hand-back" look="second" label={words.handBack} how={words.handBackHow} />
        ) : null}
        {can("release") ? (
          <StepForm chat={chat} step="release" look="second" label={words.release} how={words.releaseHow} />
        ) : null}
      </div>
    </Card>
  );
}

/** Links the conversation to a case by its number, or takes the link off. */
export function ChatLink({ chat, typed, error }: Chat & { typed: string; error: string | undefined }) {
  const { t } = useTexts();
  const words = t.inbox.link;
  const canLink = chat.actions.includes("link");
  const revision = ["_revisi", String(chat.revision)] as const;
  if (!canLink && !chat.actions.includes("unlink")) return null;
  return (
    <Card title={words.title}>
      {canLink ? (
        <form method="post">
          <HiddenFields fields={[["_langkah", "link"], revision]} />
          <StaffField
            id="pengajuan"
            name="pengajuan"
            label={words.number}
            hint={words.hint}
            value={typed}
            error={error}
            autoComplete="off"
            tall
            labels={{ optional: t.form.optional, error: t.form.errorWord }}
          />
          <div className="row-acts">
            <Button look="second">{words.submit}</Button>
          </div>
        </form>
      ) : null}
      {chat.actions.includes("unlink") ? (
        <form method="post">
          <HiddenFields fields={[["_langkah", "unlink"], revision]} />
          <div className="row-acts">
            <Button look="second">{words.unlink}</Button>
          </div>
        </form>
      ) : null}
    </Card>
  );
}
