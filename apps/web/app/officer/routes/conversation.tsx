import type { ConversationView } from "@gerai/contracts/conversations";
import { HintBar } from "@gerai/ui/case-section";
import { WorkPage } from "@gerai/ui/staff-shell";
import { localeContext, useTexts } from "../../office.ts";
import type { PageHandle } from "../../page-handle.ts";
import { ChatAnswer } from "../inbox/chat-answer.tsx";
import { ChatLog } from "../inbox/chat-log.tsx";
import { followingOf, markOf } from "../inbox/chat-mark.ts";
import { FOOT, isToldBelow } from "../inbox/chat-notes.ts";
import { ChatFacts, ChatLink, ChatSteps } from "../inbox/chat-side.tsx";
import { useChatWords } from "../inbox/chat-words.ts";
import inboxSheet from "../inbox/inbox.css?url";
import { listCannedReplies, openConversation } from "../inbox/inbox-api.server.ts";
import { type ChatFault, takeChatStep } from "../inbox/take-chat-step.server.ts";
import { StaffTitle } from "../parts/staff-title.tsx";
import { needStaff } from "../staff-session.server.ts";
import type { Route } from "./+types/conversation.ts";

export const handle: PageHandle = { enhance: ["live-part", "answer-box"] };

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: inboxSheet }];

export async function loader(args: Route.LoaderArgs) {
  const asked = new URL(args.request.url).searchParams;
  const before = asked.get("sebelum") ?? undefined;
  const [chat, replies] = await Promise.all([
    openConversation(args, args.params.percakapan, before),
    listCannedReplies(args),
  ]);
  return {
    chat: needStaff(args, chat),
    replies: replies.ok ? replies.data : [],
    isEarlier: before !== undefined,
    note: asked.get("hasil"),
    key: crypto.randomUUID(),
    now: new Date().toISOString(),
  };
}

export function action(args: Route.ActionArgs) {
  return takeChatStep(args, args.params.percakapan, args.context.get(localeContext));
}

/** A long conversation scrolls, so the keyboard must be able to stand in it. */
const SCROLLED = { tabIndex: 0 } as const;

/** What the step before came to, or why it was not taken. */
function Told({ fault, note }: { fault: ChatFault | undefined; note: string | null }) {
  const { t } = useTexts();
  const told: Readonly<Record<string, string>> = {
    ...t.inbox.done,
    kirim: t.inbox.answer.sent,
    undang: t.inbox.answer.invited,
  };
  if (fault?.problem) {
    return (
      <div role="alert">
        <HintBar tone="bad">{fault.problem}</HintBar>
      </div>
    );
  }
  const text = fault ? undefined : told[note ?? ""];
  return text ? (
    <div role="status">
      <HintBar>{text}</HintBar>
    </div>
  ) : null;
}

/** The messages, with the way to earlier ones. */
function Messages({ chat, isEarlier }: { chat: ConversationView; isEarlier: boolean }) {
  const words = useTexts().t.inbox;
  const here = `/petugas/percakapan/${chat.id}`;
  return (
    <>
      <nav className="chat-pages" aria-label={words.thread.log}>
        {chat.older ? <a href={`${here}?sebelum=${chat.older}`}>{words.thread.older}</a> : null}
        {isEarlier ? <a href={here}>{words.thread.newest}</a> : <a href={here}>{words.reload}</a>}
      </nav>
      <section className="chat-scroll" role="log" aria-label={words.thread.log} {...SCROLLED}>
        <ChatLog messages={chat.messages} />
      </section>
    </>
  );
}

/** One conversation: what was said, how it stands, and the officer's answer. */
export default function Conversation({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.inbox;
  const { chat, replies, isEarlier, note, key, now } = loaderData;
  const title = useChatWords(now).title(chat);
  const here = `/petugas/percakapan/${chat.id}`;
  const followed = followingOf(chat, now);
  const isBelow = !actionData && isToldBelow(note);
  const isFaulty = Boolean(actionData?.problem || actionData?.answerError || actionData?.caseError);
  return (
    <WorkPage title={title} aside={<a href="/petugas/percakapan">{words.thread.back}</a>}>
      <StaffTitle text={isFaulty ? `${t.form.errorWord}: ${title}` : title} />
      {isBelow ? null : <Told fault={actionData} note={note} />}
      <div className="chat-page">
        <div className="chat-main">
          <live-part
            id="pesan"
            data-every={followed.everySeconds}
            data-watch={followed.view ? `${here}/tanda?tampilan=${followed.view}` : undefined}
            data-mark={markOf(chat)}
            data-also="keadaan langkah"
            data-until={isEarlier ? "done" : undefined}
          >
            <Messages chat={chat} isEarlier={isEarlier} />
          </live-part>
          <div className="chat-foot" id={FOOT}>
            {isBelow ? <Told fault={actionData} note={note} /> : null}
            <ChatAnswer
              chat={chat}
              replies={replies}
              now={now}
              state={{ text: actionData?.answer ?? "", error: actionData?.answerError, key }}
            />
          </div>
        </div>
        <div className="chat-side">
          <div id="langkah">
            <ChatSteps chat={chat} />
          </div>
          <div id="keadaan">
            <ChatFacts chat={chat} now={now} />
          </div>
          <ChatLink chat={chat} typed={actionData?.caseNumber ?? ""} error={actionData?.caseError} />
        </div>
      </div>
    </WorkPage>
  );
}
