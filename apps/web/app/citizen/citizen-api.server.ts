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
import type { CategoryView, ServiceSummaryView, ServiceView, Text } from "@gerai/contracts/catalogue";
import type { VerificationView } from "@gerai/contracts/documents";
import type { PinView } from "@gerai/contracts/issuing";
import type { RegionView } from "@gerai/contracts/tenancy";
import { type Caller, callApi, needApi } from "../api.server.ts";

const part = encodeURIComponent;

/** The services of an office with the names of their categories. */
export interface ServiceListView {
  readonly categories: readonly CategoryView[];
  readonly services: readonly ServiceSummaryView[];
}

/** What a document link shows before its PIN is given; nothing personal. */
export interface DocumentLinkView {
  readonly name: Text;
  readonly officeName: string;
  readonly expiresAt: string;
}

/** The services of the office in its order, or the ones that fit a search, best first. */
export const listServices = (caller: Caller, words?: string) =>
  needApi<ServiceListView>(caller, words ? `/services?q=${part(words)}` : "/services");

export const getService = (caller: Caller, slug: string) => needApi<ServiceView>(caller, `/services/${part(slug)}`);

export const listRegions = (caller: Caller, parent?: string) =>
  needApi<RegionView[]>(caller, parent ? `/regions?parent=${part(parent)}` : "/regions");

export const createDraft = (caller: Caller, service: string) =>
  callApi<DraftView>(caller, "POST", "/drafts", { body: { service } });

export const findDraft = (caller: Caller, id: string) => callApi<DraftView>(caller, "GET", `/drafts/${part(id)}`);

export const getDraftPage = (caller: Caller, id: string, page: string) =>
  callApi<DraftPageView>(caller, "GET", `/drafts/${part(id)}/pages/${part(page)}`);

export const saveDraftPage = (caller: Caller, id: string, page: string, body: SavePageInput) =>
  callApi<SavePageView>(caller, "PUT", `/drafts/${part(id)}/pages/${part(page)}`, { body });

export const keepDraft = (caller: Caller, id: string, phone: string) =>
  callApi<DraftView>(caller, "POST", `/drafts/${part(id)}/contact`, { body: { phone } });

export const getReview = (caller: Caller, id: string) =>
  callApi<ReviewView>(caller, "GET", `/drafts/${part(id)}/review`);

/** Files the draft. The key was made when the review page was drawn, so that a second click files nothing new. */
export const submitDraft = (caller: Caller, draftId: string, idempotencyKey: string) =>
  callApi<ReceiptView>(caller, "POST", "/applications", {
    body: { draftId },
    headers: { "idempotency-key": idempotencyKey },
  });

export const getReceipt = (caller: Caller, caseId: string) =>
  callApi<ReceiptView>(caller, "GET", `/cases/${part(caseId)}/receipt`);

export const getCase = (caller: Caller, caseId: string) => callApi<CaseView>(caller, "GET", `/cases/${part(caseId)}`);

export const track = (caller: Caller, body: TrackInput) => callApi<TrackView>(caller, "POST", "/track", { body });

export const cancelCase = (caller: Caller, caseId: string, version: number) =>
  callApi<CaseView>(caller, "POST", `/cases/${part(caseId)}/cancel`, { body: { version } });

export const redeemCompletionLink = (caller: Caller, token: string) =>
  callApi<CompletionGrantView>(caller, "POST", `/completions/${part(token)}`);

export const getCompletion = (caller: Caller, caseId: string) =>
  callApi<CompletionView>(caller, "GET", `/cases/${part(caseId)}/completion`);

export const sendCompletion = (caller: Caller, caseId: string) =>
  callApi<CaseView>(caller, "POST", `/cases/${part(caseId)}/completion`);

/** Mints the PIN of an issued paper; its digits exist only in this answer. */
export const createPin = (caller: Caller, caseId: string, documentId: string) =>
  callApi<PinView>(caller, "POST", `/cases/${part(caseId)}/documents/${part(documentId)}/pin`);

/** Sends a new e-mail with a new link; the old link is void. */
export const renewLink = (caller: Caller, caseId: string, documentId: string) =>
  callApi<void>(caller, "POST", `/cases/${part(caseId)}/documents/${part(documentId)}/link`);

export const findDocumentLink = (caller: Caller, token: string) =>
  callApi<DocumentLinkView>(caller, "GET", `/documents/${part(token)}`);

export const verify = (caller: Caller, code: string) =>
  callApi<VerificationView>(caller, "GET", `/verifications/${part(code)}`);
