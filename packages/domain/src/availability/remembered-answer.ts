import type { AvailabilityAnswer } from "@gerai/contracts/availability";
import { availabilityAt, type Question } from "./availability-at.ts";
import type { CompiledAvailability } from "./compile-availability.ts";

interface Remembered {
  readonly from: number;
  readonly until: number;
  readonly answer: AvailabilityAnswer;
}

/** Answers by what they were compiled from: they are forgotten with it. */
const remembered = new WeakMap<CompiledAvailability, Map<string, Remembered>>();
const MOST_REMEMBERED = 20_000;

/**
 * As `availabilityAt`, for questions that pages ask again and again about now: an answer holds until its `nextChange`,
 * so it is worked out once for that stretch. What was asked before never takes part in what is answered.
 */
export function rememberedAnswer(compiled: CompiledAvailability, question: Question, at: Date): AvailabilityAnswer {
  const { service, channel, stage, site = "", purpose = "", filedOn = "" } = question;
  const key = `${service} ${channel} ${stage} ${site} ${purpose} ${filedOn}`;
  const answers = remembered.get(compiled) ?? new Map<string, Remembered>();
  remembered.set(compiled, answers);
  const known = answers.get(key);
  const instant = at.getTime();
  if (known && known.from <= instant && instant < known.until) return known.answer;
  const answer = availabilityAt(compiled, question, at);
  const until = answer.nextChange === null ? Number.POSITIVE_INFINITY : Date.parse(answer.nextChange);
  if (answers.size >= MOST_REMEMBERED) answers.clear();
  answers.set(key, { from: instant, until, answer });
  return answer;
}
