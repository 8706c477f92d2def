import type { ServiceDefinition } from "../catalogue/index.ts";
import { EVERYDAY_PHRASES } from "./everyday-phrases.ts";
import { INTENT_PHRASES, type Intent } from "./intent-phrases.ts";
import { wordsOfMessage } from "./message-words.ts";
import { buildVocabulary, readWords, type Vocabulary } from "./vocabulary.ts";
import { FOREIGN_WORDS, WEAK_WORDS } from "./word-forms.ts";

/** What a phrase leads to: a service, by its code, or something else a message can be about. */
export type Target = { readonly service: string } | { readonly intent: Intent };

/** A phrase as the set of its words, and all it leads to. */
export interface Phrase {
  readonly words: readonly string[];
  readonly targets: readonly Target[];
  readonly weight: number;
}

/** All that is known of how people say things, for one catalogue of services. */
export interface Lexicon {
  readonly vocabulary: Vocabulary;
  readonly phrases: readonly Phrase[];
  readonly phrasesWith: ReadonlyMap<string, readonly Phrase[]>;
  /** How much a word tells: one that few services know tells more. */
  readonly weightOf: ReadonlyMap<string, number>;
  /** The words by which a service is known. */
  readonly wordsOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly weak: ReadonlySet<string>;
  readonly foreign: ReadonlySet<string>;
  /** Codes in the order of the catalogue. */
  readonly services: readonly string[];
}

/** Named alone they say which paper, and not what is wanted with it. */
const PAPERS: ReadonlySet<string> = new Set(["ktp", "kk", "akta", "nik", "surat"]);
/** A word that one service alone knows is often just a name of a place or a kin: it weighs no more than this. */
const MOST_WEIGHT = 2.5;
/** A word that decides little keeps this share of its weight. */
const WEAK_SHARE = 0.3;
const WEAK: ReadonlySet<string> = new Set(WEAK_WORDS);

type Said = readonly (readonly [phrase: string, target: Target])[];

function saidOf(definitions: readonly ServiceDefinition[]): Said {
  const services = definitions.flatMap(({ code, name, searchWords }) =>
    [...searchWords, name.id, name.en, ...(EVERYDAY_PHRASES[code] ?? [])].map((phrase): readonly [string, Target] => [
      phrase,
      { service: code },
    ]),
  );
  const intents = Object.entries(INTENT_PHRASES).flatMap(([intent, phrases]) =>
    phrases.map((phrase): readonly [string, Target] => [phrase, { intent: intent as Intent }]),
  );
  return [...services, ...intents];
}

const keyOf = (target: Target): string => ("service" in target ? target.service : `@${target.intent}`);

/** How often a word is known, as its weight: the logarithm of the share of services that know it. */
function weigh(wordsOf: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of wordsOf.values()) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map(
    [...counts].map(([word, count]) => [
      word,
      Math.min(MOST_WEIGHT, Math.log(1 + wordsOf.size / count)) * (WEAK.has(word) ? WEAK_SHARE : 1),
    ]),
  );
}

function makeLexicon(definitions: readonly ServiceDefinition[]): Lexicon {
  const said = saidOf(definitions);
  const vocabulary = buildVocabulary(said.flatMap(([phrase]) => wordsOfMessage(phrase)));
  const byWords = new Map<string, { words: string[]; targets: Map<string, Target> }>();
  const wordsOf = new Map<string, Set<string>>();
  for (const [phrase, target] of said) {
    const words = [...new Set(readWords(vocabulary, wordsOfMessage(phrase)).known)].sort();
    if (words.every((word) => PAPERS.has(word))) continue;
    const key = words.join(" ");
    const entry = byWords.get(key) ?? { words, targets: new Map<string, Target>() };
    entry.targets.set(keyOf(target), target);
    byWords.set(key, entry);
    const own = wordsOf.get(keyOf(target)) ?? new Set<string>();
    for (const word of words) own.add(word);
    wordsOf.set(keyOf(target), own);
  }
  const weightOf = weigh(wordsOf);
  const phrases = [...byWords.values()].map(({ words, targets }) => ({
    words,
    targets: [...targets.values()],
    weight: words.reduce((sum, word) => sum + (weightOf.get(word) ?? 0), 0),
  }));
  const phrasesWith = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    for (const word of phrase.words) phrasesWith.set(word, [...(phrasesWith.get(word) ?? []), phrase]);
  }
  return {
    ...{ vocabulary, phrases, phrasesWith, weightOf, wordsOf },
    weak: WEAK,
    foreign: new Set(FOREIGN_WORDS),
    services: definitions.map(({ code }) => code),
  };
}

const lexicons = new WeakMap<readonly ServiceDefinition[], Lexicon>();

/** The lexicon of a catalogue, made once for the same list of definitions. */
export function lexiconOf(definitions: readonly ServiceDefinition[]): Lexicon {
  const known = lexicons.get(definitions);
  if (known) return known;
  const made = makeLexicon(definitions);
  lexicons.set(definitions, made);
  return made;
}
