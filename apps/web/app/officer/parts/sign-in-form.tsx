import { Button } from "@gerai/ui/button";
import { SignInCard } from "@gerai/ui/confirm-page";
import { StaffField } from "@gerai/ui/staff-field";
import { useOffice, useTexts } from "../../office.ts";
import { EntryFoot } from "./entry-foot.tsx";

interface Faults {
  readonly error?: string;
}

/** What a sign-in page says instead of the office's usual words. */
export interface SignInWords {
  readonly title: string;
  readonly lead: string;
  readonly foot: string;
}

/** First step: user name and password; a fault never says which of the two was wrong. */
export function SignInForm({ words, error, username }: Faults & { words: SignInWords; username?: string }) {
  const { t } = useTexts();
  const { fullName } = useOffice();
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  const own = t.officer.signIn;
  return (
    <SignInCard
      office={fullName}
      title={words.title}
      lead={words.lead}
      error={error}
      foot={<EntryFoot help={words.foot} />}
    >
      <title>{`${words.title} · ${fullName}`}</title>
      <form method="post">
        <StaffField
          id="username"
          name="username"
          label={own.username}
          value={username}
          autoComplete="username"
          tall
          labels={labels}
        />
        <StaffField
          id="password"
          name="password"
          label={own.password}
          type="password"
          autoComplete="current-password"
          tall
          labels={labels}
        />
        <Button big>{own.submit}</Button>
      </form>
    </SignInCard>
  );
}

/** Second step: six digits of the authenticator. */
export function CodeForm({ error, startHref, foot }: Faults & { startHref: string; foot: string }) {
  const { t } = useTexts();
  const { fullName } = useOffice();
  const own = t.officer.signIn;
  return (
    <SignInCard
      office={fullName}
      title={own.codeTitle}
      lead={own.codeLead}
      error={error}
      foot={<EntryFoot help={foot} />}
    >
      <title>{`${own.codeTitle} · ${fullName}`}</title>
      <form method="post" className="code-box">
        <StaffField
          id="code"
          name="code"
          label={own.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          tall
          labels={{ optional: t.form.optional, error: t.form.errorWord }}
        />
        <Button big>{own.codeSubmit}</Button>
        <a href={startHref}>{own.startOver}</a>
      </form>
    </SignInCard>
  );
}
