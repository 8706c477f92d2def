import { passFile } from "../../officer/pass-file.server.ts";
import type { Route } from "./+types/bad-rows.ts";

/** The bad rows of an import as a file to be mended and sent again. */
export function loader(args: Route.LoaderArgs) {
  return passFile(args, `/admin/broadcasts/imports/${encodeURIComponent(args.params.importId)}/bad-rows`);
}
