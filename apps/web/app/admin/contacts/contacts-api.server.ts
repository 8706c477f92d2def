import type {
  ContactLineView,
  ContactListView,
  ContactTreeView,
  ContactView,
  ImportView,
} from "@gerai/contracts/broadcasts";
import { type ApiReply, type Caller, callApi } from "../../api.server.ts";
import { needStaff } from "../../officer/staff-session.server.ts";

const part = encodeURIComponent;
const ROOM = "/admin/broadcasts";
const CONTACTS = `${ROOM}/contacts`;
const IMPORTS = `${ROOM}/imports`;
/** Pages of a village that are read for its gaps; a village has some hundred heads at most. */
const MOST_PAGES = 20;

async function read<T>(caller: Caller, path: string): Promise<T> {
  return needStaff(caller, await callApi<T>(caller, "GET", path));
}

/** Districts of the office, or villages of a district, each with its heads. */
export const readTree = (caller: Caller, region: string | null) =>
  read<ContactTreeView>(caller, `${ROOM}/tree${region ? `?region=${part(region)}` : ""}`);

/** A page of contacts. */
export const readContacts = (caller: Caller, asked: Readonly<Record<string, string>>) =>
  read<ContactListView>(caller, `${CONTACTS}?${new URLSearchParams(asked)}`);

/** Contacts found by the name of their place or their whole number; posted, because a number is in no address. */
export const findContacts = async (caller: Caller, q: string) =>
  needStaff(caller, await callApi<ContactListView>(caller, "POST", `${CONTACTS}/search`, { body: { q } }));

/** Everybody who is known in one village. */
export async function readVillage(caller: Caller, region: string): Promise<ContactLineView[]> {
  const first = await readContacts(caller, { region });
  const last = Math.min(first.pages, MOST_PAGES);
  const others = await Promise.all(
    Array.from({ length: Math.max(0, last - 1) }, (_, index) => readContacts(caller, { region, page: `${index + 2}` })),
  );
  return [first, ...others].flatMap(({ contacts }) => contacts);
}

/** One contact whole; the trail keeps who looked. */
export const readContact = (caller: Caller, id: string) => read<ContactView>(caller, `${CONTACTS}/${part(id)}`);

/** Adds a contact; `key` makes a form that is sent twice one contact. */
export const addContact = (caller: Caller, body: unknown, key: string): Promise<ApiReply<ContactView>> =>
  callApi(caller, "POST", CONTACTS, { body, headers: { "idempotency-key": key } });

/** Changes a contact; the body carries the revision that the editor saw. */
export const changeContact = (caller: Caller, id: string, body: unknown): Promise<ApiReply<ContactView>> =>
  callApi(caller, "POST", `${CONTACTS}/${part(id)}`, { body });

/** Ends a term on a day. */
export const endTerm = (caller: Caller, id: string, body: unknown): Promise<ApiReply<ContactView>> =>
  callApi(caller, "POST", `${CONTACTS}/${part(id)}/end`, { body });

/** A file as it was chosen. */
export interface ChosenFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The bytes of a chosen file with its kind by its name: browsers call spreadsheets many things. */
export async function chosenFile(file: File): Promise<ChosenFile> {
  const contentType = /\.xlsx$/i.test(file.name) ? XLSX : "text/csv";
  return { bytes: new Uint8Array(await file.arrayBuffer()), contentType };
}

/** Looks at a file; nothing of it is written yet. */
export const beginImport = (caller: Caller, { bytes, contentType }: ChosenFile): Promise<ApiReply<ImportView>> =>
  callApi(caller, "POST", IMPORTS, { body: bytes, contentType });

/** Takes mended rows into an import. */
export const correctImport = (
  caller: Caller,
  id: string,
  { bytes, contentType }: ChosenFile,
): Promise<ApiReply<ImportView>> =>
  callApi(caller, "POST", `${IMPORTS}/${part(id)}/corrections`, { body: bytes, contentType });

/** An import as it stands. */
export const readImport = (caller: Caller, id: string) => read<ImportView>(caller, `${IMPORTS}/${part(id)}`);

/** Writes the good rows, or throws the import away. */
export const stepImport = (
  caller: Caller,
  id: string,
  step: "write" | "discard",
  revision: number,
): Promise<ApiReply<ImportView>> => callApi(caller, "POST", `${IMPORTS}/${part(id)}/${step}`, { body: { revision } });
