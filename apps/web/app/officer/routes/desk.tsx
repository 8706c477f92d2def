import { QUEUE_VIEWS } from "@gerai/contracts/applications";
import { DeskLayout } from "@gerai/ui/desk-layout";
import { localeContext, useTexts } from "../../office.ts";
import type { PageHandle } from "../../page-handle.ts";
import { isOneOf } from "../desk/case-steps.ts";
import { isUndecided, readDeskPlace } from "../desk/desk-address.ts";
import { DeskBar } from "../desk/desk-bar.tsx";
import { DeskCase } from "../desk/desk-case.tsx";
import { DeskNotices } from "../desk/desk-notices.tsx";
import { DeskPapers } from "../desk/desk-papers.tsx";
import { DeskQueue } from "../desk/desk-queue.tsx";
import { takeStep } from "../desk/take-step.server.ts";
import { getCaseConversation } from "../inbox/inbox-api.server.ts";
import { StaffTitle } from "../parts/staff-title.tsx";
import { getDesk, listCaseNotices, listQueue, previewMessage } from "../staff-api.server.ts";
import { needStaff, staffContext } from "../staff-session.server.ts";
import type { Route } from "./+types/desk.ts";

export const handle: PageHandle = { enhance: ["paper-viewer"] };

export async function loader(args: Route.LoaderArgs) {
  const { permissions } = args.context.get(staffContext);
  const place = readDeskPlace(new URL(args.request.url).searchParams);
  const isClaiming = permissions.includes("applications:claim");
  const view = isOneOf(QUEUE_VIEWS, place.view) ? place.view : isClaiming ? "mine" : "in-process";
  const [found, page, told, talk] = await Promise.all([
    getDesk(args, args.params.caseId),
    listQueue(args, { view }),
    listCaseNotices(args, args.params.caseId),
    permissions.includes("conversations:answer") ? getCaseConversation(args, args.params.caseId) : null,
  ]);
  const desk = needStaff(args, found);
  const step = desk.actions.includes("ask-completion")
    ? "ask-completion"
    : desk.actions.includes("verify")
      ? "verify"
      : undefined;
  const message = step ? await previewMessage(args, desk.id, step) : undefined;
  return {
    desk,
    page: needStaff(args, page),
    place: { ...place, view },
    permissions,
    notices: told.ok ? told.data : [],
    conversation: talk?.ok ? (talk.data.conversation?.id ?? null) : null,
    message: message?.ok ? message.data : null,
  };
}

export function action(args: Route.ActionArgs) {
  return takeStep(args, args.context.get(localeContext), args.params.caseId);
}

export default function Desk({ loaderData, actionData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const words = t.officer.desk;
  const { desk, page, place, permissions, notices, conversation, message } = loaderData;
  const key = actionData?.typed?.requirement ?? place.paper;
  const paper =
    desk.papers.find(({ requirement }) => requirement.key === key) ?? desk.papers.find(isUndecided) ?? desk.papers[0];
  return (
    <DeskLayout
      labels={{ case: words.caseLabel, papers: words.papersLabel }}
      queue={<DeskQueue page={page} view={place.view} caseId={desk.id} permissions={permissions} />}
      case={
        <>
          <StaffTitle text={`${desk.number}, ${desk.service.name[locale]}`} />
          <DeskCase desk={desk} fault={actionData} conversation={conversation} />
          <DeskNotices notices={notices} />
        </>
      }
      papers={
        paper ? (
          <DeskPapers desk={desk} paper={paper} place={place} typed={actionData?.typed} />
        ) : (
          <p className="paper-empty">{words.noPapers}</p>
        )
      }
      action={<DeskBar desk={desk} message={message} place={place} />}
    />
  );
}
