import { isUuid } from "./uuid.ts";

const DRAFT_DAYS = 30;
const LINK_MINUTES = 15;

function readCookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name && value) return value;
  }
  return undefined;
}

const attributes = (path: string, secure: boolean): string =>
  `Path=${path}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;

/** Which draft this browser is filling in for a service. It only says which; the API's own cookie says whose. */
export function draftOfRequest(request: Request, slug: string): string | undefined {
  const id = readCookie(request, `draf_${slug}`);
  return isUuid(id) ? id : undefined;
}

/** Remembers the draft of a service, on that form's pages only. */
export function draftCookie(slug: string, id: string, secure: boolean): string {
  return `draf_${slug}=${id}; Max-Age=${DRAFT_DAYS * 86_400}; ${attributes(`/layanan/${slug}`, secure)}`;
}

/** Forgets the draft once it has become a case. */
export function forgetDraftCookie(slug: string, secure: boolean): string {
  return `draf_${slug}=; Max-Age=0; ${attributes(`/layanan/${slug}`, secure)}`;
}

/** The code of a document link between its address and the PIN page (URL-1); undefined when it is not one. */
export function documentCodeOfRequest(request: Request): string | undefined {
  const code = readCookie(request, "dokumen");
  return code && /^[a-z2-7]{26}$/.test(code) ? code : undefined;
}

/** Takes the code out of the address: it lives in this cookie for a quarter of an hour. */
export function documentCookie(code: string, secure: boolean): string {
  return `dokumen=${code}; Max-Age=${LINK_MINUTES * 60}; ${attributes("/dokumen", secure)}`;
}
