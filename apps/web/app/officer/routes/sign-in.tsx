import { problemText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { SignInCard } from "@gerai/ui/confirm-page";
import { StaffField } from "@gerai/ui/staff-field";
import { data, redirect } from "react-router";
import { relayCookies } from "../../api.server.ts";
import { PageTitle } from "../../citizen/parts/page-title.tsx";
import { useOffice, useTexts } from "../../office.ts";
import type { PageHandle } from "../../page-handle.ts";
import { NEXT_QUERY, ownPath, signInHref } from "../own-path.ts";
import { LanguageLink } from "../parts/language-link.tsx";
import { signIn } from "../staff-api.server.ts";
import type { Route } from "./+types/sign-in.ts";

export const handle: PageHandle = { plain: true, staff: true };

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const username = String(form.get("username") ?? "");
  const reply = await signIn(args, { username, password: String(form.get("password") ?? "") });
  if (reply.ok) {
    const next = ownPath(new URL(args.request.url).searchParams.get(NEXT_QUERY));
    return redirect(signInHref(next, "/petugas/masuk/kode"), { status: 303, headers: relayCookies(reply) });
  }
  // An empty or overlong field is answered like a wrong one: nothing tells which part it was.
  const code = reply.status === 422 ? "identity.wrong-credentials" : reply.problem.code;
  return data({ username, code, params: reply.problem.params }, { status: reply.status });
}

export default function SignIn({ actionData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.officer.signIn;
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  return (
    <>
      <PageTitle text={words.title} error={actionData ? t.form.errorWord : undefined} />
      <SignInCard
        office={office.fullName}
        title={words.title}
        lead={words.lead}
        error={actionData ? problemText(locale, actionData.code, actionData.params) : undefined}
        foot={words.foot}
      >
        <form method="post" className="stack">
          <StaffField
            tall
            id="nama-pengguna"
            name="username"
            label={words.username}
            value={actionData?.username}
            autoComplete="username"
            labels={labels}
          />
          <StaffField
            tall
            id="kata-sandi"
            name="password"
            type="password"
            label={words.password}
            autoComplete="current-password"
            labels={labels}
          />
          <Button big>{words.submit}</Button>
        </form>
        <LanguageLink />
      </SignInCard>
    </>
  );
}
