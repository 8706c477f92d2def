import { withoutLeet, withoutRepeats } from "./message-words.ts";
import { consonantsOf, isSwapped, slipsBetween } from "./near-word.ts";
import { FILLERS, FOREIGN_WORDS, WORD_FORMS, WORD_GROUPS } from "./word-forms.ts";

/** All words that mean something, each with the one that stands for it. */
export interface Vocabulary {
  readonly meaningOf: ReadonlyMap<string, string>;
  readonly fillers: ReadonlySet<string>;
  /** Words by first letter, to look for slips. */
  readonly byLetter: ReadonlyMap<string, readonly string[]>;
  /** What hurried people mean by consonants alone; what may mean two things is left out. */
  readonly byConsonants: ReadonlyMap<string, string>;
  /** Fillers that are part of a group (`sampai mana`): kept until groups are read. */
  readonly groupedFillers: ReadonlySet<string>;
  /** Groups by their first word, the longest first. */
  readonly groups: ReadonlyMap<
    string,
    readonly { readonly words: readonly string[]; readonly one: readonly string[] }[]
  >;
}

/** The words of a message that mean something, and those nobody knows. */
export interface ReadWords {
  readonly known: readonly string[];
  readonly unknown: readonly string[];
  /** `tidak` stands before a word nobody knows: what did not happen may be the very need (`tidak selamat`). */
  readonly deniesUnknown: boolean;
}

/** Stands for a filler among words that are still to be grouped. */
const NOTHING = "";
/** Stands for a word nobody knows, so that no group reaches across it: `kartu langganan anak` is no card of a child. */
const UNKNOWN = "?";

const PREFIXES = [
  "di",
  "ke",
  "ter",
  "ber",
  "se",
  "me",
  "mem",
  "men",
  "meng",
  "nge",
  "ng",
  "pe",
  "pem",
  "pen",
  "peng",
  "per",
  "ba",
  "ma",
  "ka",
];
const SUFFIXES = ["nya", "ku", "mu", "lah", "kah", "kan", "an", "in", "i", "e", "ne", "na", "nyo", "keun", "pun"];
/** Objects that people write together with what befell them: `ktphilang`. */
const OBJECTS = ["ktp", "ektp", "kk", "kia", "nik", "akta", "akte", "ikd"];
/** Below this length one slip makes another word of too many words. */
const SHORTEST_FOR_SLIP = 5;
const SHORTEST_FOR_TWO_SLIPS = 9;

/** Builds the vocabulary of the word forms and of every word that a phrase uses. */
export function buildVocabulary(phraseWords: readonly string[]): Vocabulary {
  const fillers = new Set(FILLERS.filter((word) => word !== ""));
  const meaningOf = new Map<string, string>();
  const groupWords = WORD_GROUPS.flatMap(([words, one]) => [...words.split(" "), ...one.split(" ")]);
  for (const word of [...groupWords, ...phraseWords, ...FOREIGN_WORDS]) {
    if (!fillers.has(word)) meaningOf.set(word, word);
  }
  for (const [meaning, forms] of Object.entries(WORD_FORMS)) {
    for (const form of [meaning, ...forms.split(" ")]) if (form !== "") meaningOf.set(form, meaning);
  }
  for (const [form, meaning] of [...meaningOf]) {
    const plain = withoutRepeats(form);
    if (!meaningOf.has(plain) && !fillers.has(plain)) meaningOf.set(plain, meaning);
  }
  const byLetter = new Map<string, string[]>();
  const skeletons = new Map<string, Set<string>>();
  for (const [form, meaning] of meaningOf) {
    const letter = form[0] ?? "";
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), form]);
    const skeleton = consonantsOf(form);
    skeletons.set(skeleton, new Set([...(skeletons.get(skeleton) ?? []), meaning]));
  }
  const byConsonants = new Map(
    [...skeletons].flatMap(([skeleton, meanings]) => {
      const [only] = meanings;
      return skeleton.length >= 3 && meanings.size === 1 && only !== undefined ? [[skeleton, only] as const] : [];
    }),
  );
  const groupedFillers = new Set(groupWords.filter((word) => fillers.has(word)));
  const vocabulary = { meaningOf, fillers, byLetter, byConsonants, groupedFillers, groups: new Map() };
  return { ...vocabulary, groups: buildGroups(vocabulary) };
}

function buildGroups(vocabulary: Vocabulary): Vocabulary["groups"] {
  const meant = (text: string) => text.split(" ").map((word) => vocabulary.meaningOf.get(word) ?? word);
  const groups = new Map<string, { words: string[]; one: string[] }[]>();
  for (const [words, one] of WORD_GROUPS) {
    const group = { words: meant(words), one: meant(one) };
    const first = group.words[0] ?? "";
    groups.set(
      first,
      [...(groups.get(first) ?? []), group].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return groups;
}

/** The word without an affix of everyday speech, where that is a word we know. */
function withoutAffix({ meaningOf }: Vocabulary, word: string): string | undefined {
  const ends = [
    word,
    ...SUFFIXES.filter((suffix) => word.endsWith(suffix)).map((suffix) => word.slice(0, -suffix.length)),
  ];
  for (const rest of ends) {
    const stems = [
      rest,
      ...PREFIXES.filter((prefix) => rest.startsWith(prefix)).map((prefix) => rest.slice(prefix.length)),
    ];
    for (const stem of stems)
      if (stem !== word && stem.length >= 2 && (stem.length >= 4 || OBJECTS.includes(stem))) {
        const meaning = meaningOf.get(stem);
        if (meaning !== undefined) return meaning;
      }
  }
  return undefined;
}

/** The one word within a slip or two; undefined when two of different meaning are as near. */
function withoutSlip({ meaningOf, byLetter }: Vocabulary, word: string): string | undefined {
  const most = word.length >= SHORTEST_FOR_TWO_SLIPS ? 2 : 1;
  let least = most + 1;
  let meanings = new Set<string>();
  const letters = new Set([word[0] ?? "", word[1] ?? ""]);
  for (const letter of letters) {
    for (const form of byLetter.get(letter) ?? []) {
      if (Math.abs(form.length - word.length) > most) continue;
      const isLong =
        Math.min(form.length, word.length) >= SHORTEST_FOR_SLIP || (word.length === 4 && form.length === 5);
      const slips = isLong ? slipsBetween(word, form, most) : isSwapped(word, form) && word.length >= 3 ? 1 : most + 1;
      if (slips > most || slips > least) continue;
      if (slips < least) meanings = new Set();
      least = slips;
      meanings.add(meaningOf.get(form) ?? form);
    }
  }
  const [only] = meanings;
  return meanings.size === 1 ? only : undefined;
}

function splitObject({ meaningOf, fillers }: Vocabulary, word: string): readonly string[] | undefined {
  for (const object of OBJECTS) {
    const rest = word.startsWith(object)
      ? word.slice(object.length)
      : word.endsWith(object)
        ? word.slice(0, -object.length)
        : "";
    const meaning = meaningOf.get(rest);
    if (rest.length >= 3 && meaning !== undefined) return [meaningOf.get(object) ?? object, meaning];
    if (fillers.has(rest)) return [meaningOf.get(object) ?? object];
  }
  return undefined;
}

/** What one written word means: nothing (a filler), one word or two; undefined for a word nobody knows. */
function meaningsOf(vocabulary: Vocabulary, written: string): readonly string[] | undefined {
  const { meaningOf, fillers, byConsonants } = vocabulary;
  const spellings = [
    ...new Set([written, written.replace(/\d+$/, ""), withoutLeet(written) ?? "", withoutRepeats(written)]),
  ].filter((word) => word !== "");
  for (const word of spellings) {
    const meaning = meaningOf.get(word);
    if (meaning !== undefined) return [meaning];
    if (fillers.has(word)) return [NOTHING];
  }
  for (const word of spellings) {
    const meaning = withoutAffix(vocabulary, word);
    if (meaning !== undefined) return [meaning];
  }
  const word = withoutRepeats(withoutLeet(written) ?? written);
  if (!/^[a-z]+$/.test(word)) return undefined;
  const hurried = /[aeiou]/.test(word) ? undefined : byConsonants.get(word);
  const slip = hurried ?? withoutSlip(vocabulary, word);
  return slip === undefined ? splitObject(vocabulary, word) : [slip];
}

function group({ groups }: Vocabulary, words: readonly string[]): string[] {
  const result: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = groups.get(words[at] ?? "")?.find((one) => one.words.every((word, i) => words[at + i] === word));
    result.push(...(found ? found.one : [words[at] ?? ""]));
    at += found ? found.words.length : 1;
  }
  return result;
}

/** Reads written words: forms, affixes, slips and groups mended, fillers left out, in the order they were written. */
export function readWords(vocabulary: Vocabulary, written: readonly string[]): ReadWords {
  const unknown: string[] = [];
  let deniesUnknown = false;
  let last: string | undefined;
  const read = written.flatMap((word) => {
    const meanings = meaningsOf(vocabulary, word);
    if (meanings === undefined && /[a-z]/.test(word)) {
      unknown.push(word);
      deniesUnknown ||= last === "tidak";
      last = undefined;
      return [UNKNOWN];
    }
    last = meanings?.at(-1);
    if (meanings?.[0] === NOTHING) return vocabulary.groupedFillers.has(word) ? [word] : [];
    return meanings ?? [];
  });
  const known = group(vocabulary, read).filter((word) => word !== UNKNOWN && !vocabulary.fillers.has(word));
  return { known, unknown, deniesUnknown };
}
