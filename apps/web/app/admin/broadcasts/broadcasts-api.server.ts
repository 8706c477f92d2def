import type {
  BroadcastListView,
  BroadcastPreviewView,
  BroadcastSuggestionView,
  BroadcastView,
  ContactTreeView,
  RecipientListView,
  VillagesView,
} from "@gerai/contracts/broadcasts";
import { type ApiReply, type Caller, callApi } from "../../api.server.ts";
import { needStaff } from "../../officer/staff-session.server.ts";

const part = encodeURIComponent;
const ROOM = "/admin/broadcasts";

async function read<T>(caller: Caller, path: string): Promise<T> {
  return needStaff(caller, await callApi<T>(caller, "GET", path));
}

const searchOf = (asked: Readonly<Record<string, string>>) => {
  const search = new URLSearchParams(asked).toString();
  return search === "" ? "" : `?${search}`;
};

/** A page of the list, newest first. */
export const readBroadcasts = (caller: Caller, asked: Readonly<Record<string, string>>) =>
  read<BroadcastListView>(caller, `${ROOM}${searchOf(asked)}`);

/** One broadcast with what its reader may do. */
export const readBroadcast = (caller: Caller, id: string) => read<BroadcastView>(caller, `${ROOM}/${part(id)}`);

/** What would be sent, to how many, at what pace. */
export const readPreview = (caller: Caller, id: string) =>
  read<BroadcastPreviewView>(caller, `${ROOM}/${part(id)}/preview`);

/** What became of each head. */
export const readRecipients = (caller: Caller, id: string, asked: Readonly<Record<string, string>>) =>
  read<RecipientListView>(caller, `${ROOM}/${part(id)}/recipients${searchOf(asked)}`);

/** Every village of the audience; silent ones first. */
export const readVillages = (caller: Caller, id: string, days: number) =>
  read<VillagesView>(caller, `${ROOM}/${part(id)}/villages?days=${days}`);

/** The broadcast that a published version calls for. */
export const readSuggestion = (caller: Caller, version: number) =>
  read<BroadcastSuggestionView>(caller, `${ROOM}/suggestion?version=${version}`);

/** A district with its villages, to choose the audience from. */
export interface DistrictChoice {
  readonly region: string;
  readonly name: string;
  readonly heads: ContactTreeView["heads"];
  readonly villages: ContactTreeView["branches"];
}

/** The whole office as districts and villages, with the heads in office below each. */
export async function readDistricts(caller: Caller): Promise<DistrictChoice[]> {
  const tree = (region: string) => read<ContactTreeView>(caller, `${ROOM}/tree${region ? `?region=${region}` : ""}`);
  const { branches } = await tree("");
  return await Promise.all(
    branches.map(async ({ region, name, heads }) => ({ region, name, heads, villages: (await tree(region)).branches })),
  );
}

/** Keeps a draft; `key` makes a form that is sent twice one broadcast. */
export const compose = (caller: Caller, body: unknown, key: string): Promise<ApiReply<BroadcastView>> =>
  callApi(caller, "POST", ROOM, { body, headers: { "idempotency-key": key } });

/** Changes a draft; the body carries the revision that the editor saw. */
export const change = (caller: Caller, id: string, body: unknown): Promise<ApiReply<BroadcastView>> =>
  callApi(caller, "POST", `${ROOM}/${part(id)}`, { body });

/** The steps of a broadcast. */
export type BroadcastStep = "submit" | "approve" | "return" | "cancel";

/** Takes a step; `reason` goes with sending back. */
export const takeStep = (
  caller: Caller,
  id: string,
  step: BroadcastStep,
  body: { readonly revision: number; readonly reason?: string },
): Promise<ApiReply<BroadcastView>> => callApi(caller, "POST", `${ROOM}/${part(id)}/${step}`, { body });
