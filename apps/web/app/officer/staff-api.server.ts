import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type {
  DecidePaperInput,
  DeskView,
  MessagePreviewView,
  OutputStepInput,
  QueueInput,
  QueuePageView,
  QueueSearchInput,
} from "@gerai/contracts/applications";
import type { OfficeTodayView } from "@gerai/contracts/availability";
import type { CategoryView, ServiceSummaryView } from "@gerai/contracts/catalogue";
import type {
  ChangePasswordInput,
  SecondFactorInput,
  SignInInput,
  SignInView,
  StaffMeView,
  StaffSessionView,
} from "@gerai/contracts/identity";
import type { CaseNoticeView, HandledHow, NoticeTasksView } from "@gerai/contracts/notifications";
import { type Caller, callApi } from "../api.server.ts";
import type { MessageStep, PlainCaseAction, ReasonedCaseAction } from "./desk/case-steps.ts";

const part = encodeURIComponent;

/** First step: name and password. */
export const signIn = (caller: Caller, body: SignInInput) =>
  callApi<SignInView>(caller, "POST", "/staff/sign-in", { body });

/** Second step: the code of the authenticator. */
export const passSecondFactor = (caller: Caller, body: SecondFactorInput) =>
  callApi<StaffMeView>(caller, "POST", "/staff/second-factor", { body });

/** Ends this session. */
export const signOut = (caller: Caller) => callApi<void>(caller, "POST", "/staff/sign-out");

/** The person's own open sessions. */
export const listSessions = (caller: Caller) => callApi<StaffSessionView[]>(caller, "GET", "/staff/sessions");

/** Ends every session but this one. */
export const endOtherSessions = (caller: Caller) => callApi<void>(caller, "POST", "/staff/sessions/end-others");

/** Sets a new password for the signed-in person; the answer carries the session's new cookie. */
export const changePassword = (caller: Caller, body: ChangePasswordInput) =>
  callApi<void>(caller, "POST", "/staff/password", { body });

/** The services of the office, for the filter of the queue. */
export const listServices = (caller: Caller) =>
  callApi<{ readonly categories: CategoryView[]; readonly services: ServiceSummaryView[] }>(caller, "GET", "/services");

/** What of the office is open now, and which rules are in force. */
export const getOfficeToday = (caller: Caller) => callApi<OfficeTodayView>(caller, "GET", "/today");

/** A page of the queue. */
export function listQueue(caller: Caller, query: QueueInput) {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return callApi<QueuePageView>(caller, "GET", `/staff/applications?${new URLSearchParams(given)}`);
}

/** A page of what a search finds; the words travel in the body only. */
export const searchQueue = (caller: Caller, body: QueueSearchInput) =>
  callApi<QueuePageView>(caller, "POST", "/staff/applications/search", { body });

/** A whole case for the one who works on it. */
export const getDesk = (caller: Caller, id: string) =>
  callApi<DeskView>(caller, "GET", `/staff/applications/${part(id)}`);

/** A step that needs nothing but the version it was decided on. */
export const takeCaseStep = (caller: Caller, id: string, step: PlainCaseAction | "agree-rejection", version: number) =>
  callApi<DeskView>(caller, "POST", `/staff/applications/${part(id)}/${step}`, { body: { version } });

/** A step with the officer's own words. */
export const takeReasonedStep = (
  caller: Caller,
  id: string,
  step: ReasonedCaseAction,
  body: { readonly version: number; readonly reason: string; readonly requirement?: string },
) => callApi<DeskView>(caller, "POST", `/staff/applications/${part(id)}/${step}`, { body });

/** A verdict on one paper. */
export const decidePaper = (caller: Caller, id: string, body: DecidePaperInput) =>
  callApi<DeskView>(caller, "POST", `/staff/applications/${part(id)}/verdicts`, { body });

/** The message that a step would send; null when it sends none. */
export const previewMessage = (caller: Caller, id: string, step: MessageStep, outputId?: string) =>
  callApi<MessagePreviewView | null>(
    caller,
    "GET",
    `/staff/applications/${part(id)}/message-preview?step=${step}${outputId ? `&output=${part(outputId)}` : ""}`,
  );

/** What the applicant of a case was told. */
export const listCaseNotices = (caller: Caller, id: string) =>
  callApi<CaseNoticeView[]>(caller, "GET", `/staff/applications/${part(id)}/notices`);

/** Messages that reached nobody. */
export const listNoticeTasks = (caller: Caller) => callApi<NoticeTasksView>(caller, "GET", "/staff/notice-tasks");

/** Marks such a message: the person was told otherwise, or cannot be. */
export const handleNotice = (caller: Caller, noticeId: string, how: HandledHow) =>
  callApi<object>(caller, "POST", `/staff/notice-tasks/${part(noticeId)}/handled`, { body: { how } });

/** A step of an output. */
export const takeOutputStep = (caller: Caller, outputId: string, step: string, body: OutputStepInput) =>
  callApi<DeskView>(caller, "POST", `/staff/outputs/${part(outputId)}/${part(step)}`, { body });

/** Hands a posted form with the fields `file` and `version` on as it comes; the PDF is never held here. */
export function attachPdf(caller: Caller, outputId: string) {
  const { request } = caller;
  const length = request.headers.get("content-length");
  return callApi<DeskView>(caller, "POST", `/staff/outputs/${part(outputId)}/attach-pdf`, {
    body: Readable.fromWeb(request.body as NodeStream),
    contentType: request.headers.get("content-type") ?? "",
    headers: length ? { "content-length": length } : {},
  });
}
