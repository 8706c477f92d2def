import { redirect } from "react-router";
import { endOtherSessions } from "../staff-api.server.ts";
import { homeOf, needStaff, requireStaff, staffContext } from "../staff-session.server.ts";
import type { Route } from "./+types/sessions.ts";

export const middleware: Route.MiddlewareFunction[] = [requireStaff];

export const loader = ({ context }: Route.LoaderArgs) => redirect(homeOf(context.get(staffContext)));

/** Ends the person's sessions everywhere but here. */
export async function action(args: Route.ActionArgs) {
  needStaff(args, await endOtherSessions(args));
  return redirect(homeOf(args.context.get(staffContext)), { status: 303 });
}
