import { Problem } from "@gerai/foundation/problem";
import type { Finding } from "./finding.ts";

/** The draft would keep people from being served, or from knowing: what it brings in, by kind, items and codes. */
export function unsoundDraft(findings: readonly Finding[]): Problem {
  return new Problem("availability.unsound-draft", 422, { findings, count: findings.length });
}
