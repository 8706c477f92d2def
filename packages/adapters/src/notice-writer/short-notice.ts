import type { Notice, NoticeWords, TemplateMessage } from "@gerai/domain/notifications/ports";
import { fill, type Messages, messages } from "@gerai/language";
import { oneLine, placesOf } from "./render-notice.ts";

const SHORT_OF: Readonly<Record<Notice["kind"], keyof Messages["notices"]["short"]>> = {
  received: "received",
  completion: "completion",
  "completion-reminder": "completionReminder",
  resubmitted: "resubmitted",
  verified: "verified",
  rejected: "rejected",
  cancelled: "cancelled",
  expired: "expired",
  document: "document",
  ready: "ready",
  answered: "answered",
  revoked: "revoked",
  closed: "closed",
  held: "held",
  resumed: "resumed",
  promise: "promise",
};

/** Longest names in an SMS, so that two segments hold it with a link (SMS-2). */
const LONGEST = { office: 56, service: 48, name: 48 };
/** What a template of the house takes, in order. */
const PARAMETERS = ["office", "service", "number", "link", "messageCode"] as const;

function clip(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 3).trimEnd()}...`;
}

function shortPlaces(notice: Notice): Record<string, string> {
  const places = placesOf(notice, notice.locale);
  const clipped = Object.entries(LONGEST).map(([place, longest]) => [place, clip(places[place] ?? "", longest)]);
  return { ...places, ...Object.fromEntries(clipped) };
}

/** A notice as SMS: what happened, where to look, and the code that shows that it is ours. */
export function writeShortNotice(notice: Notice, words: NoticeWords | null): string {
  const texts = messages(notice.locale).notices;
  const places = shortPlaces(notice);
  const text = fill(words?.text ?? texts.short[SHORT_OF[notice.kind]], places);
  return text.includes(notice.messageCode) ? text : `${text} ${fill(texts.code, places)}`;
}

/** A notice as template of WhatsApp; the house's are named `gerai_<kind>_v1`. */
export function writeTemplate(notice: Notice, words: NoticeWords | null): TemplateMessage {
  const places = placesOf(notice, notice.locale);
  const { templateName, language, parameters } = words?.whatsapp ?? {
    templateName: `gerai_${notice.kind.replaceAll("-", "_")}_v1`,
    language: notice.locale,
    parameters: PARAMETERS,
  };
  return {
    kind: "template",
    name: templateName,
    language,
    parameters: parameters.map((place) => oneLine(places[place] ?? "").slice(0, 1024) || "-"),
    button: null,
  };
}
