import { passFile } from "../pass-file.server.ts";
import type { Route } from "./+types/paper-page.ts";

/** One page of a paper as a watermarked picture; the API writes the read into the trail. */
export function loader(args: Route.LoaderArgs) {
  const file = encodeURIComponent(args.params.fileId);
  return passFile(args, `/staff/files/${file}/pages/${encodeURIComponent(args.params.page)}`);
}
