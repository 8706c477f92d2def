import { Outlet } from "react-router";
import adminSheet from "../admin.css?url";
import type { Route } from "./+types/layout.ts";
import broadcastSheet from "./broadcasts.css?url";

export const links: Route.LinksFunction = () => [
  { rel: "stylesheet", href: adminSheet },
  { rel: "stylesheet", href: broadcastSheet },
];

/** Contacts and broadcasts: their style beside that of the configuration. */
export default function BroadcastsLayout() {
  return <Outlet />;
}
