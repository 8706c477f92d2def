import { fill, type Locale } from "./catalogue.ts";
import { messages } from "./messages.ts";

/** WhatsApp's limits for interactive messages, in characters. */
const LIMITS = { body: 1024, footer: 60, button: 20, title: 24, description: 72 } as const;

/** Words in both languages. */
interface Words {
  readonly id: string;
  readonly en: string;
}

interface WeekDay {
  readonly day: string;
  readonly spans: readonly { readonly from: string; readonly to: string }[];
  readonly holiday: Words | null;
}

/** A fact within a sentence, not yet worded. */
type ChatFact =
  | string
  | Words
  | { readonly instant: string }
  | { readonly day: string }
  | { readonly week: readonly WeekDay[] }
  | { readonly numbers: readonly { readonly name: string; readonly phone: string }[] };

type ChatTitle = string | { readonly code: string; readonly name: Words };

/** A reply as the room `conversations` makes it. `Press` is what a button or row stands for. */
interface UnwordedReply<Press> {
  readonly locale: Locale;
  readonly lines: readonly { readonly says: string; readonly facts: Readonly<Record<string, ChatFact>> }[];
  readonly buttons: readonly { readonly press: Press; readonly title: ChatTitle }[];
  readonly rows: readonly { readonly press: Press; readonly title: ChatTitle; readonly description: Words | null }[];
}

/** A reply in words, within WhatsApp's limits. */
export interface WordedReply<Press> {
  readonly body: string;
  /** Says that a machine wrote it: by this another machine knows us. */
  readonly footer: string;
  readonly buttons: readonly { readonly press: Press; readonly title: string }[];
  readonly listButton: string;
  readonly rows: readonly { readonly press: Press; readonly title: string; readonly description: string }[];
}

const ZONES: Readonly<Record<string, string>> = {
  "Asia/Jakarta": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};

const DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;

const tagOf = (locale: Locale): string => (locale === "id" ? "id-ID" : "en-GB");

/** Cut at a word where one ends near enough. */
function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "");
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

function instantText(locale: Locale, timeZone: string, instant: string): string {
  const at = new Date(instant);
  const day = new Intl.DateTimeFormat(tagOf(locale), { ...DAY, timeZone }).format(at);
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(at);
  const clock = `${locale === "id" ? time.replace(":", ".") : time} ${ZONES[timeZone] ?? timeZone}`;
  return locale === "id" ? `${day} pukul ${clock}` : `${day} at ${clock}`;
}

function dayText(locale: Locale, day: string): string {
  return new Intl.DateTimeFormat(tagOf(locale), { ...DAY, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

function weekText(locale: Locale, week: readonly WeekDay[]): string {
  const { dayClosed } = messages(locale).chat;
  const clock = (time: string) => (locale === "id" ? time.replace(":", ".") : time);
  return week
    .map(({ day, spans, holiday }) => {
      const open = spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(", ");
      const closed = holiday ? `${dayClosed} (${holiday[locale]})` : dayClosed;
      return `- ${dayText(locale, day)}: ${open === "" ? closed : open}`;
    })
    .join("\n");
}

function factText(locale: Locale, timeZone: string, fact: ChatFact): string {
  if (typeof fact === "string") return fact;
  if ("instant" in fact) return instantText(locale, timeZone, fact.instant);
  if ("day" in fact) return dayText(locale, fact.day);
  if ("week" in fact) return weekText(locale, fact.week);
  if ("numbers" in fact) return fact.numbers.map(({ name, phone }) => `- ${name}: ${phone}`).join("\n");
  return fact[locale];
}

/** Services have short names for rows; what has none, and categories, are called by their own name. */
function titleText(locale: Locale, title: ChatTitle, most: number): string {
  const { rows, services } = messages(locale).chat;
  const [ways, names]: Readonly<Record<string, string>>[] = [rows, services];
  if (typeof title === "string") return clip(ways?.[title] ?? title, most);
  return clip(names?.[title.code] ?? title.name[locale], most);
}

/** Words a reply of the chat in its language and the office's zone; what is too long for WhatsApp is cut. */
export function chatText<Press>(reply: UnwordedReply<Press>, timeZone: string): WordedReply<Press> {
  const { locale } = reply;
  const { chat } = messages(locale);
  const sentences = chat as Readonly<Record<string, unknown>>;
  const lines = reply.lines.map(({ says, facts }) => {
    const sentence = sentences[says];
    const worded = Object.entries(facts).map(([name, fact]) => [name, factText(locale, timeZone, fact)] as const);
    return fill(typeof sentence === "string" ? sentence : says, Object.fromEntries(worded));
  });
  return {
    body: clip(lines.join("\n\n"), LIMITS.body),
    footer: clip(chat.footer, LIMITS.footer),
    buttons: reply.buttons.map(({ press, title }) => ({ press, title: titleText(locale, title, LIMITS.button) })),
    listButton: clip(chat.listButton, LIMITS.button),
    rows: reply.rows.map(({ press, title, description }) => ({
      press,
      title: titleText(locale, title, LIMITS.title),
      description: clip(description?.[locale] ?? "", LIMITS.description),
    })),
  };
}
