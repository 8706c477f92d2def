import { Outlet, useRouteError } from "react-router";
import type { PageHandle } from "../page-handle.ts";
import type { Route } from "./+types/entry-layout.ts";
import staffSheet from "./officer.css?url";
import { StaffError } from "./parts/staff-error.tsx";

/** Staff look for pages that are open to anyone: sign-in, the ministry's and the console's front. */
export const handle: PageHandle = { plain: true, room: "staff" };

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: staffSheet }];

export default function EntryLayout() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <StaffError error={useRouteError()} />;
}
