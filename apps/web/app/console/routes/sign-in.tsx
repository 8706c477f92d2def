import type { SignInView } from "@gerai/contracts/identity";
import { problemText } from "@gerai/language";
import { data, redirect } from "react-router";
import { callApi, problemResponse, relayCookies } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import { SignInForm } from "../../officer/parts/sign-in-form.tsx";
import type { Route } from "./+types/sign-in.ts";

/** First step of an operator. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const username = String(form.get("username") ?? "").trim();
  const body = { username, password: String(form.get("password") ?? "") };
  const reply = await callApi<SignInView>(args, "POST", "/platform/sign-in", { body });
  if (reply.ok) return redirect("/konsol/masuk/kode", { status: 303, headers: relayCookies(reply) });
  if (![401, 422, 429].includes(reply.status)) throw problemResponse(reply.problem);
  const code = reply.status === 429 ? reply.problem.code : "identity.wrong-credentials";
  const error = problemText(args.context.get(localeContext), code, reply.problem.params);
  return data({ error, username }, { status: reply.status === 429 ? 429 : 401 });
}

export default function ConsoleSignIn({ actionData }: Route.ComponentProps) {
  const words = useTexts().t.admin.console;
  return (
    <SignInForm
      words={{ title: words.signInTitle, lead: words.signInLead, foot: words.foot }}
      error={actionData?.error}
      username={actionData?.username}
    />
  );
}
