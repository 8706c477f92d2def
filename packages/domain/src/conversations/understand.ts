import { isAutomaticText } from "./automatic-text.ts";
import { type Found, findNeed } from "./find-need.ts";
import type { Intent } from "./intent-phrases.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Meaning, Pressed } from "./meaning.ts";
import { plainText, withoutRepeats, wordsOfMessage } from "./message-words.ts";
import { type NumbersInText, numbersInText } from "./numbers-in-text.ts";

/** What is known of a message besides its text, and by which words it is understood. */
export interface MessageFacts {
  readonly lexicon: Lexicon;
  /** `paper`: a photo or a file; `other`: a voice message, sticker, place or anything else that is not read. */
  readonly attachment?: "paper" | "other";
  readonly pressed?: Pressed;
}

type Said = Meaning extends infer One
  ? One extends { readonly locale: unknown }
    ? Omit<One, "locale">
    : never
  : never;

const CHOICE =
  /^\W*(?:(?:no|nomor|nmr|angka|pilih|pilihan|yang|yg|opsi|number)\W*){0,2}(\d{1,2})\W*(?:ya|kak|pak|bu|min|aja|saja)?\W*$/i;
const MORE = /^\W*(lainnya|lain lain|yang lain|lanjut|selanjutnya|berikutnya|next|more|others?)\W*$/i;
const ENGLISH =
  "the want lost my how please what where hello need help thanks thank your you would like have can when open certificate card birth does did for with and is are hours".split(
    " ",
  );
const INDONESIAN =
  "saya mau yang untuk bagaimana tidak apa ada bisa kapan dimana buat bikin urus tolong mohon sudah belum hilang rusak pindah anak halo pagi siang sore jam".split(
    " ",
  );

/** Said to say that one has heard. */
const HEARD =
  "ok oke okee okey okay oki iya ya yah yes yup y iyo inggih nggih njih muhun enggih siap sip baik baiklah noted hm hmm oh ohh sudah udah no tidak gak enggak kak min pak bu mas mbak".split(
    " ",
  );
/** Whoever asks for one of these is answered that, whatever else the message tells. */
const BEFORE_NEED: readonly Intent[] = ["stop", "status", "human", "cancel", "hours", "address"];
const AFTER_NEED: readonly Intent[] = ["menu", "thanks", "bye", "greeting"];
/** In a longer message `stop` and `batal` are part of a story. */
const MOST_WORDS_OF_AN_ORDER = 5;

function localeOf(written: readonly string[]): Meaning["locale"] {
  const count = (words: readonly string[]) => written.filter((word) => words.includes(word)).length;
  const [english, indonesian] = [count(ENGLISH), count(INDONESIAN)];
  if (english === indonesian) return null;
  return english > indonesian ? "en" : "id";
}

function meantIntent({ intents, need }: Found, written: readonly string[]): Intent | undefined {
  const isShort = written.length <= MOST_WORDS_OF_AN_ORDER;
  const before = BEFORE_NEED.filter((intent) => isShort || (intent !== "stop" && intent !== "cancel"));
  const first = before.find((intent) => intents.includes(intent));
  if (first !== undefined) return first;
  return need === null ? AFTER_NEED.find((intent) => intents.includes(intent)) : undefined;
}

function understandWords({ lexicon, attachment }: MessageFacts, numbers: NumbersInText): Said {
  const written = wordsOfMessage(numbers.rest);
  const found = findNeed(lexicon, written);
  const { need, intents, words } = found;
  if (numbers.hasPersonalNumber) return { kind: "personal", what: "number", need };
  if (attachment === "paper") return { kind: "personal", what: "attachment", need };
  if (numbers.code !== null || numbers.caseNumber !== null) {
    return { kind: "status", code: numbers.code, number: numbers.caseNumber };
  }
  const intent = meantIntent(found, written);
  if (intent === "status") return { kind: "status", code: null, number: null };
  if (intents.includes("fee") && (intent === undefined || AFTER_NEED.includes(intent))) return { kind: "fee", need };
  if (intent !== undefined && intent !== "fee") return { kind: intent };
  if (need) return { kind: "need", need };
  if (attachment === "other") return { kind: "unreadable" };
  if (written.every((word) => HEARD.includes(withoutRepeats(word)))) return { kind: "acknowledged" };
  if (words.known.length === 0 && words.unknown.length === 0) return { kind: "greeting" };
  return { kind: "unclear" };
}

/**
 * What a message of a citizen means. Pure, and total: any text of any length, script or nonsense has a meaning, in time
 * that does not grow with its length beyond reading it once. Numbers of persons are seen first and given to nobody.
 */
export function understand(text: string, facts: MessageFacts): Meaning {
  if (facts.pressed) return { kind: "pressed", pressed: facts.pressed, locale: null };
  const numbers = numbersInText(text);
  const locale = localeOf(wordsOfMessage(numbers.rest));
  if (!numbers.hasPersonalNumber && facts.attachment === undefined) {
    if (isAutomaticText(text)) return { kind: "automatic", locale };
    const plain = plainText(text.slice(0, 80));
    const choice = text.length <= 40 ? plain.match(CHOICE)?.[1] : undefined;
    if (choice !== undefined) return { kind: "choice", number: Number(choice), locale };
    if (MORE.test(plain)) return { kind: "more", locale };
  }
  return { ...understandWords(facts, numbers), locale };
}
