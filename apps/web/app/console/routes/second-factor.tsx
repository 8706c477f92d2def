import type { PlatformMeView } from "@gerai/contracts/identity";
import { problemText } from "@gerai/language";
import { data, redirect } from "react-router";
import { callApi, problemResponse, relayCookies } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import { CodeForm } from "../../officer/parts/sign-in-form.tsx";
import type { Route } from "./+types/second-factor.ts";

/** Second step of an operator. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const body = { code: String(form.get("code") ?? "").replace(/\s/g, "") };
  const reply = await callApi<PlatformMeView>(args, "POST", "/platform/second-factor", { body });
  if (reply.ok) return redirect("/konsol", { status: 303, headers: relayCookies(reply) });
  const { problem, status } = reply;
  if (problem.code === "identity.sign-in-needed") throw redirect("/konsol/masuk", { status: 303 });
  if (![401, 422, 429].includes(status)) throw problemResponse(problem);
  const shown = status === 429 ? problem.code : "identity.wrong-code";
  return data({ error: problemText(args.context.get(localeContext), shown, problem.params) }, { status });
}

export default function ConsoleSecondFactor({ actionData }: Route.ComponentProps) {
  const { foot } = useTexts().t.admin.console;
  return <CodeForm error={actionData?.error} startHref="/konsol/masuk" foot={foot} />;
}
