import { passFile } from "../../officer/pass-file.server.ts";
import type { Route } from "./+types/circular.ts";

/** The circular of a broadcast as PDF. */
export function loader(args: Route.LoaderArgs) {
  return passFile(args, `/admin/broadcasts/${encodeURIComponent(args.params.broadcastId)}/circular.pdf`);
}
