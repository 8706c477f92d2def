import { QUEUE_VIEWS, type QueueInput, type QueueSearchInput } from "@gerai/contracts/applications";

/** One view of the queue. */
export type QueueViewName = (typeof QUEUE_VIEWS)[number];

/** The views an officer switches between; `all` is what a search looks through. */
export const SHOWN_VIEWS = [
  "mine",
  "free",
  "queued",
  "waiting-citizen",
  "in-process",
  "for-head",
  "done",
] as const satisfies readonly QueueViewName[];

/** What the address of the queue says. It never says whom somebody looks for (URL-1). */
export type QueueQuery = QueueInput;

/** What a posted search says: words, where they are looked for, and the place in what was found. */
export type QueueSearch = QueueSearchInput;

/** An address or a posted form. */
interface Fields {
  get(name: string): unknown;
}

function isView(value: unknown): value is QueueViewName {
  return (QUEUE_VIEWS as readonly unknown[]).includes(value);
}

function textIn(fields: Fields, name: string): string | undefined {
  const value = fields.get(name);
  return (typeof value === "string" && value.trim()) || undefined;
}

/** Reads view, filter and place from an address. */
export function readQueueQuery(fields: Fields, fallback: QueueViewName): QueueQuery {
  const view = fields.get("tampilan");
  return {
    view: isView(view) ? view : fallback,
    service: textIn(fields, "layanan"),
    cursor: textIn(fields, "dari"),
  };
}

/** The part of an address that `readQueueQuery` reads back, without the question mark. */
export function queueSearch({ view, service, cursor }: QueueQuery): string {
  const query = new URLSearchParams({ tampilan: view });
  if (service) query.set("layanan", service);
  if (cursor) query.set("dari", cursor);
  return query.toString();
}

/** Reads a posted search; undefined when it holds no words. A search without a view looks through everything. */
export function readSearchForm(form: Fields): QueueSearch | undefined {
  const q = textIn(form, "cari")?.slice(0, 80).trim();
  return q ? { ...readQueueQuery(form, "all"), q } : undefined;
}

/** A name and value of a hidden field. */
export type HiddenField = readonly [name: string, value: string];

/** The hidden fields that `readSearchForm` reads back. */
export function searchFields({ q, view, service, cursor }: QueueSearch): HiddenField[] {
  const fields: HiddenField[] = [
    ["cari", q],
    ["tampilan", view],
  ];
  if (service) fields.push(["layanan", service]);
  if (cursor) fields.push(["dari", cursor]);
  return fields;
}
