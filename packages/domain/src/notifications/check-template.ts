import type {
  NoticeChannel,
  NoticeKind,
  TemplateFault,
  TemplateFaultCode,
  TemplateField,
  TemplateWords,
} from "@gerai/contracts/notifications";
import type { SmsLength } from "@gerai/foundation/sms-segments";
import { placesFor, placesOfSubject } from "./template-places.ts";

/** Most characters of each part; WhatsApp's are Meta's, less what the house adds to a body. */
const MOST = { subject: 120, email: 2_000, sms: 400, whatsapp: 900, button: 25 } as const;
const MOST_SEGMENTS = 2;
/** Digits in a row, blanks and dashes among them, that begin to look like a telephone number or a NIK. */
const MOST_DIGITS = 6;
/** Reviewers want at least so many words for each place. */
const WORDS_PER_PLACE = 2;

const PLACE = /\{([a-z]+)\}/g;
const ADDRESS =
  /(?:https?:|www\.)\S*|\S+@\S+\.\S+|\b[\w-]+\.(?:id|com|net|org|info|biz|me|ly|link|site|online|xyz|app|gle|gl|io|co|web|top|shop)\b\S*/i;
/** Opening hours, which are no number of a person. */
const HOURS = /\b\d{1,2}[.:]\d{2}\s?-\s?\d{1,2}[.:]\d{2}\b/g;
const NUMBER = /\d(?:[\s.()-]{0,2}\d)+/g;

type Add = (code: TemplateFaultCode, what?: string | null, most?: number | null) => void;

/** Words without their places, so that nothing is looked for in a place. */
const bare = (text: string) => text.replace(PLACE, " ");

function checkPlaces(text: string, known: readonly string[], add: Add): void {
  const unknown = new Set(
    [...text.matchAll(PLACE)].map(([, name]) => name ?? "").filter((name) => !known.includes(name)),
  );
  for (const name of unknown) add("unknown-place", `{${name}}`);
  const brace = bare(text).match(/[{}][^{}\s]{0,20}/)?.[0];
  if (brace) add("unknown-place", brace);
}

/** What nobody may type into words that reach everybody: numbers and addresses of strangers, invisible characters. */
function checkForeign(text: string, mayBreak: boolean, add: Add): void {
  const words = bare(text);
  const address = words.match(ADDRESS)?.[0];
  if (address) add("foreign-address", address.slice(0, 60));
  const number = (words.replace(HOURS, " ").match(NUMBER) ?? []).find(
    (found) => found.replace(/\D/g, "").length > MOST_DIGITS,
  );
  if (number) add("personal-number", number);
  if ((mayBreak ? text.replaceAll("\n", "") : text).match(/[\p{Cc}\p{Cf}\p{Co}]/u)) add("control-character");
}

/** Refuses what Meta's reviewers refuse by rule: places at an edge or side by side, too few words, empty lines. */
function checkForReviewers(body: string, add: Add): void {
  const text = body.trim();
  if (/^\{[a-z]+\}/.test(text)) add("place-at-edge", text.match(PLACE)?.[0] ?? null);
  else if (/\{[a-z]+\}$/.test(text)) add("place-at-edge", text.match(PLACE)?.at(-1) ?? null);
  if (/\}\s*\{/.test(text)) add("places-adjacent");
  if (/\n{3,}/.test(text)) add("blank-lines");
  const places = new Set(text.match(PLACE)).size;
  const words = bare(text).match(/\p{L}+/gu)?.length ?? 0;
  if (words < places * WORDS_PER_PLACE) add("too-few-words", null, places * WORDS_PER_PLACE);
}

/**
 * What keeps words from being published; empty when nothing does. `sms` is what they cost with the longest data, for SMS
 * alone. Pure.
 */
export function checkTemplate(
  words: TemplateWords,
  kind: NoticeKind,
  channel: NoticeChannel,
  sms: SmsLength | null,
): TemplateFault[] {
  const faults: TemplateFault[] = [];
  const adder =
    (field: TemplateField): Add =>
    (code, what = null, most = null) =>
      faults.push({ field, code, what, most });
  const checkField = (field: TemplateField, text: string, known: readonly string[], most: number): void => {
    const add = adder(field);
    if (text.trim() === "") {
      add("empty");
      return;
    }
    checkPlaces(text, known, add);
    checkForeign(text, field === "body" && channel !== "sms", add);
    if (text.length > most) add("too-long", null, most);
  };
  const places = placesFor(kind, channel);
  const names = places.map(({ name }) => name);
  if (channel === "email") checkField("subject", words.subject ?? "", placesOfSubject(kind), MOST.subject);
  checkField("body", words.body, names, MOST[channel]);
  if (channel === "whatsapp") checkField("button", words.button ?? "", [], MOST.button);
  const add = adder("body");
  if (words.body.trim() === "") return faults;
  for (const { name, isRequired } of places)
    if (isRequired && !words.body.includes(`{${name}}`)) add("place-missing", `{${name}}`);
  if (channel === "whatsapp") checkForReviewers(words.body, add);
  if (sms && sms.segments > MOST_SEGMENTS) add("too-many-segments", null, MOST_SEGMENTS);
  return faults;
}
