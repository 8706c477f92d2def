import type { Alternative, AvailabilityAnswer, Channel, HouseRule } from "@gerai/contracts/availability";
import { alternativesAt, liveRulesAt } from "./alternatives-at.ts";
import type { CompiledAvailability } from "./compile-availability.ts";
import type { Ask, CompiledRule } from "./compiled-rule.ts";
import { holdView, reviewOf } from "./holds-at.ts";
import { DAY, dayText, instantText } from "./office-time.ts";
import { nextWork, workAt } from "./reading-at.ts";
import { type Standing, spanOfStanding, standingAt } from "./standing-holds.ts";
import { type Cause, causeSince, nextOpening, type Piece, wayAt } from "./way-at.ts";

/** What is asked, apart from the instant. A purpose of `NONE` is no purpose. */
export interface Question {
  readonly service: string;
  readonly channel: Channel;
  readonly stage: Ask["stage"];
  readonly site?: string | undefined;
  readonly purpose?: string | undefined;
  readonly filedOn?: string | undefined;
}

/** All that an answer is made of, and the end of the stretch in which it cannot change. */
interface State {
  readonly way: Piece;
  /** The question with the site that serves it. */
  readonly ask: Ask;
  readonly reads: boolean | null;
  readonly standing: readonly Standing[];
  readonly live: readonly CompiledRule[];
  readonly alternatives: readonly Alternative[];
  readonly end: number;
}

/** The question as rules see it; undefined for a service the office does not offer. */
export function askOf(compiled: CompiledAvailability, question: Question): Ask | undefined {
  const service = compiled.services.get(question.service);
  if (!service) return undefined;
  const { channel, stage, site, purpose, filedOn } = question;
  return {
    service,
    channel,
    stage,
    site: channel === "counter" ? (site ?? null) : null,
    purpose: purpose === undefined || purpose === "NONE" ? null : purpose,
    filedOn: stage === "file" ? null : (filedOn ?? null),
  };
}

/** Later steps than the one asked about: fetching is the last. */
function laterNeeds(ask: Ask) {
  return ask.stage === "collect"
    ? ask.service.needs.filter(({ capability }) => capability === "pickup")
    : ask.service.needs;
}

/** What is sent on the web or by WhatsApp lies until somebody reads it; at a counter and a shelf nobody waits to read. */
function isRead(ask: Ask): boolean {
  return ask.channel !== "counter" && ask.stage !== "collect";
}

function stateAt(compiled: CompiledAvailability, asked: Ask, instant: number): State {
  const way = wayAt(compiled, asked, instant);
  const ask = { ...asked, site: way.site };
  const isOpen = way.cause.kind === "open";
  const holds = standingAt(compiled, ask, laterNeeds(ask), instant);
  const rules = liveRulesAt(compiled, ask, instant);
  const others = alternativesAt(compiled, ask, way, rules.live, instant);
  const work = isOpen && isRead(ask) ? workAt(compiled, ask, instant) : undefined;
  return {
    way,
    ask,
    reads: work?.working ?? null,
    standing: holds.standing,
    live: rules.live,
    alternatives: others.alternatives,
    end: Math.min(way.end, holds.end, rules.end, others.end, work?.end ?? Number.POSITIVE_INFINITY),
  };
}

const causeText = (cause: Cause): string =>
  cause.kind === "holiday" ? `holiday ${cause.day}` : `${cause.kind} ${"rule" in cause ? cause.rule?.key : ""}`;

/**
 * Two states with the same text give the same answer, as long as no state with another text lies between them: since,
 * until and the reading day follow from what lies around.
 */
function textOf(compiled: CompiledAvailability, asked: Ask, state: State, instant: number): string {
  const rule = state.way.cause.kind === "rule" ? state.way.cause.rule : null;
  return JSON.stringify([
    causeText(state.way.cause),
    compiled.hasLateEnds && state.way.cause.kind !== "open" ? nextOpening(compiled, asked, instant) : null,
    rule === null ? null : reviewOf(rule, instant),
    state.reads,
    // With their spans: where the main site changes, the same rule may end at another time.
    state.standing.map((one) => [
      one.code,
      one.need.card,
      one.rule.key,
      spanOfStanding(compiled, state.ask, one, instant),
      reviewOf(one.rule, instant),
    ]),
    state.live.filter(isShown).map(({ key }) => key),
    state.alternatives,
  ]);
}

function isShown({ body: { effects } }: CompiledRule): boolean {
  return effects.capacityFactor !== undefined || effects.houseRules !== undefined || effects.advice !== undefined;
}

function nextChangeOf(compiled: CompiledAvailability, asked: Ask, instant: number, now: State): number {
  const text = textOf(compiled, asked, now, instant);
  const horizon = Math.max(instant, compiled.lastMark) + 8 * DAY;
  let at = now.end;
  while (at < horizon) {
    const state = stateAt(compiled, asked, at);
    if (textOf(compiled, asked, state, at) !== text) return at;
    at = state.end;
  }
  return Number.POSITIVE_INFINITY;
}

function reasonOf(cause: Cause): AvailabilityAnswer["reason"] {
  if (cause.kind === "open") return null;
  if (cause.kind === "rule") return { kind: "rule", text: cause.rule.body.reason };
  return { kind: cause.kind, text: cause.kind === "holiday" ? cause.text : null };
}

function houseRulesOf(live: readonly CompiledRule[]): HouseRule[] {
  return live.flatMap(({ body: { effects } }) => [
    ...(effects.houseRules ?? []).map((text): HouseRule => ({ kind: "houseRule", text })),
    ...(effects.advice ? [{ kind: "advice" as const, text: effects.advice }] : []),
  ]);
}

function readOnOf(
  compiled: CompiledAvailability,
  ask: Ask,
  state: State,
  instant: number,
): AvailabilityAnswer["readOn"] {
  if (state.reads !== false) return null;
  const at = nextWork(compiled, ask, instant);
  const text = instantText(at);
  return text === null ? null : { day: dayText(compiled.time.dayOf(at)), at: text };
}

const NOT_OFFERED: AvailabilityAnswer = {
  open: false,
  reason: { kind: "notOffered", text: null },
  rule: null,
  since: null,
  until: null,
  reviewOn: null,
  readOn: null,
  holds: [],
  capacityFactor: 1,
  houseRules: [],
  alternatives: [],
  nextChange: null,
};

/** Whether a way is open, and if not why and until when; `until` is null when that is never, or nobody decided it. */
export type Opening = Pick<AvailabilityAnswer, "open" | "reason" | "until">;

/**
 * The part of `availabilityAt` that says whether and when something can be done, the same words and instants: for those
 * who ask about every service of an office and need no advice, no other ways and no next change, which cost most of it.
 */
export function openingAt(compiled: CompiledAvailability, question: Question, at: Date): Opening {
  const asked = askOf(compiled, question);
  if (!asked) return { open: false, reason: NOT_OFFERED.reason, until: null };
  const instant = at.getTime();
  return openingOf(compiled, asked, wayAt(compiled, asked, instant), instant);
}

function openingOf(compiled: CompiledAvailability, asked: Ask, { cause }: Piece, instant: number): Opening {
  const isOpen = cause.kind === "open";
  return {
    open: isOpen,
    reason: reasonOf(cause),
    until: isOpen ? null : instantText(nextOpening(compiled, asked, instant)),
  };
}

/**
 * What is open for a question at an instant: a function of its arguments alone. A service that the office does not offer
 * is closed without a reason to wait. Instants are exact to the minute of the configuration.
 */
export function availabilityAt(compiled: CompiledAvailability, question: Question, at: Date): AvailabilityAnswer {
  const asked = askOf(compiled, question);
  if (!asked) return NOT_OFFERED;
  const instant = at.getTime();
  const state = stateAt(compiled, asked, instant);
  const { way, ask } = state;
  const isOpen = way.cause.kind === "open";
  const rule = "rule" in way.cause ? way.cause.rule : null;
  return {
    ...openingOf(compiled, asked, way, instant),
    rule: rule && { key: rule.key, name: rule.body.name },
    since: instantText(causeSince(compiled, asked, way)),
    reviewOn: rule && !isOpen ? reviewOf(rule, instant) : null,
    readOn: readOnOf(compiled, ask, state, instant),
    holds: state.standing.map((standing) => holdView(compiled, ask, standing, instant)),
    capacityFactor:
      state.live.find(({ body }) => body.effects.capacityFactor !== undefined)?.body.effects.capacityFactor ?? 1,
    houseRules: houseRulesOf(state.live),
    alternatives: [...state.alternatives],
    nextChange: instantText(nextChangeOf(compiled, asked, instant, state)),
  };
}
