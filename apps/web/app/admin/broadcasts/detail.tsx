import { fill, problemText } from "@gerai/language";
import { Card, CardGrid } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { DefinitionList } from "@gerai/ui/summary-table";
import { data, redirect } from "react-router";
import { localeContext, useTexts } from "../../office.ts";
import { needStaff, staffContext } from "../../officer/staff-session.server.ts";
import type { Route } from "./+types/detail.ts";
import { BROADCAST_LOOK } from "./broadcast-look.ts";
import { BroadcastPreview } from "./broadcast-preview.tsx";
import { BroadcastProgressCard } from "./broadcast-progress.tsx";
import { BroadcastSteps } from "./broadcast-steps.tsx";
import { type BroadcastStep, readBroadcast, readPreview, takeStep } from "./broadcasts-api.server.ts";
import { RoomPage } from "./room-page.tsx";

const SHORTEST_REASON = 3;
const LONGEST_REASON = 300;
const STEPS: Readonly<Record<string, [BroadcastStep, string]>> = {
  ajukan: ["submit", "diajukan"],
  setujui: ["approve", "disetujui"],
  kembalikan: ["return", "dikembalikan"],
};

export async function loader(args: Route.LoaderArgs) {
  const { broadcastId } = args.params;
  const broadcast = await readBroadcast(args, broadcastId);
  const isAhead = broadcast.state === "draft" || broadcast.state === "submitted";
  const preview = isAhead ? await readPreview(args, broadcastId) : null;
  const done = new URL(args.request.url).searchParams.get("hasil");
  return { broadcast, preview, me: args.context.get(staffContext), done };
}

/** Submits, lets go or sends back; a refusal is told above the page as it stands by now. */
export async function action(args: Route.ActionArgs) {
  const { broadcastId } = args.params;
  const form = await args.request.formData();
  const order = String(form.get("_langkah") ?? "");
  const [step, done] = STEPS[order] ?? ["submit", "diajukan"];
  const reason = String(form.get("alasan") ?? "")
    .replace(/\s+/g, " ")
    .trim();
  const isReasonFaulty = step === "return" && (reason.length < SHORTEST_REASON || reason.length > LONGEST_REASON);
  if (isReasonFaulty) return data({ reason, isReasonFaulty, problem: undefined }, { status: 422 });
  const body = { revision: Number(form.get("_revisi")), ...(step === "return" ? { reason } : {}) };
  const reply = await takeStep(args, broadcastId, step, body);
  if (reply.ok) throw redirect(`/admin/siaran/${encodeURIComponent(broadcastId)}?hasil=${done}`, 303);
  const isOwn = reply.problem.code === "broadcasts.own-broadcast";
  if (reply.status !== 409 && reply.status !== 422 && !isOwn) needStaff(args, reply);
  const { code, params } = reply.problem;
  const problem = problemText(args.context.get(localeContext), code, params);
  return data({ reason, isReasonFaulty: false, problem }, { status: reply.status });
}

/** One broadcast: what can be done, how it will look or how far it got. */
export default function Broadcast({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { detail: words, states, levels } = t.broadcasts;
  const { broadcast, preview, me, done } = loaderData;
  const told: Readonly<Record<string, string>> = {
    tersimpan: words.saved,
    diajukan: words.submitted,
    disetujui: words.approved,
    dikembalikan: words.sentBack,
    dibatalkan: words.cancelled,
  };
  const { audience, areaNames, configVersion, progress } = broadcast;
  const rows = [
    { term: words.levels, value: audience.levels.map((level) => levels[level]).join(", ") },
    { term: words.areas, value: areaNames.length > 0 ? areaNames.join(", ") : words.everywhere },
    ...(configVersion === null
      ? []
      : [
          {
            term: words.version,
            value: <a href={`/admin/riwayat/${configVersion}`}>{fill(words.versionOf, { version: configVersion })}</a>,
          },
        ]),
  ];
  return (
    <RoomPage
      title={broadcast.title}
      lead={fill(words.code, { code: broadcast.code })}
      aside={<StateChip {...BROADCAST_LOOK[broadcast.state]}>{states[broadcast.state]}</StateChip>}
      problem={actionData?.problem}
      isFaulty={actionData?.isReasonFaulty}
      done={told[done ?? ""]}
    >
      <CardGrid>
        <BroadcastSteps
          broadcast={broadcast}
          me={me}
          reason={actionData?.reason ?? ""}
          isReasonFaulty={actionData?.isReasonFaulty ?? false}
        />
        {progress ? <BroadcastProgressCard id={broadcast.id} progress={progress} /> : null}
        {preview ? <BroadcastPreview preview={preview} /> : null}
        {preview ? null : (
          <Card span={12} title={words.message}>
            <p>{broadcast.text}</p>
            <p className="sm">{words.sms}</p>
            <p>{broadcast.sms}</p>
          </Card>
        )}
        <Card span={12} title={words.audience}>
          <DefinitionList rows={rows} />
        </Card>
      </CardGrid>
    </RoomPage>
  );
}
