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
import { homeOf, passSecondFactor } from "../staff-api.server.ts";
import type { Route } from "./+types/second-factor.ts";

export const handle: PageHandle = { plain: true, staff: true };

export async function action(args: Route.ActionArgs) {
  const next = ownPath(new URL(args.request.url).searchParams.get(NEXT_QUERY));
  const code = String((await args.request.formData()).get("code") ?? "").replace(/\s/g, "");
  const reply = await passSecondFactor(args, code);
  if (reply.ok) {
    return redirect(next ?? homeOf(reply.data.permissions), { status: 303, headers: relayCookies(reply) });
  }
  const { problem, status } = reply;
  if (problem.code === "identity.sign-in-needed") return redirect(signInHref(next), { status: 303 });
  const shown = status === 422 ? "identity.wrong-code" : problem.code;
  return data({ code: shown, params: problem.params }, { status });
}

export default function SecondFactor({ actionData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.officer.signIn;
  return (
    <>
      <PageTitle text={words.codeTitle} error={actionData ? t.form.errorWord : undefined} />
      <SignInCard
        office={office.fullName}
        title={words.codeTitle}
        lead={words.codeLead}
        error={actionData ? problemText(locale, actionData.code, actionData.params) : undefined}
        foot={<a href="/petugas/masuk">{words.startOver}</a>}
      >
        <form method="post" className="stack">
          <StaffField
            tall
            id="kode"
            name="code"
            label={words.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            labels={{ optional: t.form.optional, error: t.form.errorWord }}
          />
          <Button big>{words.codeSubmit}</Button>
        </form>
        <LanguageLink />
      </SignInCard>
    </>
  );
}
