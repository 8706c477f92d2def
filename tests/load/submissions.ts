import { samplesOf } from "@gerai/testing/catalogue-samples";
import type { LoadRequest } from "./load.ts";
import { type LoadHolder, SERVICE } from "./seed.ts";

const DAY_MS = 86_400_000;
const sample = samplesOf(SERVICE).samples[0];
if (!sample) throw new Error(`no sample of ${SERVICE}`);

/** Papers that the case needs. */
export const REQUIRED_PAPERS: readonly string[] = sample.papers;

/** The cookie of a citizen as it is named behind a proxy with https. */
export const citizenCookie = (token: string): string => `__Host-gerai_citizen=${token}`;
/** The cookie of an officer, likewise. */
export const staffCookie = (token: string): string => `__Host-gerai_staff=${token}`;

/** One whole case for each holder, as a program sends it; the child was born twenty days ago, so that it is not late. */
export function submitRequests(holders: readonly LoadHolder[]): LoadRequest[] {
  const birthDate = new Date(Date.now() - 20 * DAY_MS).toISOString().slice(0, 10);
  const answers = { ...sample?.answers, "child.birthDate": birthDate };
  return holders.map(({ office, token, idempotencyKey, papers }) => ({
    method: "POST",
    path: "/api/v1/applications",
    host: office.host,
    cookie: citizenCookie(token),
    headers: { "Idempotency-Key": idempotencyKey },
    body: {
      service: SERVICE,
      answers,
      papers: Object.fromEntries(Object.entries(papers).map(([requirement, id]) => [requirement, [id]])),
      confirmed: [],
    },
  }));
}
