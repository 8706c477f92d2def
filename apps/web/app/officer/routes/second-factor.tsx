import { problemText } from "@gerai/language";
import { data, redirect } from "react-router";
import { problemResponse, relayCookies } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import { CodeForm } from "../parts/sign-in-form.tsx";
import { passSecondFactor } from "../staff-api.server.ts";
import { homeOf, safeReturn } from "../staff-session.server.ts";
import type { Route } from "./+types/second-factor.ts";

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const code = String(form.get("code") ?? "").replace(/\s/g, "");
  const reply = await passSecondFactor(args, { code });
  if (reply.ok) {
    const back = safeReturn(new URL(args.request.url).searchParams.get("lanjut"));
    return redirect(back ?? homeOf(reply.data), { status: 303, headers: relayCookies(reply) });
  }
  const { problem, status } = reply;
  if (problem.code === "identity.sign-in-needed") throw redirect("/petugas/masuk", { status: 303 });
  if (![401, 422, 429].includes(status)) throw problemResponse(problem);
  const shown = status === 429 ? problem.code : "identity.wrong-code";
  return data({ error: problemText(args.context.get(localeContext), shown, problem.params) }, { status });
}

export default function SecondFactor({ actionData }: Route.ComponentProps) {
  const { foot } = useTexts().t.officer.signIn;
  return <CodeForm error={actionData?.error} startHref="/petugas/masuk" foot={foot} />;
}
