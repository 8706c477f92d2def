import type { ChatFacts } from "./chat-facts.ts";
import { line, type Reply } from "./chat-reply.ts";
import { type ChatState, settle, stateAt } from "./chat-state.ts";
import { type Answer, composeAnswer, type HandOver, handOverAnswer } from "./compose-answer.ts";
import type { Meaning } from "./meaning.ts";

/** Something the caller has to do besides sending the reply. */
export type ChatOrder =
  | { readonly order: "handOver"; readonly why: HandOver }
  | { readonly order: "takeBack" }
  | { readonly order: "optOut" };

/** What follows from a message: at most one reply, the next state, and orders. */
export interface Turn {
  readonly reply: Reply | null;
  readonly state: ChatState;
  readonly orders: readonly ChatOrder[];
}

/** So many replies that led nowhere in a row; the next one is an officer's. */
const MOST_LOST = 3;
/** WA-11: whoever makes us answer faster is no person. */
const MOST_PER_MINUTE = 6;
/** A person who needs more needs an officer; a machine that answers each of our messages is left alone. */
const MOST_PER_HOUR = 20;
/** The same answer so often in a row tells nobody anything. */
const MOST_SAME = 2;
/** Polite words are returned once, or two polite machines never end. */
const SAID_ONCE = ["thanks", "stop", "human"];

const silent = (state: ChatState): Turn => ({ reply: null, state, orders: [] });

/** While an officer has the conversation only these are the bot's: a way back, and what must not stand in a chat. */
function isForBot(meaning: Meaning): boolean {
  if (meaning.kind === "pressed") return meaning.pressed.press !== "human" && meaning.pressed.press !== "expired";
  return ["menu", "cancel", "stop", "personal"].includes(meaning.kind);
}

/** How often the newest replies said the same, counted from the last one. */
function timesSaid(mark: string, { sent }: ChatState): number {
  const other = sent.findLastIndex((one) => one.mark !== mark);
  return sent.length - 1 - other;
}

/** The answer as it may be said now: the same, an officer's turn, or none. */
function bounded(answer: Answer, state: ChatState, facts: ChatFacts): Answer | null {
  const minuteAgo = Date.parse(facts.at) - 60_000;
  if (state.sent.filter(({ at }) => Date.parse(at) > minuteAgo).length >= MOST_PER_MINUTE) return null;
  const said = timesSaid(answer.mark, state);
  if (SAID_ONCE.includes(answer.mark) && said >= 1) return null;
  if (state.hand === "human" && said >= MOST_SAME) return null;
  if (state.sent.length > MOST_PER_HOUR) return null;
  if (answer.handOver !== null) return answer;
  if (state.sent.length === MOST_PER_HOUR) return handOverAnswer(facts, "talkative");
  if (said >= MOST_SAME || (answer.isLost && state.lost >= MOST_LOST)) return handOverAnswer(facts, "lost");
  return answer;
}

function ordersOf(answer: Answer, meaning: Meaning, before: ChatState, hand: ChatState["hand"]): ChatOrder[] {
  if (answer.handOver !== null) return [{ order: "handOver", why: answer.handOver }];
  if (meaning.kind === "stop") return [{ order: "optOut" }];
  return before.hand === "human" && hand === "bot" ? [{ order: "takeBack" }] : [];
}

/**
 * Answers a message: at most one reply, and the next state. Pure. A machine is not answered, an officer's conversation
 * is left to the officer, and nothing that the citizen wrote is ever repeated. The facts are those of `wantedFacts`.
 */
export function reply(meaning: Meaning, state: ChatState, facts: ChatFacts): Turn {
  const before = stateAt(state, facts.at);
  if (meaning.kind === "automatic") return silent(before);
  const heard = { ...before, lastAt: facts.at, locale: meaning.locale ?? before.locale };
  const settled = settle(meaning, before);
  if (before.hand === "human" && !isForBot(settled)) return silent(heard);
  const composed = composeAnswer(settled, facts);
  const answer = composed && bounded(composed, before, facts);
  // A wish to be left alone counts, also where it has been answered often enough.
  if (!answer) return { ...silent(heard), orders: settled.kind === "stop" ? [{ order: "optOut" }] : [] };
  const staysHuman = answer.handOver !== null || (before.hand === "human" && settled.kind === "personal");
  const hand = staysHuman ? "human" : "bot";
  const isFirst = before.lastAt === null && settled.kind !== "greeting";
  const buttons = answer.buttons.map((press) => ({ press: { press }, title: press }));
  return {
    reply: {
      locale: heard.locale,
      lines: isFirst ? [line("hello", { office: facts.office.name }), ...answer.lines] : answer.lines,
      buttons,
      rows: answer.rows,
    },
    state: {
      ...heard,
      hand,
      menu: answer.rows.map(({ press }) => press),
      lost: answer.isLost ? before.lost + 1 : 0,
      sent: [...before.sent, { at: facts.at, mark: answer.mark }],
    },
    orders: ordersOf(answer, settled, before, hand),
  };
}
