import { problemText } from "@gerai/language";
import { redirect } from "react-router";
import type { Caller } from "../api.server.ts";
import { localeContext } from "../office.ts";
import { queueSearch, readQueueQuery } from "./queue-address.ts";
import { takeCaseStep } from "./staff-api.server.ts";
import { needStaff } from "./staff-session.server.ts";

/** Takes the case that a posted form names and opens its desk; answers the words for it when a colleague was faster. */
export async function claimCase(caller: Caller, form: FormData): Promise<{ problem: string; status: number }> {
  const id = String(form.get("berkas") ?? "");
  const reply = await takeCaseStep(caller, id, "claim", Number(form.get("versi")));
  if (reply.ok) {
    const { view } = readQueueQuery(form, "mine");
    throw redirect(`/petugas/berkas/${id}?${queueSearch({ view: view === "free" ? "mine" : view })}`, { status: 303 });
  }
  if (reply.status !== 409) needStaff(caller, reply);
  const { code, params } = reply.problem;
  return { problem: problemText(caller.context.get(localeContext), code, params), status: reply.status };
}
