import type {
  CaseView,
  CompletionGrantView,
  CompletionView,
  DraftPageView,
  DraftView,
  ReceiptView,
  ReviewView,
  SavePageInput,
  SavePageView,
  TrackInput,
  TrackView,
} from "@gerai/contracts/applications";
import type { OfficeTodayView, ServiceNowView, ServiceTodayView } from "@gerai/contracts/availability";
import type { CategoryView, ServiceView } from "@gerai/contracts/catalogue";
import type { VerificationView } from "@gerai/contracts/documents";
import type { DocumentLinkView, NewLinkView, PinView } from "@gerai/contracts/issuing";
import type { CaseNoticeView, MessageCodeView, NotifyBy, TrueNumbersView } from "@gerai/contracts/notifications";
import type { RegionView } from "@gerai/contracts/tenancy";
import type { Locale } from "@gerai/language";
import { type Caller, callApi, needApi } from "../api.server.ts";

const part = encodeURIComponent;

/** The services of an office with the names of their categories, and where each is open now. */
export interface ServiceListView {
  readonly categories: readonly CategoryView[];
  readonly services: readonly ServiceNowView[];
}

/** The services of the office in its order, or the ones that fit a search, best first. */
export const listServices = (caller: Caller, words?: string) =>
  needApi<ServiceListView>(caller, words ? `/services?q=${part(words)}` : "/services");

/** One service with what to bring. */
export const getService = (caller: Caller, slug: string) => needApi<ServiceView>(caller, `/services/${part(slug)}`);

/** Regions right below one, or the provinces. */
export const listRegions = (caller: Caller, parent?: string) =>
  needApi<RegionView[]>(caller, parent ? `/regions?parent=${part(parent)}` : "/regions");

/** What of the office is open now. */
export const getOfficeToday = (caller: Caller) => needApi<OfficeTodayView>(caller, "/today");

/** Where a service is open now, for somebody with a purpose or without one. */
export const getServiceToday = (caller: Caller, slug: string, purpose?: string) =>
  needApi<ServiceTodayView>(
    caller,
    `/services/${part(slug)}/today${purpose === undefined ? "" : `?purpose=${part(purpose)}`}`,
  );

/** Begins a draft; the answer sets the citizen's cookie. The purpose is asked before, while it matters. */
export const createDraft = (caller: Caller, service: string, purpose: string | undefined) =>
  callApi<DraftView>(caller, "POST", "/drafts", { body: { service, purpose } });

/** A draft and how far it is. */
export const findDraft = (caller: Caller, id: string) => callApi<DraftView>(caller, "GET", `/drafts/${part(id)}`);

/** One page of a draft, ready to be drawn. */
export const getDraftPage = (caller: Caller, id: string, page: string) =>
  callApi<DraftPageView>(caller, "GET", `/drafts/${part(id)}/pages/${part(page)}`);

/** Saves one page; 422 carries the page with its errors. */
export const saveDraftPage = (caller: Caller, id: string, page: string, body: SavePageInput) =>
  callApi<SavePageView>(caller, "PUT", `/drafts/${part(id)}/pages/${part(page)}`, { body });

/** Gives the phone number by which the draft is resumed elsewhere. */
export const keepDraft = (caller: Caller, id: string, phone: string) =>
  callApi<DraftView>(caller, "POST", `/drafts/${part(id)}/contact`, { body: { phone } });

/** Says how the applicant of a draft wishes to be told. */
export const wishNoticesOfDraft = (caller: Caller, id: string, notifyBy: NotifyBy) =>
  callApi<DraftView>(caller, "POST", `/drafts/${part(id)}/contact`, { body: { notifyBy } });

/** Says how the applicant of a case wishes to be told from now on. */
export const wishNotices = (caller: Caller, caseId: string, notifyBy: NotifyBy) =>
  callApi<{ notifyBy: NotifyBy }>(caller, "POST", `/cases/${part(caseId)}/notify-by`, { body: { notifyBy } });

/** The messages about one's own case. */
export const listNotices = (caller: Caller, caseId: string) =>
  callApi<CaseNoticeView[]>(caller, "GET", `/cases/${part(caseId)}/notices`);

/** Whether a message with this code is the office's. */
export const checkMessage = (caller: Caller, code: string) =>
  callApi<MessageCodeView>(caller, "GET", `/message-codes/${part(code)}`);

/** Where the office really writes from. */
export const getTrueNumbers = (caller: Caller) => needApi<TrueNumbersView>(caller, "/true-numbers");

/** Everything before it is sent. */
export const getReview = (caller: Caller, id: string) =>
  callApi<ReviewView>(caller, "GET", `/drafts/${part(id)}/review`);

/** Files the draft; messages about the case are written in the language it was filed in. A second click files nothing new. */
export const submitDraft = (caller: Caller, draftId: string, locale: Locale, idempotencyKey: string) =>
  callApi<ReceiptView>(caller, "POST", "/applications", {
    body: { draftId, locale },
    headers: { "idempotency-key": idempotencyKey },
  });

/** The receipt of a filed case. */
export const getReceipt = (caller: Caller, caseId: string) =>
  callApi<ReceiptView>(caller, "GET", `/cases/${part(caseId)}/receipt`);

/** The citizen's own case. */
export const getCase = (caller: Caller, caseId: string) => callApi<CaseView>(caller, "GET", `/cases/${part(caseId)}`);

/** The stage by code; with the digits of the phone the case opens. */
export const track = (caller: Caller, body: TrackInput) => callApi<TrackView>(caller, "POST", "/track", { body });

/** Withdraws a case. */
export const cancelCase = (caller: Caller, caseId: string, version: number) =>
  callApi<CaseView>(caller, "POST", `/cases/${part(caseId)}/cancel`, { body: { version } });

/** Exchanges a completion link for a cookie. */
export const redeemCompletionLink = (caller: Caller, token: string) =>
  callApi<CompletionGrantView>(caller, "POST", `/completions/${part(token)}`);

/** The refused items of a case. */
export const getCompletion = (caller: Caller, caseId: string) =>
  callApi<CompletionView>(caller, "GET", `/cases/${part(caseId)}/completion`);

/** Sends the mended items. */
export const sendCompletion = (caller: Caller, caseId: string) =>
  callApi<CaseView>(caller, "POST", `/cases/${part(caseId)}/completion`);

/** Mints the PIN of an issued paper; its digits exist only in this answer. */
export const createPin = (caller: Caller, caseId: string, documentId: string) =>
  callApi<PinView>(caller, "POST", `/cases/${part(caseId)}/documents/${part(documentId)}/pin`);

/** Sends a new e-mail with a new link; the old link is void. */
export const renewLink = (caller: Caller, caseId: string, documentId: string) =>
  callApi<NewLinkView>(caller, "POST", `/cases/${part(caseId)}/documents/${part(documentId)}/link`);

/** What a document link leads to; nothing personal. */
export const findDocumentLink = (caller: Caller, token: string) =>
  callApi<DocumentLinkView>(caller, "GET", `/documents/${part(token)}`);

/** What the public check says of a code. */
export const verify = (caller: Caller, code: string) =>
  callApi<VerificationView>(caller, "GET", `/verifications/${part(code)}`);
