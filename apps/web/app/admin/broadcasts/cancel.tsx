import { fill, problemText } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { ConfirmPage } from "@gerai/ui/confirm-page";
import { data, redirect } from "react-router";
import { localeContext, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import type { Route } from "./+types/cancel.ts";
import { readBroadcast, takeStep } from "./broadcasts-api.server.ts";

const addressOf = (id: string, search = "") => `/admin/siaran/${encodeURIComponent(id)}${search}`;

/** Asks only where there is something to cancel; else to the broadcast, which says how it stands. */
export async function loader(args: Route.LoaderArgs) {
  const broadcast = await readBroadcast(args, args.params.broadcastId);
  if (!broadcast.may.cancel) throw redirect(addressOf(broadcast.id), 303);
  return { broadcast };
}

export async function action(args: Route.ActionArgs) {
  const revision = Number((await args.request.formData()).get("_revisi"));
  const reply = await takeStep(args, args.params.broadcastId, "cancel", { revision });
  if (reply.ok) throw redirect(addressOf(args.params.broadcastId, "?hasil=dibatalkan"), 303);
  if (reply.status !== 409 && reply.status !== 422) needStaff(args, reply);
  const { code, params } = reply.problem;
  return data({ problem: problemText(args.context.get(localeContext), code, params) }, { status: reply.status });
}

/** Before a cancellation: who has it already, who will never get it. */
export default function CancelBroadcast({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts().t.broadcasts.cancel;
  const { broadcast } = loaderData;
  const { id, title, revision, progress } = broadcast;
  const left = progress ? progress.waiting : null;
  return (
    <ConfirmPage
      title={words.title}
      lead={fill(words.lead, { title })}
      consequences={[
        ...(progress && left !== null
          ? [
              { id: "told", text: fill(words.told, { count: progress.total - left }) },
              { id: "left", text: fill(words.left, { count: left }) },
            ]
          : [{ id: "none", text: words.nothingLeft }]),
        { id: "final", text: words.final },
      ]}
    >
      <StaffTitle text={words.title} />
      {actionData ? (
        <div role="alert">
          <HintBar tone="bad">{actionData.problem}</HintBar>
        </div>
      ) : null}
      <form method="post">
        <HiddenFields fields={[["_revisi", String(revision)]]} />
        <div className="row-acts">
          <Button look="danger">{words.submit}</Button>
          <ButtonLink look="quiet" href={addressOf(id)}>
            {words.back}
          </ButtonLink>
        </div>
      </form>
    </ConfirmPage>
  );
}
