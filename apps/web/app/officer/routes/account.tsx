import { problemText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { StaffField } from "@gerai/ui/staff-field";
import { Card, WorkPage } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { relayCookies } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import { faultOfProblem, passwordFaults, readPasswordForm } from "../account-form.ts";
import { StaffTitle } from "../parts/staff-title.tsx";
import { changePassword } from "../staff-api.server.ts";
import { needStaff } from "../staff-session.server.ts";
import type { Route } from "./+types/account.ts";

/** The boxes of the form, each with what it holds. */
const FIELDS = [
  { of: "password", name: "sandi", autoComplete: "current-password" },
  { of: "newPassword", name: "sandi_baru", autoComplete: "new-password" },
  { of: "again", name: "sandi_ulang", autoComplete: "new-password" },
] as const;

export function loader({ request }: Route.LoaderArgs) {
  return { isChanged: new URL(request.url).searchParams.has("diganti") };
}

/** Sets a new password; what was typed is never sent back. */
export async function action(args: Route.ActionArgs) {
  const form = readPasswordForm(await args.request.formData());
  const faults = passwordFaults(form);
  if (faults) return data({ faults, problem: undefined }, { status: 422 });
  const reply = await changePassword(args, { password: form.password, newPassword: form.newPassword });
  if (reply.ok) return redirect("/petugas/akun?diganti=ya", { status: 303, headers: relayCookies(reply) });
  const { code, params } = reply.problem;
  const refused = faultOfProblem(code, params);
  if (!refused && reply.status !== 429) needStaff(args, reply);
  const problem = refused ? undefined : problemText(args.context.get(localeContext), code, params);
  return data({ faults: refused, problem }, { status: reply.status });
}

export default function Account({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.officer.account;
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  const { faults, problem } = actionData ?? {};
  return (
    <WorkPage title={words.title}>
      <StaffTitle text={words.title} />
      {loaderData.isChanged && !actionData ? (
        <div role="status">
          <HintBar>{words.changed}</HintBar>
        </div>
      ) : null}
      {problem ? (
        <div role="alert">
          <HintBar tone="bad">{problem}</HintBar>
        </div>
      ) : null}
      <Card title={words.passwordTitle}>
        <p className="sm">{words.passwordLead}</p>
        <form method="post">
          {FIELDS.map(({ of, name, autoComplete }) => {
            const fault = faults?.[of];
            return (
              <StaffField
                key={name}
                id={name}
                name={name}
                type="password"
                label={words[of]}
                hint={of === "newPassword" ? words.newPasswordHint : undefined}
                error={fault && words.faults[fault]}
                autoComplete={autoComplete}
                tall
                labels={labels}
              />
            );
          })}
          <div className="row-acts">
            <Button>{words.submit}</Button>
          </div>
        </form>
      </Card>
    </WorkPage>
  );
}
