import { CONVERSATION_VIEWS } from "@gerai/contracts/conversations";
import { isOneOf } from "../desk/case-steps.ts";
import { markOf } from "../inbox/chat-mark.ts";
import { listConversations } from "../inbox/inbox-api.server.ts";
import { needStaff } from "../staff-session.server.ts";
import type { Route } from "./+types/conversation-mark.ts";

/** The mark of a conversation as it stands on a page of the inbox; empty once it stands there no more. Nothing of a person. */
export async function loader(args: Route.LoaderArgs) {
  const asked = new URL(args.request.url).searchParams.get("tampilan");
  const view = isOneOf(CONVERSATION_VIEWS, asked) ? asked : "all";
  const { rows } = needStaff(args, await listConversations(args, { view }));
  const row = rows.find(({ id }) => id === args.params.percakapan);
  return new Response(row ? markOf(row) : "", { headers: { "content-type": "text/plain; charset=utf-8" } });
}
