import { QUEUE_VIEWS } from "@gerai/contracts/applications";

/** One view of the queue. */
export type QueueViewName = (typeof QUEUE_VIEWS)[number];

/** The views an officer switches between; `all` is what a search looks through. */
export const SHOWN_VIEWS = [
  "mine",
  "free",
  "waiting-citizen",
  "in-process",
  "for-head",
  "done",
] as const satisfies readonly QueueViewName[];

/** What the address of the queue says. */
export interface QueueQuery {
  readonly view: QueueViewName;
  readonly service?: string;
  readonly words?: string;
  readonly cursor?: string;
}

function isView(value: string | null): value is QueueViewName {
  return (QUEUE_VIEWS as readonly (string | null)[]).includes(value);
}

/** Reads view, filter, search and place from an address; a search without a view looks through everything. */
export function readQueueQuery(query: URLSearchParams, fallback: QueueViewName): QueueQuery {
  const view = query.get("tampilan");
  const words = query.get("cari")?.trim().slice(0, 80) || undefined;
  return {
    view: isView(view) ? view : words ? "all" : fallback,
    service: query.get("layanan") || undefined,
    words,
    cursor: query.get("dari") || undefined,
  };
}

/** The part of an address that `readQueueQuery` reads back, without the question mark. */
export function queueSearch({ view, service, words, cursor }: QueueQuery): string {
  const query = new URLSearchParams({ tampilan: view });
  if (service) query.set("layanan", service);
  if (words) query.set("cari", words);
  if (cursor) query.set("dari", cursor);
  return query.toString();
}

/** The query of `GET /staff/applications` for an address. */
export function queueInput({ view, service, words, cursor }: QueueQuery) {
  return { view, service, q: words, cursor };
}
