import { problemText } from "@gerai/language";
import { data, redirect } from "react-router";
import { problemResponse, relayCookies } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import { SignInForm } from "../parts/sign-in-form.tsx";
import { signIn } from "../staff-api.server.ts";
import { safeReturn } from "../staff-session.server.ts";
import type { Route } from "./+types/sign-in.ts";

/** A fault the person can do something about; the rest is an error page. */
const EXPECTED = [401, 422, 429];

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const username = String(form.get("username") ?? "").trim();
  const reply = await signIn(args, { username, password: String(form.get("password") ?? "") });
  if (reply.ok) {
    const back = safeReturn(new URL(args.request.url).searchParams.get("lanjut"));
    const next = back ? `/petugas/masuk/kode?lanjut=${encodeURIComponent(back)}` : "/petugas/masuk/kode";
    return redirect(next, { status: 303, headers: relayCookies(reply) });
  }
  if (!EXPECTED.includes(reply.status)) throw problemResponse(reply.problem);
  // An empty field is as wrong as a wrong one: nothing says which part it was.
  const code = reply.status === 429 ? reply.problem.code : "identity.wrong-credentials";
  const error = problemText(args.context.get(localeContext), code, reply.problem.params);
  return data({ error, username }, { status: reply.status === 429 ? 429 : 401 });
}

export default function SignIn({ actionData }: Route.ComponentProps) {
  const words = useTexts().t.officer.signIn;
  return <SignInForm words={words} error={actionData?.error} username={actionData?.username} />;
}
