import type { BroadcastByCodeView } from "@gerai/contracts/broadcasts";
import type { MessageCodeView, TrueNumbersView } from "@gerai/contracts/notifications";
import { fill, problemText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { formatCalendarDate, formatPhone } from "@gerai/ui/format";
import { Notice } from "@gerai/ui/notice";
import { Answer, Page, Section } from "@gerai/ui/page";
import { StateChip } from "@gerai/ui/state-chip";
import { TextField } from "@gerai/ui/text-field";
import { data } from "react-router";
import { callApi, problemResponse } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import { checkMessage, getTrueNumbers } from "../citizen-api.server.ts";
import { BroadcastVerdict, isBroadcastCode } from "../parts/broadcast-verdict.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import type { Route } from "./+types/check-message.ts";

export const headers = () => ({ "referrer-policy": "no-referrer" });

/** What a broadcast with this code said; null for one that is not the office's. */
async function checkBroadcast(args: Route.LoaderArgs, code: string) {
  const path = `/broadcasts/codes/${encodeURIComponent(code)}`;
  const reply = await callApi<BroadcastByCodeView>(args, "GET", path);
  return !reply.ok && reply.status === 404 ? null : reply;
}

/** The code may stand in the address: it says nothing of anybody, and an answer can be shown to a neighbour. */
export async function loader(args: Route.LoaderArgs) {
  const typed = new URL(args.request.url).searchParams.get("kode")?.trim().slice(0, 40) ?? "";
  const numbers = await getTrueNumbers(args);
  const none = {
    verdict: undefined as MessageCodeView | undefined,
    broadcast: undefined as BroadcastByCodeView | undefined,
  };
  const answer = { typed, numbers, ...none, error: undefined as "code" | undefined, problem: "" };
  if (typed === "") return answer;
  const isBroadcast = isBroadcastCode(typed);
  if (!isBroadcast && typed.replace(/[\s-]/g, "").length !== 8)
    return data({ ...answer, error: "code" as const }, { status: 422 });
  const reply = await (isBroadcast ? checkBroadcast(args, typed) : checkMessage(args, typed));
  if (reply === null) return { ...answer, verdict: { isOurs: false as const, office: numbers.office } };
  if (reply.ok)
    return "isOurs" in reply.data ? { ...answer, verdict: reply.data } : { ...answer, broadcast: reply.data };
  if (reply.status !== 429) throw problemResponse(reply.problem);
  const { code, params } = reply.problem;
  return data({ ...answer, problem: problemText(args.context.get(localeContext), code, params) }, { status: 429 });
}

function Verdict({ verdict }: { verdict: MessageCodeView }) {
  const { t, locale } = useTexts();
  const words = t.noticePages;
  if (!verdict.isOurs)
    return (
      <Answer
        title={words.check.notOurs}
        above={<StateChip tone="bad">{words.check.chipNotOurs}</StateChip>}
        lead={words.check.notOursText}
      />
    );
  const told = fill(words.check.oursText, {
    kind: words.kinds[verdict.kind],
    day: formatCalendarDate(verdict.day, locale),
    channels: verdict.channels.map((channel) => words.channels[channel]).join(", "),
  });
  return (
    <Answer
      title={words.check.ours}
      above={<StateChip tone="ok">{words.check.chipOurs}</StateChip>}
      lead={`${told} ${words.check.oursCare}`}
    />
  );
}

function TrueNumbers({ office, numbers, email, website }: TrueNumbersView) {
  const words = useTexts().t.noticePages;
  return (
    <Section title={words.check.numbersTitle}>
      <p>{fill(words.check.numbersLead, { office })}</p>
      <ul className="bul">
        {numbers.map(({ channel, number, services }) => (
          <li key={`${channel} ${number} ${services.join(" ")}`}>
            {words.channels[channel]}: <b className="nw">{formatPhone(number)}</b>
            {services.length > 0 ? ` (${words.check.forService})` : null}
          </li>
        ))}
        <li>
          {words.channels.email}: <b>{email}</b>
        </li>
        <li>
          {words.check.website}: <b>{website}</b>
        </li>
      </ul>
      {numbers.length === 0 ? <p className="meta">{words.check.noNumbers}</p> : null}
    </Section>
  );
}

/** Whether a message is really the office's (C7), and where the office really writes from (K8). */
export default function CheckMessage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.noticePages.check;
  const { typed, verdict, broadcast, error, problem, numbers } = loaderData;
  return (
    <Page narrow>
      <PageTitle text={words.title} error={error || problem ? t.form.errorWord : undefined} />
      {verdict ? <Verdict verdict={verdict} /> : null}
      {broadcast ? <BroadcastVerdict broadcast={broadcast} /> : null}
      {verdict || broadcast ? null : <Answer title={words.title} lead={words.lead} />}
      {problem ? <Notice tone="bad" title={problem} /> : null}
      <form method="get" action="/cek-pesan">
        <TextField
          id="kode"
          name="kode"
          label={words.code}
          hint={words.codeHint}
          value={typed}
          error={error ? words.badCode : undefined}
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={20}
          labels={{ optional: t.form.optional, error: t.form.errorWord }}
        />
        <p className="field">
          <Button wide>{words.submit}</Button>
        </p>
      </form>
      <TrueNumbers {...numbers} />
    </Page>
  );
}
