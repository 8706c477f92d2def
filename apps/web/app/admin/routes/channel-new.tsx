import { Dialect } from "@gerai/contracts/channels";
import { fill, problemText } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { Card, WorkPage } from "@gerai/ui/staff-shell";
import { data } from "react-router";
import { localeContext, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needPermission, needStaff } from "../../officer/staff-session.server.ts";
import type { PageHandle } from "../../page-handle.ts";
import adminSheet from "../admin.css?url";
import { AccountFaults, AccountFormContext } from "../channels/account-boxes.tsx";
import { credentialsFrom, settingsFrom } from "../channels/account-form.ts";
import channelsSheet from "../channels/channels.css?url";
import { addAccount, hookAddress, readServices } from "../channels/channels-api.server.ts";
import { HookTold } from "../channels/hook-told.tsx";
import { KeyFields } from "../channels/key-fields.tsx";
import { SettingsFields } from "../channels/settings-fields.tsx";
import { typedFrom } from "../typed-form.ts";
import type { Route } from "./+types/channel-new.ts";

export const handle: PageHandle = { enhance: ["copy-text"] };

export const links: Route.LinksFunction = () => [
  { rel: "stylesheet", href: adminSheet },
  { rel: "stylesheet", href: channelsSheet },
];

/** The kind that the address names; null until one is chosen. */
function dialectOf({ request }: { readonly request: Request }): Dialect | null {
  return Dialect.safeParse(new URL(request.url).searchParams.get("jenis")).data ?? null;
}

export async function loader(args: Route.LoaderArgs) {
  needPermission(args, "channels:manage");
  // The key makes a form that is sent twice one account, whose address is told again.
  return { dialect: dialectOf(args), services: await readServices(args), key: crypto.randomUUID() };
}

/** Adds the account and tells the address of its hook, in this answer alone: it stands in no address and is not kept. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const dialect = dialectOf(args);
  if (!dialect) throw new Response(null, { status: 404 });
  const typed = typedFrom(form);
  const key = String(form.get("_kunci_isian") ?? "");
  const [made, keys] = [settingsFrom(typed, dialect), credentialsFrom(form, dialect)];
  if ("faults" in made || "faults" in keys) {
    const faults = [...("faults" in made ? made.faults : []), ...("faults" in keys ? keys.faults : [])];
    return data({ typed, key, faults, problem: undefined, added: undefined }, { status: 422 });
  }
  const reply = await addAccount(args, { ...made.settings, ...keys }, key);
  if (reply.ok) {
    const { account, hookPath } = reply.data;
    const added = { id: account.id, label: account.label, channel: account.channel, hook: hookAddress(args, hookPath) };
    return data({ typed: {}, key, faults: [], problem: undefined, added });
  }
  if (reply.status !== 409 && reply.status !== 422) needStaff(args, reply);
  const { code, params } = reply.problem;
  const problem = problemText(args.context.get(localeContext), code, params);
  // What was refused was not kept under its key; the next attempt is another one.
  return data({ typed, key: crypto.randomUUID(), faults: [], problem, added: undefined }, { status: reply.status });
}

/** Which provider? Each with what it is good for. */
function ChooseDialect() {
  const words = useTexts().t.channels.choose;
  const kinds = [
    ["whatsapp-cloud", words.whatsapp, words.whatsappHint],
    ["sms-json", words.smsJson, words.smsJsonHint],
    ["sms-form", words.smsForm, words.smsFormHint],
  ] as const;
  return (
    <Card>
      <ul className="presets">
        {kinds.map(([dialect, name, hint]) => (
          <li key={dialect}>
            <a href={`/admin/kanal/baru?jenis=${dialect}`}>{name}</a>
            <span className="sm">{hint}</span>
          </li>
        ))}
      </ul>
      <p className="sm choose-note">{words.unsure}</p>
    </Card>
  );
}

export default function NewChannel({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.channels;
  const { dialect, services } = loaderData;
  const { typed = {}, faults = [], problem, added } = actionData ?? {};
  const title = dialect ? fill(words.form.newTitle, { kind: words.dialects[dialect] }) : words.choose.title;
  const isFaulty = faults.length > 0 || problem !== undefined;
  return (
    <WorkPage
      title={added ? added.label : title}
      asOf={dialect ? undefined : words.choose.lead}
      aside={<a href="/admin/kanal">{words.back}</a>}
    >
      <StaffTitle text={isFaulty ? `${t.form.errorWord}: ${title}` : title} />
      {problem ? (
        <div role="alert">
          <HintBar tone="bad">{problem}</HintBar>
        </div>
      ) : null}
      {added ? (
        <HookTold address={added.hook} channel={added.channel} back={`/admin/kanal/${added.id}`} />
      ) : dialect ? (
        <AccountFormContext value={{ dialect, typed, faults }}>
          <form method="post" className="account-form">
            <AccountFaults />
            <HiddenFields fields={[["_kunci_isian", actionData?.key ?? loaderData.key]]} />
            <SettingsFields services={services} />
            <Card title={words.keys.title} note={words.keys.lead}>
              {isFaulty ? <HintBar tone="warn">{words.keys.again}</HintBar> : null}
              <KeyFields />
            </Card>
            <div className="row-acts">
              <Button>{words.form.create}</Button>
              <ButtonLink href="/admin/kanal" look="second">
                {words.form.cancel}
              </ButtonLink>
            </div>
          </form>
        </AccountFormContext>
      ) : (
        <ChooseDialect />
      )}
    </WorkPage>
  );
}
