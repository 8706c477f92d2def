import type { Finding } from "./finding.ts";

/** What a finding is about, in single marks: one without items is as many findings as things it is about. */
function marksOf({ code, keys, about }: Finding): string[] {
  if (keys.length > 0) return [`${code} ${keys.join()}`];
  // Hours are missing for services of a channel, which is named first.
  const [channel = "", ...services] = about;
  if (code === "hours.missing") return services.map((service) => `${code} ${channel} ${service}`);
  return about.length > 0 ? about.map((one) => `${code} ${one}`) : [code];
}

/**
 * Errors that a change brings in: those after it that were not there before. What was wrong already never keeps an office
 * from publishing something urgent.
 */
export function newErrors(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const known = new Set(before.flatMap(marksOf));
  return after.filter((finding) => finding.severity === "error" && marksOf(finding).some((mark) => !known.has(mark)));
}
