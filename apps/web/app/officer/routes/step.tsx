import { MESSAGE_STEPS } from "@gerai/contracts/applications";
import { redirect } from "react-router";
import type { Caller } from "../../api.server.ts";
import { localeContext } from "../../office.ts";
import { type AskingStep, isOneOf } from "../desk/case-steps.ts";
import { deskHref } from "../desk/desk-address.ts";
import { getDesk, previewMessage } from "../staff-api.server.ts";
import { needStaff } from "../staff-session.server.ts";
import { ASKING_STEPS } from "../step/step-form.ts";
import type { StepMessage } from "../step/step-message.ts";
import { StepPage } from "../step/step-page.tsx";
import { takeAskingStep } from "../step/take-asking-step.server.ts";
import type { Route } from "./+types/step.ts";

async function messageOf(caller: Caller, caseId: string, step: AskingStep, outputId?: string): Promise<StepMessage> {
  if (!isOneOf(MESSAGE_STEPS, step)) return "none";
  const reply = await previewMessage(caller, caseId, step, outputId);
  return reply.ok ? (reply.data ?? "none") : "unavailable";
}

/** The step in the address; a desk for anything that has no page of its own. */
function stepOf({ request, params }: { request: Request; params: { caseId: string } }): AskingStep {
  const step = new URL(request.url).searchParams.get("langkah");
  if (!isOneOf(ASKING_STEPS, step)) throw redirect(deskHref(params.caseId, {}));
  return step;
}

export async function loader(args: Route.LoaderArgs) {
  const step = stepOf(args);
  const desk = needStaff(args, await getDesk(args, args.params.caseId));
  const outputId = new URL(args.request.url).searchParams.get("keluaran");
  const output = desk.outputs.find(({ id }) => id === outputId);
  return { step, desk, output, message: await messageOf(args, desk.id, step, output?.id) };
}

export function action(args: Route.ActionArgs) {
  return takeAskingStep(args, args.context.get(localeContext), args.params.caseId, stepOf(args));
}

export default function Step({ loaderData, actionData }: Route.ComponentProps) {
  return <StepPage {...loaderData} answer={actionData} />;
}
