import { openCall } from "../../api.server.ts";
import { localeContext } from "../../office.ts";
import type { Route } from "./+types/office-hours-file.ts";

/** The office's hours for calendar programs, as the API gives them, in the language of the page. */
export async function loader(args: Route.LoaderArgs) {
  const answer = await openCall(args, "GET", `/calendar.ics?locale=${args.context.get(localeContext)}`, {
    headers: { accept: "text/calendar, application/problem+json" },
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const headers = new Headers({ "cache-control": "private, no-store" });
  for (const name of ["content-type", "content-disposition", "retry-after"]) {
    const value = answer.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  return new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 502, headers });
}
