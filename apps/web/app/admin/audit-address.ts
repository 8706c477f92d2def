/** Which part of the trail an address asks for; names as in the contract `ListAuditInput`. */
export interface AuditQuery {
  readonly action?: string;
  readonly result?: string;
  readonly subjectId?: string;
  readonly cursor?: string;
}

const NAMES = { action: "tindakan", result: "hasil", subjectId: "objek", cursor: "dari" } as const;
const KEYS = Object.keys(NAMES) as (keyof AuditQuery)[];

/** Reads filters and place from an address; what cannot be an action's name is dropped. */
export function readAuditQuery(search: URLSearchParams): AuditQuery {
  const read = KEYS.map((key) => [key, search.get(NAMES[key])?.trim() || undefined]);
  const query: AuditQuery = Object.fromEntries(read);
  const isName = query.action !== undefined && /^[a-z][a-z.-]{1,60}$/.test(query.action);
  const isResult = query.result === "ok" || query.result === "refused";
  return { ...query, action: isName ? query.action : undefined, result: isResult ? query.result : undefined };
}

/** The part of an address that `readAuditQuery` reads back. */
export function auditSearch(query: AuditQuery): string {
  const search = new URLSearchParams();
  for (const key of KEYS) {
    const value = query[key];
    if (value) search.set(NAMES[key], value);
  }
  return search.toString();
}
