import { Outlet } from "react-router";
import type { Route } from "./+types/layout.ts";
import adminSheet from "./admin.css?url";
import type { DraftSummary } from "./parts/admin-page.tsx";
import { readDraft } from "./settings-api.server.ts";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: adminSheet }];

/** What waits in the draft, for the bar on every page. */
export async function loader(args: Route.LoaderArgs) {
  const { version, changes, items } = await readDraft(args);
  const newest = items
    .flatMap(({ change }) => (change ? [change] : []))
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))[0];
  return { draft: { version, changes, last: newest ?? null } satisfies DraftSummary };
}

export default function SettingsLayout() {
  return <Outlet />;
}
