import { passFile } from "../../officer/pass-file.server.ts";
import type { Route } from "./+types/circular.ts";

/** The circular of a broadcast as PDF, to be saved and printed. */
export async function loader(args: Route.LoaderArgs) {
  const file = await passFile(args, `/admin/broadcasts/${encodeURIComponent(args.params.broadcastId)}/circular.pdf`);
  if (file.ok) file.headers.set("content-disposition", 'attachment; filename="surat-edaran.pdf"');
  return file;
}
