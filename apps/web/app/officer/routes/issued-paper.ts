import { passFile } from "../pass-file.server.ts";
import type { Route } from "./+types/issued-paper.ts";

/** An issued paper byte for byte, to be looked at from the desk; the API writes the read into the trail. */
export function loader(args: Route.LoaderArgs) {
  return passFile(args, `/staff/documents/${encodeURIComponent(args.params.documentId)}/pdf`);
}
