import type { TemplateFault, TemplateLocale, TemplateWords } from "@gerai/contracts/notifications";
import { fill, problemText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { Card, CardGrid, WorkPage } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { data, redirect } from "react-router";
import type { ApiReply } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import type { PageHandle } from "../../page-handle.ts";
import adminSheet from "../admin.css?url";
import messagesSheet from "../messages/messages.css?url";
import { TemplateForm, wordsFrom } from "../messages/template-form.tsx";
import { TemplateFilings, TemplateHistory } from "../messages/template-history.tsx";
import { TemplatePreview } from "../messages/template-preview.tsx";
import {
  loadVersion,
  publishDraft,
  readPreview,
  readTemplate,
  resetWords,
  saveDraft,
  templateOf,
} from "../messages/templates-api.server.ts";
import type { Route } from "./+types/message.ts";

export const handle: PageHandle = { enhance: ["template-editor"] };

export const links: Route.LinksFunction = () => [
  { rel: "stylesheet", href: adminSheet },
  { rel: "stylesheet", href: messagesSheet },
];

/** The language whose words are edited, which is not that of the page. */
function localeOf({ request }: Route.LoaderArgs | Route.ActionArgs): TemplateLocale {
  return new URL(request.url).searchParams.get("kata") === "en" ? "en" : "id";
}

export async function loader(args: Route.LoaderArgs) {
  const of = templateOf(args.params);
  const locale = localeOf(args);
  const view = await readTemplate(args, of);
  const here = view.languages.find((one) => one.locale === locale);
  const there = view.languages.find((one) => one.locale !== locale);
  if (!here || !there) throw new Response(null, { status: 404 });
  const shown = here.draft?.preview ?? here.preview;
  const done = new URL(args.request.url).searchParams.get("hasil");
  return { ...of, places: view.places, here, there: there.locale, shown, other: there.preview, done };
}

const FAULTS = "notifications.template-faults";

/** Does what the pressed button says; whatever was typed stays. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const locale = localeOf(args);
  const of = { ...templateOf(args.params), locale };
  const step = String(form.get("_langkah") ?? "");
  const revision = Number(form.get("_revisi")) || null;
  const backTo = (done: string) =>
    redirect(`/admin/pesan/${of.kind}/${of.channel}?kata=${locale}&hasil=${done}`, { status: 303 });
  const again = async (typed: TemplateWords, more: { problem?: string; isAsked?: boolean; status?: number }) => {
    const { status = 200, problem, isAsked = false } = more;
    // Somebody was faster: what they wrote is not overwritten by pressing once more.
    const seen = status === 409 ? String(revision ?? "") : null;
    return data({ typed, shown: await readPreview(args, of, typed), problem, isAsked, seen }, { status });
  };
  const refused = (reply: Extract<ApiReply<unknown>, { ok: false }>, typed: TemplateWords) => {
    if (reply.status !== 409 && reply.status !== 422) throw needStaff(args, reply);
    const { code, params } = reply.problem;
    const problem = code === FAULTS ? {} : { problem: problemText(args.context.get(localeContext), code, params) };
    return again(typed, { ...problem, isAsked: true, status: reply.status });
  };
  if (step === "bawaan") {
    needStaff(args, await resetWords(args, of));
    return backTo("bawaan");
  }
  const typed = wordsFrom(form, of.channel);
  if (step === "muat") {
    const reply = await loadVersion(args, of, Number(form.get("_versi")), revision);
    return reply.ok ? backTo("muat") : refused(reply, (await currentWords(args)) ?? typed);
  }
  const place = form.get("_sisip");
  if (typeof place === "string" && /^[a-z]+$/.test(place))
    return await again({ ...typed, body: `${typed.body.trimEnd()} {${place}}` }, {});
  if (step === "lihat") return await again(typed, { isAsked: true });
  const saved = await saveDraft(args, of, typed, revision);
  if (!saved.ok) return await refused(saved, typed);
  if (step !== "terbit") return backTo("simpan");
  const published = await publishDraft(args, of, saved.data.revision);
  // The draft is kept by now: the form goes on from it.
  if (!published.ok) return await refused(published, typed);
  return backTo(published.data.state === "live" ? "terbit" : "periksa");
}

/** The words that the form would show anew. */
async function currentWords(args: Route.ActionArgs): Promise<TemplateWords | undefined> {
  const { languages } = await readTemplate(args, templateOf(args.params));
  const here = languages.find((one) => one.locale === localeOf(args));
  return here && (here.draft?.words ?? here.inUse);
}

type Data = Route.ComponentProps["loaderData"];

/** Whose words are in use, at which numbers, and the way back to the house's. */
function Standing({ here, hidden }: { here: Data["here"]; hidden: readonly (readonly [string, string])[] }) {
  const words = useTexts().t.noticeTemplates;
  const { live } = here;
  return (
    <Card title={words.inUse}>
      <p>
        {live === null ? words.inUseHouse : fill(words.inUseOwn, { version: live })}{" "}
        {here.isUsable ? null : <StateChip tone="bad">{words.unusable}</StateChip>}
      </p>
      {here.filings.length > 0 ? (
        <>
          <p>
            <b>{words.filings}</b>
          </p>
          <TemplateFilings filings={here.filings} />
        </>
      ) : null}
      {live === null && !here.versions.some(({ state }) => state === "submitted") ? null : (
        <form method="post">
          <HiddenFields fields={hidden} />
          <p className="sm">{words.resetHow}</p>
          <Button look="danger" name="_langkah" value="bawaan">
            {words.reset}
          </Button>
        </form>
      )}
    </Card>
  );
}

/** The languages, the one that is edited now among them. */
function Languages({ locale, page }: { locale: TemplateLocale; page: string }) {
  const words = useTexts().t.noticeTemplates;
  return (
    <nav className="views" aria-label={words.language}>
      {(["id", "en"] as const).map((one) => (
        <a key={one} href={`${page}?kata=${one}`} aria-current={one === locale ? "page" : undefined}>
          {words.languages[one]}
        </a>
      ))}
    </nav>
  );
}

/** What was just done, or why not. */
function Told({ problem, done, hasDraft }: { problem: string | undefined; done: string | null; hasDraft: boolean }) {
  const words = useTexts().t.noticeTemplates;
  const told: Readonly<Record<string, string>> = words.done;
  if (problem)
    return (
      <div role="alert">
        <HintBar tone="bad">{problem}</HintBar>
      </div>
    );
  const text = done === null ? undefined : told[done];
  if (text)
    return (
      <div role="status">
        <HintBar>{text}</HintBar>
      </div>
    );
  return hasDraft ? <HintBar tone="warn">{words.draftNote}</HintBar> : null;
}

/** The words of one notice on one way: form, preview, what is in use, history. */
export default function Message({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.noticeTemplates;
  const { kind, channel, places, here, there, other, done } = loaderData;
  const page = `/admin/pesan/${kind}/${channel}`;
  const shown = actionData?.shown ?? loaderData.shown;
  const faults: readonly TemplateFault[] = actionData?.isAsked ? shown.faults : [];
  const isFaulty = faults.length > 0 || actionData?.problem !== undefined;
  const hidden = [["_revisi", actionData?.seen ?? String(here.draft?.revision ?? "")]] as const;
  const title = words.kinds[kind];
  return (
    <WorkPage
      title={title}
      asOf={fill(words.editLead, { channel: words.channels[channel], language: words.languages[here.locale] })}
      aside={<a href="/admin/pesan">{words.back}</a>}
    >
      <StaffTitle text={isFaulty ? `${t.form.errorWord}: ${title}` : title} />
      <Languages locale={here.locale} page={page} />
      <Told problem={actionData?.problem} done={actionData ? null : done} hasDraft={here.draft !== null} />
      <template-editor>
        <CardGrid>
          <Card span={7} title={words.text}>
            <TemplateForm
              channel={channel}
              places={places}
              typed={actionData?.typed ?? here.draft?.words ?? here.inUse}
              faults={faults}
              hidden={hidden}
            />
          </Card>
          <Card span={5} title={words.preview}>
            <div id="pratinjau" aria-live="polite">
              <TemplatePreview shown={shown} channel={channel} />
            </div>
          </Card>
          <div className="c7">
            <Card title={words.history}>
              <TemplateHistory versions={here.versions} hidden={hidden} />
            </Card>
          </div>
          <div className="c5 messages-page">
            <Standing here={here} hidden={hidden} />
            <Card title={fill(words.previewOther, { language: words.languages[there] })}>
              <TemplatePreview shown={other} channel={channel} />
            </Card>
          </div>
        </CardGrid>
      </template-editor>
    </WorkPage>
  );
}
