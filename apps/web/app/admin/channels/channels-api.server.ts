import type { AlarmsView } from "@gerai/contracts/alarms";
import type { ServiceSummaryView } from "@gerai/contracts/catalogue";
import type { AccountView, Credentials, MessageView, NewAccountView } from "@gerai/contracts/channels";
import { type Caller, callApi } from "../../api.server.ts";
import { listServices } from "../../officer/staff-api.server.ts";
import { needStaff } from "../../officer/staff-session.server.ts";
import { requestFacts } from "../../request-facts.ts";
import type { Settings } from "./account-form.ts";

const part = encodeURIComponent;
const at = (id: string) => `/admin/channels/${part(id)}`;
const once = (key: string) => ({ headers: { "idempotency-key": key } });

/** The office's accounts. */
export async function readAccounts(caller: Caller): Promise<AccountView[]> {
  return needStaff(caller, await callApi<AccountView[]>(caller, "GET", "/admin/channels"));
}

/** How many alarms stand; none for whoever may see the office's numbers and not its alarms. */
export async function countAlarms(caller: Caller): Promise<number> {
  const reply = await callApi<AlarmsView>(caller, "GET", "/admin/alarms");
  return reply.ok || reply.status !== 403 ? needStaff(caller, reply).alarms.length : 0;
}

/** One account; 404 for one that is not the office's. */
export async function readAccount(caller: Caller, id: string): Promise<AccountView> {
  const account = (await readAccounts(caller)).find((one) => one.id === id);
  if (!account) throw new Response(null, { status: 404 });
  return account;
}

/** The services that an account can be for. */
export async function readServices(caller: Caller): Promise<readonly Pick<ServiceSummaryView, "code" | "name">[]> {
  const { services } = needStaff(caller, await listServices(caller));
  return services.map(({ code, name }) => ({ code, name }));
}

/** One more account; `key` makes a form that is sent twice one account. */
export const addAccount = (caller: Caller, body: Settings & { readonly credentials: Credentials }, key: string) =>
  callApi<NewAccountView>(caller, "POST", "/admin/channels", { body, ...once(key) });

/** Other settings, other credentials, or both. */
export const changeAccount = (
  caller: Caller,
  id: string,
  body: Settings & { readonly revision: number; readonly credentials: Credentials | null },
) => callApi<AccountView>(caller, "POST", at(id), { body });

/** On or off. */
export const switchAccount = (caller: Caller, id: string, body: { revision: number; isEnabled: boolean }) =>
  callApi<AccountView>(caller, "POST", `${at(id)}/switch`, { body });

/** A new address for what the provider sends. */
export const renewHook = (caller: Caller, id: string) =>
  callApi<Pick<NewAccountView, "hookPath">>(caller, "POST", `${at(id)}/hook`);

/** A message to a phone, to see it arrive. */
export const sendTest = (caller: Caller, id: string, to: string, key: string) =>
  callApi<MessageView>(caller, "POST", `${at(id)}/test`, { body: { to }, ...once(key) });

/** What became of a test; null when there is none of this id. */
export async function readTest(caller: Caller, id: string): Promise<MessageView | null> {
  const reply = await callApi<MessageView>(caller, "GET", `/admin/channels/messages/${part(id)}`);
  return reply.ok || reply.status !== 404 ? needStaff(caller, reply) : null;
}

/** The hook's whole address as a provider on the internet calls it: this office's own host. */
export function hookAddress({ request, context }: Caller, hookPath: string): string {
  const host = request.headers.get("host") ?? new URL(request.url).host;
  return `${context.get(requestFacts).secure ? "https" : "http"}://${host}${hookPath}`;
}
