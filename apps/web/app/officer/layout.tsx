import { Outlet, useRouteError } from "react-router";
import type { PageHandle } from "../page-handle.ts";
import type { Route } from "./+types/layout.ts";
import { countWaiting } from "./inbox/inbox-api.server.ts";
import staffSheet from "./officer.css?url";
import { StaffError } from "./parts/staff-error.tsx";
import { StaffFrame } from "./parts/staff-frame.tsx";
import { listSessions } from "./staff-api.server.ts";
import { requireStaff, staffContext } from "./staff-session.server.ts";

/** Staff pages are plain HTML as well; keys and the viewer are small modules on top. */
export const handle: PageHandle = { plain: true, room: "staff", enhance: ["queue-keys", "tab-in-view"] };

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: staffSheet }];

export const middleware: Route.MiddlewareFunction[] = [requireStaff];

export async function loader(args: Route.LoaderArgs) {
  const me = args.context.get(staffContext);
  const [sessions, waiting] = await Promise.all([
    listSessions(args),
    me.permissions.includes("conversations:answer") ? countWaiting(args) : 0,
  ]);
  return { me, waiting, sessions: sessions.ok ? sessions.data.length : 1 };
}

export default function StaffLayout({ loaderData }: Route.ComponentProps) {
  return (
    <StaffFrame {...loaderData}>
      <Outlet />
    </StaffFrame>
  );
}

export function ErrorBoundary() {
  return <StaffError error={useRouteError()} />;
}
