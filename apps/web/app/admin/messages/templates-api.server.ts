import {
  type ChannelOrder,
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  type NoticeRouteView,
  type PublishedTemplateView,
  type SavedTemplateView,
  type TemplateListView,
  type TemplateOf,
  type TemplatePreviewView,
  type TemplateView,
  type TemplateWords,
} from "@gerai/contracts/notifications";
import { type Caller, callApi } from "../../api.server.ts";
import { needStaff } from "../../officer/staff-session.server.ts";

const TEMPLATES = "/admin/notices/templates";

/** The notice and the way that an address names; 404 for any other. */
export function templateOf(params: { readonly jenis: string; readonly kanal: string }): Omit<TemplateOf, "locale"> {
  const kind = NOTICE_KINDS.find((one) => one === params.jenis);
  const channel = NOTICE_CHANNELS.find((one) => one === params.kanal);
  if (!kind || !channel) throw new Response(null, { status: 404 });
  return { kind, channel };
}

const at = ({ kind, channel, locale }: TemplateOf) => `${TEMPLATES}/${kind}/${channel}/${locale}`;

/** Whose words are in use for every notice. */
export async function readTemplates(caller: Caller): Promise<TemplateListView> {
  return needStaff(caller, await callApi<TemplateListView>(caller, "GET", TEMPLATES));
}

/** By which ways every notice goes. */
export async function readOrders(caller: Caller): Promise<NoticeRouteView[]> {
  return needStaff(caller, await callApi<NoticeRouteView[]>(caller, "GET", "/admin/notices/routes"));
}

/** Another order of ways; null for the house's. */
export const setOrder = (caller: Caller, kind: string, body: { channels: ChannelOrder | null; version: number }) =>
  callApi<NoticeRouteView>(caller, "PUT", `/admin/notices/routes/${encodeURIComponent(kind)}`, { body });

/** The words of one notice on one way. */
export async function readTemplate(caller: Caller, { kind, channel }: Omit<TemplateOf, "locale">) {
  return needStaff(caller, await callApi<TemplateView>(caller, "GET", `${TEMPLATES}/${kind}/${channel}`));
}

/** Words as they reach a phone or a mailbox. */
export async function readPreview(caller: Caller, of: TemplateOf, words: TemplateWords): Promise<TemplatePreviewView> {
  const reply = await callApi<TemplatePreviewView>(caller, "POST", `${at(of)}/preview`, { body: { words } });
  return needStaff(caller, reply);
}

/** Keeps words as a draft. */
export const saveDraft = (caller: Caller, of: TemplateOf, words: TemplateWords, revision: number | null) =>
  callApi<SavedTemplateView>(caller, "PUT", `${at(of)}/draft`, { body: { words, revision } });

/** Publishes the draft. */
export const publishDraft = (caller: Caller, of: TemplateOf, revision: number) =>
  callApi<PublishedTemplateView>(caller, "POST", `${at(of)}/publish`, { body: { revision } });

/** Back to the house's words. */
export const resetWords = (caller: Caller, of: TemplateOf) =>
  callApi<{ ended: number }>(caller, "POST", `${at(of)}/reset`, { body: {} });

/** Loads an earlier version into the draft. */
export const loadVersion = (caller: Caller, of: TemplateOf, version: number, revision: number | null) =>
  callApi<SavedTemplateView>(caller, "POST", `${at(of)}/revert`, { body: { version, revision } });
