import type { ReadinessDigest } from "@gerai/domain/readiness/ports";
import { fill, type Locale, messages, readinessText } from "@gerai/language";
import { oneLine } from "./mail-places.ts";
import { twinOf } from "./render-notice.ts";

/** Services named in a line before the rest is counted. */
const MOST_NAMED = 3;

function servicesText({ isEveryService, services }: ReadinessDigest["findings"][number], locale: Locale): string {
  const words = messages(locale).readiness;
  if (isEveryService) return words.everyService;
  if (services.length === 0) return words.noService;
  const more = services.length - MOST_NAMED;
  const named = services.slice(0, more > 1 ? MOST_NAMED : undefined).map((name) => name[locale]);
  return [...named, ...(more > 1 ? [fill(words.moreServices, { count: more })] : [])].join(", ");
}

/** What the office's administrators are told when something new keeps people from being served. Pure; names nobody. */
export function renderReadinessDigest(digest: ReadinessDigest, locale: Locale) {
  const { mail } = messages(locale).readiness;
  const list = digest.findings.map((finding) => {
    const about = finding.about.map((one) => one[locale]);
    return `- ${servicesText(finding, locale)}: ${readinessText(locale, finding.code, about)}`;
  });
  const places = { office: digest.office, red: digest.findings.length, link: digest.link, list: list.join("\n") };
  const text = [mail.body, mail.note].map((part) => fill(part, places)).join("\n\n");
  const subject = oneLine(fill(mail.subject, places));
  return { subject, text: `${text}\n`, html: twinOf(text, [digest.link], locale, subject) };
}
