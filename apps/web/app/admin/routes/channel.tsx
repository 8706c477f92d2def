import { AccountSettings, type AccountView } from "@gerai/contracts/channels";
import { fill, problemText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { Card, CardGrid, WorkPage } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import type { ApiReply } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import type { PageHandle } from "../../page-handle.ts";
import adminSheet from "../admin.css?url";
import { AccountFaults, AccountFormContext } from "../channels/account-boxes.tsx";
import {
  type AccountFault,
  credentialsFrom,
  type Settings,
  settingsBoxes,
  settingsFrom,
} from "../channels/account-form.ts";
import { HookCard, PowerCard, TestCard } from "../channels/account-side.tsx";
import { AccountStanding, useAccountUse } from "../channels/account-standing.tsx";
import channelsSheet from "../channels/channels.css?url";
import {
  changeAccount,
  hookAddress,
  readAccount,
  readServices,
  readTest,
  renewHook,
  sendTest,
  switchAccount,
} from "../channels/channels-api.server.ts";
import { HookTold } from "../channels/hook-told.tsx";
import { KeyFields } from "../channels/key-fields.tsx";
import { SettingsFields } from "../channels/settings-fields.tsx";
import { type Typed, typedFrom } from "../typed-form.ts";
import type { Route } from "./+types/channel.ts";

export const handle: PageHandle = { enhance: ["copy-text", "live-part"] };

export const links: Route.LinksFunction = () => [
  { rel: "stylesheet", href: adminSheet },
  { rel: "stylesheet", href: channelsSheet },
];

const pageOf = (id: string) => `/admin/kanal/${id}`;

export async function loader(args: Route.LoaderArgs) {
  const asked = new URL(args.request.url).searchParams;
  const testId = asked.get("uji");
  const [account, services, test] = await Promise.all([
    readAccount(args, args.params.akun),
    readServices(args),
    testId === null ? null : readTest(args, testId),
  ]);
  const shown = testId !== null && test === null ? ("gone" as const) : test;
  return { account, services, test: shown, testId, done: asked.get("hasil"), key: crypto.randomUUID() };
}

/** What a step came to: go on with a note, or the page again with what is wrong. */
interface Outcome {
  readonly step: string;
  readonly typed?: Typed;
  readonly faults?: readonly AccountFault[];
  readonly problem?: string;
  readonly hook?: string;
}

const backTo = (id: string, query: Readonly<Record<string, string>>) =>
  redirect(`${pageOf(id)}?${new URLSearchParams(query)}`, { status: 303 });

/** What an account says of itself, to be sent again beside new keys. */
function settingsOf(account: AccountView): Settings {
  return AccountSettings.parse(account);
}

async function saveSettings(args: Route.ActionArgs, form: FormData, account: AccountView) {
  const typed = typedFrom(form);
  const made = settingsFrom(typed, account.dialect);
  if ("faults" in made) return { typed, faults: made.faults };
  const body = { ...made.settings, revision: Number(form.get("_revisi")), credentials: null };
  return { typed, reply: await changeAccount(args, account.id, body) };
}

async function saveKeys(args: Route.ActionArgs, form: FormData, account: AccountView) {
  const made = credentialsFrom(form, account.dialect);
  const typed = { ...settingsBoxes(account), ...typedFrom(form) };
  if ("faults" in made) return { typed, faults: made.faults };
  const body = { ...settingsOf(account), revision: Number(form.get("_revisi")), ...made };
  return { typed, reply: await changeAccount(args, account.id, body) };
}

/** Does what the pressed button says: settings, keys, on or off, a new hook, a test. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const step = String(form.get("_langkah") ?? "");
  const account = await readAccount(args, args.params.akun);
  const { id } = account;
  const again = (outcome: Omit<Outcome, "step">, status: number) => data<Outcome>({ step, ...outcome }, { status });
  const refused = (reply: ApiReply<unknown>, typed: Typed = settingsBoxes(account)) => {
    if (reply.ok || (reply.status !== 409 && reply.status !== 422)) throw needStaff(args, reply);
    const { code, params } = reply.problem;
    if (code === "channels.no-mobile") return again({ typed, faults: [{ field: "to" }] }, reply.status);
    return again({ typed, problem: problemText(args.context.get(localeContext), code, params) }, reply.status);
  };
  if (step === "simpan" || step === "kunci") {
    const saved = await (step === "simpan" ? saveSettings : saveKeys)(args, form, account);
    if ("faults" in saved) return again(saved, 422);
    return saved.reply.ok ? backTo(id, { hasil: step }) : refused(saved.reply, saved.typed);
  }
  if (step === "nyala" || step === "mati") {
    const body = { revision: Number(form.get("_revisi")), isEnabled: step === "nyala" };
    const reply = await switchAccount(args, id, body);
    return reply.ok ? backTo(id, { hasil: step }) : refused(reply);
  }
  if (step === "alamat") {
    const reply = await renewHook(args, id);
    return reply.ok ? again({ hook: hookAddress(args, reply.data.hookPath) }, 200) : refused(reply);
  }
  if (step !== "uji") throw new Response(null, { status: 400 });
  const to = String(form.get("to") ?? "").trim();
  const reply = await sendTest(args, id, to, String(form.get("_kunci_isian") ?? ""));
  if (reply.ok) return backTo(id, { uji: reply.data.id });
  const typed = { ...settingsBoxes(account), to: [to] };
  return reply.problem.code === "kernel.invalid-input"
    ? again({ typed, faults: [{ field: "to" }] }, 422)
    : refused(reply, typed);
}

/** Settings that can be changed, and below them the keys that can only be replaced. */
function AccountForms({
  account,
  services,
  outcome,
}: Pick<Route.ComponentProps["loaderData"], "account" | "services"> & { outcome: Outcome | undefined }) {
  const words = useTexts().t.channels;
  const revision = String(account.revision);
  const isKeys = outcome?.step === "kunci";
  return (
    <>
      <form method="post" className="account-form">
        <HiddenFields
          fields={[
            ["_langkah", "simpan"],
            ["_revisi", revision],
          ]}
        />
        {isKeys ? null : <AccountFaults />}
        <SettingsFields services={services} />
        <div className="row-acts">
          <Button>{words.form.save}</Button>
        </div>
      </form>
      <Card title={words.keys.replaceTitle}>
        <p className="sm">
          {words.keys.lead} {account.channel === "whatsapp" ? words.keys.replaceLead : null}
        </p>
        <form method="post">
          <HiddenFields
            fields={[
              ["_langkah", "kunci"],
              ["_revisi", revision],
            ]}
          />
          {isKeys ? <AccountFaults /> : null}
          {isKeys && outcome.problem ? <HintBar tone="warn">{words.keys.again}</HintBar> : null}
          <KeyFields />
          <div className="row-acts">
            <Button look="second">{words.keys.replace}</Button>
          </div>
        </form>
      </Card>
    </>
  );
}

/** What was just done, what is wrong, and whether the provider refuses the account. */
function AccountTold({
  account,
  outcome,
  done,
}: {
  account: AccountView;
  outcome: Outcome | undefined;
  done: string | null;
}) {
  const words = useTexts().t.channels;
  const told: Readonly<Record<string, string>> = words.done;
  return (
    <>
      {outcome?.problem ? (
        <div role="alert">
          <HintBar tone="bad">{outcome.problem}</HintBar>
        </div>
      ) : null}
      {!outcome && done && told[done] ? (
        <div role="status">
          <HintBar>{told[done]}</HintBar>
        </div>
      ) : null}
      {account.stoppedReason !== null ? (
        <HintBar tone="bad">{fill(words.stopped, { reason: account.stoppedReason })}</HintBar>
      ) : null}
    </>
  );
}

export default function Channel({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.channels;
  const { account, services, test, testId, done, key } = loaderData;
  const spent = useAccountUse()(account);
  const here = testId === null ? pageOf(account.id) : `${pageOf(account.id)}?uji=${testId}`;
  const isFaulty = Boolean(actionData?.problem || actionData?.faults?.length);
  const { dialect } = account;
  const state = { dialect, typed: actionData?.typed ?? settingsBoxes(account), faults: actionData?.faults ?? [] };
  return (
    <WorkPage
      title={
        <>
          {account.label} <AccountStanding account={account} />
        </>
      }
      asOf={`${words.dialects[dialect]} · ${words.today}: ${spent.today} · ${words.month}: ${spent.month}`}
      aside={<a href="/admin/kanal">{words.back}</a>}
    >
      <StaffTitle text={isFaulty ? `${t.form.errorWord}: ${account.label}` : account.label} />
      <AccountTold account={account} outcome={actionData} done={done} />
      {actionData?.hook ? (
        <HookTold address={actionData.hook} channel={account.channel} back={pageOf(account.id)} />
      ) : (
        <AccountFormContext value={state}>
          <CardGrid>
            <div className="c7 account-form">
              <AccountForms account={account} services={services} outcome={actionData} />
            </div>
            <div className="c5 account-side">
              <TestCard account={account} test={test} formKey={key} here={here} />
              <PowerCard account={account} />
              <HookCard />
            </div>
          </CardGrid>
        </AccountFormContext>
      )}
    </WorkPage>
  );
}
