import { fill, problemText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { formatDateTime } from "@gerai/ui/format";
import { Card, CardGrid } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { localeContext, useOffice, useTexts } from "../../office.ts";
import { needStaff } from "../../officer/staff-session.server.ts";
import { wordingOf } from "../describe/wording.ts";
import { AdminPage, useWho } from "../parts/admin-page.tsx";
import { Differences } from "../parts/differences.tsx";
import { readChoices, readDraft, readVersion, revert } from "../settings-api.server.ts";
import type { Route } from "./+types/version.ts";

function versionOf({ versi }: { versi: string }): string {
  if (!/^[1-9]\d{0,8}$/.test(versi)) throw new Response(null, { status: 404 });
  return versi;
}

export async function loader(args: Route.LoaderArgs) {
  const version = versionOf(args.params);
  const [view, draft, choices] = await Promise.all([readVersion(args, version), readDraft(args), readChoices(args)]);
  return { view, inForce: draft.version, changes: draft.changes, choices };
}

/** Loads the way back to this version into the draft. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const reply = await revert(args, versionOf(args.params), form.has("ganti"));
  if (reply.ok) throw redirect(`/admin/terbitkan?hasil=${reply.data.changes > 0 ? "kembali" : "sama"}`, 303);
  if (reply.status !== 409) needStaff(args, reply);
  const { code, params } = reply.problem;
  return data({ problem: problemText(args.context.get(localeContext), code, params) }, { status: reply.status });
}

/** One version: who, when, why, what it changed; and the way back to it. */
export default function Version({ loaderData, actionData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const who = useWho();
  const words = t.settings.history;
  const { view, inForce, changes, choices } = loaderData;
  const isInForce = view.version === inForce;
  const title = fill(words.versionTitle, { version: view.version });
  return (
    <AdminPage
      title={isInForce ? `${title} (${words.inForce})` : title}
      lead={`${formatDateTime(view.at, timeZone, locale)} · ${who(view)} · ${view.note}`}
      aside={<a href="/admin/riwayat">{words.back}</a>}
      isFaulty={actionData !== undefined}
    >
      {actionData ? (
        <div role="alert">
          <HintBar tone="bad">{actionData.problem}</HintBar>
        </div>
      ) : null}
      <CardGrid>
        <Card span={12} title={words.differences}>
          <Differences
            differences={view.differences}
            heads={{ before: words.before, after: words.after }}
            wording={wordingOf(locale, choices)}
          />
        </Card>
        {isInForce ? null : (
          <Card span={12} title={words.revert}>
            <form method="post" className="flow">
              <p className="sm">{words.revertHow}</p>
              {changes > 0 ? (
                <label className="tick">
                  <input type="checkbox" name="ganti" value="ya" />
                  <span>{words.replace}</span>
                </label>
              ) : null}
              <div className="row-acts">
                <Button look="second">{words.revert}</Button>
              </div>
            </form>
          </Card>
        )}
      </CardGrid>
    </AdminPage>
  );
}
