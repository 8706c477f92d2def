import type { DeskView, MessagePreviewView, QueuePageView } from "@gerai/contracts/applications";
import type { ServiceSummaryView } from "@gerai/contracts/catalogue";
import { type Caller, needApi } from "../api.server.ts";
import type { QueueViewName } from "./queue-view.ts";
import { callAsStaff, needAsStaff } from "./staff-api.server.ts";

const part = encodeURIComponent;

/** What narrows a page of the queue. */
export interface QueueWish {
  readonly view: QueueViewName;
  /** A number or a name. */
  readonly q?: string;
  readonly service?: string;
  readonly cursor?: string;
}

/** One page of the queue. */
export function getQueue(caller: Caller, wish: QueueWish): Promise<QueuePageView> {
  const query = new URLSearchParams(Object.entries(wish).filter(([, value]) => Boolean(value)));
  return needAsStaff<QueuePageView>(caller, `/staff/applications?${query}`);
}

/** Services of the office, for the filter. */
export async function getServiceNames(caller: Caller): Promise<Pick<ServiceSummaryView, "code" | "name">[]> {
  const { services } = await needApi<{ services: ServiceSummaryView[] }>(caller, "/services");
  return services.map(({ code, name }) => ({ code, name }));
}

export const getDesk = (caller: Caller, caseId: string) =>
  needAsStaff<DeskView>(caller, `/staff/applications/${part(caseId)}`);

/** The message a step would send; null when it cannot be shown, so that nobody sends what they have not seen. */
export async function findPreview(caller: Caller, caseId: string, step: string): Promise<MessagePreviewView | null> {
  const reply = await callAsStaff<MessagePreviewView>(
    caller,
    "GET",
    `/staff/applications/${part(caseId)}/message-preview?step=${part(step)}`,
  );
  return reply.ok ? reply.data : null;
}
