import { CONVERSATION_VIEWS, type ConversationsInput } from "@gerai/contracts/conversations";
import { fill } from "@gerai/language";
import { ButtonLink } from "@gerai/ui/button";
import { formatTime } from "@gerai/ui/format";
import { WorkPage } from "@gerai/ui/staff-shell";
import { useOffice, useTexts } from "../../office.ts";
import type { PageHandle } from "../../page-handle.ts";
import { isOneOf } from "../desk/case-steps.ts";
import { ChatList } from "../inbox/chat-list.tsx";
import inboxSheet from "../inbox/inbox.css?url";
import { listConversations } from "../inbox/inbox-api.server.ts";
import { StaffTitle } from "../parts/staff-title.tsx";
import { needStaff } from "../staff-session.server.ts";
import type { Route } from "./+types/conversations.ts";

const INBOX = "/petugas/percakapan";

export const handle: PageHandle = { enhance: ["live-part"] };

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: inboxSheet }];

function readQuery(search: URLSearchParams): ConversationsInput {
  const view = search.get("tampilan");
  return { view: isOneOf(CONVERSATION_VIEWS, view) ? view : "waiting", cursor: search.get("dari") ?? undefined };
}

export async function loader(args: Route.LoaderArgs) {
  const query = readQuery(new URL(args.request.url).searchParams);
  const page = needStaff(args, await listConversations(args, query));
  return { query, page, now: new Date().toISOString() };
}

/** Links to the views, with how many wait and how many are one's own. */
function InboxViews({ view, counts }: { view: ConversationsInput["view"]; counts: { waiting: number; mine: number } }) {
  const words = useTexts().t.inbox;
  return (
    <nav className="views" aria-label={words.viewsLabel}>
      {CONVERSATION_VIEWS.map((one) => (
        <a key={one} href={`${INBOX}?tampilan=${one}`} aria-current={one === view ? "true" : undefined}>
          {words.views[one]}
          {one === "all" ? null : <b>{counts[one]}</b>}
        </a>
      ))}
    </nav>
  );
}

/** Who waits for an officer, whom one talks with, and everybody. */
export default function Conversations({ loaderData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.inbox;
  const { query, page, now } = loaderData;
  const here = `${INBOX}?tampilan=${query.view}`;
  return (
    <WorkPage
      title={words.title}
      asOf={
        <>
          <span id="keadaan">{fill(words.asOf, { time: formatTime(now, timeZone, locale) })}</span>{" "}
          <a href={here}>{words.reload}</a>
        </>
      }
      aside={<a href={`${INBOX}/jawaban`}>{words.cannedLink}</a>}
    >
      <StaffTitle text={words.title} />
      <live-part id="percakapan" data-every="10" data-also="keadaan">
        <div className="queue-tools">
          <InboxViews view={query.view} counts={page.counts} />
        </div>
        <ChatList rows={page.rows} now={now} empty={words.empty[query.view]} />
      </live-part>
      {page.next || query.cursor ? (
        <nav className="pages" aria-label={words.title}>
          {query.cursor ? (
            <ButtonLink look="second" href={here}>
              {words.first}
            </ButtonLink>
          ) : null}
          {page.next ? (
            <ButtonLink look="second" href={`${here}&dari=${encodeURIComponent(page.next)}`}>
              {words.next}
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </WorkPage>
  );
}
