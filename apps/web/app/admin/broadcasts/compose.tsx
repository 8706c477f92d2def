import { fill, messages, problemText } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { ErrorSummary } from "@gerai/ui/error-summary";
import { StaffField } from "@gerai/ui/staff-field";
import { Card, CardGrid } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { localeContext, officeContext, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { needPermission, needStaff } from "../../officer/staff-session.server.ts";
import type { PageHandle } from "../../page-handle.ts";
import { text, typedFrom } from "../typed-form.ts";
import type { Route } from "./+types/compose.ts";
import { AudienceFields } from "./audience-fields.tsx";
import { type BroadcastBox, boxesOf, boxOfProblem, broadcastFrom, newBoxes } from "./broadcast-form.ts";
import { change, compose, readBroadcast, readDistricts, readSuggestion } from "./broadcasts-api.server.ts";
import { RoomPage } from "./room-page.tsx";

export const handle: PageHandle = { enhance: ["broadcast-count"] };

/** What the form begins with: a draft, the ready-written one of a published version, or nothing. */
async function beginning(args: Route.LoaderArgs) {
  const { broadcastId } = args.params;
  if (broadcastId) {
    const draft = await readBroadcast(args, broadcastId);
    return { boxes: boxesOf(draft), revision: draft.revision, ready: null };
  }
  const version = Number(new URL(args.request.url).searchParams.get("versi"));
  if (!Number.isInteger(version) || version < 1) return { boxes: newBoxes(), revision: null, ready: null };
  const { suggestion } = await readSuggestion(args, version);
  if (!suggestion) return { boxes: newBoxes(), revision: null, ready: { version, existing: null, isNone: true } };
  const boxes = boxesOf({ ...suggestion, configVersion: version });
  return { boxes, revision: null, ready: { version, existing: suggestion.existing, isNone: false } };
}

/** Length of a head's token and of a message code, which stand in every SMS. */
const [TOKEN, CODE] = ["0".repeat(16), "S-0000-0000"];

/** Letters that an SMS takes beside its text. */
function lettersAround({ request, context }: Route.LoaderArgs): number {
  const link = `${new URL(request.url).origin}/siaran/${TOKEN}`;
  const office = context.get(officeContext).shortName;
  return fill(messages("id").broadcastTexts.sms, { office, text: "", link, code: CODE }).length;
}

export async function loader(args: Route.LoaderArgs) {
  needPermission(args, "broadcasts:compose");
  const [begun, districts] = await Promise.all([beginning(args), readDistricts(args)]);
  return { ...begun, districts, around: lettersAround(args), key: crypto.randomUUID() };
}

/** Keeps the draft and leads to its preview. */
export async function action(args: Route.ActionArgs) {
  const { broadcastId } = args.params;
  const form = await args.request.formData();
  const boxes = typedFrom(form);
  const key = String(form.get("_kunci") ?? "");
  const revision = Number(form.get("_revisi"));
  const { input, faults } = broadcastFrom(boxes);
  if (!input) return data({ boxes, faults, problem: undefined, key, revision }, { status: 422 });
  const reply = await (broadcastId ? change(args, broadcastId, { ...input, revision }) : compose(args, input, key));
  if (reply.ok) throw redirect(`/admin/siaran/${reply.data.id}?hasil=tersimpan`, 303);
  if (reply.status !== 409 && reply.status !== 422) needStaff(args, reply);
  const { code, params } = reply.problem;
  const box = boxOfProblem(code);
  const problem = problemText(args.context.get(localeContext), code, params);
  return data({ boxes, faults: box ? [box] : [], problem, key, revision }, { status: reply.status });
}

function Ready({ ready }: Pick<Route.ComponentProps["loaderData"], "ready">) {
  const words = useTexts().t.broadcasts.compose;
  if (!ready) return null;
  if (ready.isNone) return <HintBar>{fill(words.readyNone, { version: ready.version })}</HintBar>;
  return (
    <HintBar tone={ready.existing ? "warn" : "info"}>
      {fill(ready.existing ? words.readyExists : words.ready, { version: ready.version })}{" "}
      {ready.existing ? <a href={`/admin/siaran/${ready.existing}`}>{words.openExisting}</a> : null}
    </HintBar>
  );
}

/** What the choice comes to; a script fills it in while one chooses, the preview says it exactly. */
function LiveCount({ around }: { around: number }) {
  const words = useTexts().t.broadcasts.compose;
  return (
    <div
      className="live-count"
      data-live-count={around}
      role="status"
      data-heads-words={words.liveHeads}
      data-sms-words={words.liveSms}
    >
      <p>{words.counted}</p>
    </div>
  );
}

/** Writes a broadcast or changes its draft. */
export default function Compose({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.broadcasts.compose;
  const typed = actionData?.boxes ?? loaderData.boxes;
  const faults: readonly BroadcastBox[] = actionData?.faults ?? [];
  const isNew = params.broadcastId === undefined;
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  const box = (name: "judul" | "teks" | "sms") => ({
    ...{ id: name, name, value: text(typed, name), labels, label: words.boxes[name], hint: words.hints[name] },
    ...{ error: faults.includes(name) ? words.faults[name] : undefined, tall: true },
  });
  const problem = actionData?.problem;
  return (
    <RoomPage
      title={isNew ? words.newTitle : words.changeTitle}
      lead={words.lead}
      problem={problem}
      isFaulty={faults.length > 0}
    >
      {problem ? null : (
        <ErrorSummary
          title={faults.length === 1 ? t.form.summaryOne : fill(t.form.summaryMany, { count: faults.length })}
          errors={faults.map((name) => ({ fieldId: name, message: words.faults[name] }))}
        />
      )}
      <Ready ready={loaderData.ready} />
      <form method="post" className="item-form">
        <HiddenFields
          fields={[
            ["_kunci", actionData?.key ?? loaderData.key],
            ["_revisi", String(actionData?.revision ?? loaderData.revision ?? "")],
            ["versi", text(typed, "versi")],
          ]}
        />
        <CardGrid>
          <Card span={6} title={words.messageTitle}>
            <StaffField {...box("judul")} autoComplete="off" />
            <StaffField {...box("teks")} rows={8} />
            <StaffField {...box("sms")} rows={4} />
          </Card>
          <Card span={6} title={words.audienceTitle}>
            <AudienceFields typed={typed} faults={faults} districts={loaderData.districts} />
          </Card>
        </CardGrid>
        <div className="save-bar">
          <LiveCount around={loaderData.around} />
          <span className="row-acts">
            <Button big>{words.save}</Button>
            <ButtonLink look="quiet" href={isNew ? "/admin/siaran" : `/admin/siaran/${params.broadcastId}`}>
              {words.back}
            </ButtonLink>
          </span>
        </div>
      </form>
    </RoomPage>
  );
}
