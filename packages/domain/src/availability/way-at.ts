import type { Text } from "@gerai/contracts/catalogue";
import type { Cell, CompiledAvailability } from "./compile-availability.ts";
import { type Ask, type CompiledRule, holdsFor } from "./compiled-rule.ts";
import { DAY, dayText } from "./office-time.ts";
import { contactsFor, sitesFor } from "./site-for.ts";
import { standingAt } from "./standing-holds.ts";

/** Why a way is open or closed. */
export type Cause =
  | { readonly kind: "open"; readonly rule: CompiledRule | null }
  | { readonly kind: "rule"; readonly rule: CompiledRule }
  | { readonly kind: "holiday"; readonly day: number; readonly text: Text }
  | { readonly kind: "hours" | "notOffered" };

/** A stretch of time, `[start, end)`, in which one cause decides. The next may have the same cause. */
export interface Piece {
  readonly cause: Cause;
  /** Where it is served; null for the web, WhatsApp and for what is not offered. */
  readonly site: string | null;
  readonly start: number;
  readonly end: number;
}

interface Bounds {
  start: number;
  end: number;
}

/** Makes the stretch no longer than another one. */
function narrow(bounds: Bounds, other: { readonly start: number; readonly end: number }): void {
  bounds.start = Math.max(bounds.start, other.start);
  bounds.end = Math.min(bounds.end, other.end);
}

/** Beyond the marks of the configuration every week is like the one before: a week more shows all there is. */
const HORIZON = 8 * DAY;

/** The same cause, whatever the stretch: what `since` looks back for. */
export function isSameCause(one: Cause, other: Cause): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === "holiday") return other.kind === "holiday" && one.day === other.day;
  const rule = "rule" in one ? one.rule?.key : undefined;
  return rule === ("rule" in other ? other.rule?.key : undefined);
}

/**
 * Whether a day is served by hours at an instant, and how long that is so: `served`, a holiday, or outside hours.
 * Rules that override a holiday are looked at instant by instant.
 */
export function servedAt(compiled: CompiledAvailability, cell: Cell, ask: Ask, instant: number): Piece {
  const day = compiled.time.dayOf(instant);
  const midnight = compiled.time.startOf(day);
  const bounds = { start: midnight, end: compiled.time.startOf(day + 1) };
  const piece = (cause: Cause): Piece => ({ cause, site: ask.site, ...bounds });
  const closed = compiled.calendar.closedOn(day);
  if (closed) {
    const overrides = cell.overrides.at(instant);
    narrow(bounds, overrides);
    const named = dayText(day);
    const isServed = overrides.rules.some(
      (rule) => rule.body.overridesHoliday?.includes(named) === true && holdsFor(rule, ask),
    );
    if (!isServed) return piece({ kind: "holiday", day, text: closed.name });
  }
  if (cell.hours.length === 0 && !closed) {
    // Without hours at all one day is like the next: what looks far ahead goes from holiday to holiday, not day by day.
    const { first, next } = compiled.calendar.unbrokenAround(day);
    return {
      cause: { kind: "hours" },
      site: ask.site,
      start: compiled.time.startOf(first),
      end: compiled.time.startOf(next),
    };
  }
  for (const { from, to } of cell.spansOn(day)) {
    if (instant < midnight + from) {
      narrow(bounds, { start: bounds.start, end: midnight + from });
      break;
    }
    if (instant < midnight + to) {
      narrow(bounds, { start: midnight + from, end: midnight + to });
      return piece({ kind: "open", rule: null });
    }
    bounds.start = Math.max(bounds.start, midnight + to);
  }
  return piece({ kind: "hours" });
}

/** The rule that closes or opens a way: the first by precedence that holds for the one who asks. */
function accessRule(cell: Cell, ask: Ask, instant: number, bounds: Bounds): CompiledRule | undefined {
  const stretch = cell.access.at(instant);
  narrow(bounds, stretch);
  return stretch.rules.find((rule) => holdsFor(rule, ask));
}

/** Needs without which a person who stands at the counter can do nothing: a visit's own, and the shelf when fetching. */
function neededAtPlace(ask: Ask) {
  return ask.service.needs.filter(({ capability, isConditional }) =>
    ask.stage === "collect"
      ? capability === "pickup"
      : !isConditional && (capability === "recording" || capability === "legalisation"),
  );
}

function counterAt(compiled: CompiledAvailability, asked: Ask, instant: number): Piece {
  const sites = sitesFor(compiled, asked, instant);
  const bounds = { start: sites.start, end: sites.end };
  const site = sites.value[0];
  const isDone = asked.stage === "collect" ? asked.service.collected : asked.service.atCounter;
  if (!isDone || site === undefined) return { cause: { kind: "notOffered" }, site: null, ...bounds };
  const ask = { ...asked, site };
  const cell = compiled.cell(ask);
  const decides = accessRule(cell, ask, instant, bounds);
  const capability = standingAt(compiled, ask, neededAtPlace(ask), instant);
  narrow(bounds, capability);
  if (decides?.body.effects.access === "close") return { cause: { kind: "rule", rule: decides }, site, ...bounds };
  const [first] = capability.standing;
  if (first) return { cause: { kind: "rule", rule: first.rule }, site, ...bounds };
  const served = servedAt(compiled, cell, ask, instant);
  narrow(bounds, served);
  return {
    cause: served.cause.kind === "open" ? { kind: "open", rule: decides ?? null } : served.cause,
    site,
    ...bounds,
  };
}

function remoteAt(compiled: CompiledAvailability, asked: Ask, instant: number): Piece {
  const ask = { ...asked, site: null };
  const bounds = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  const isDone = ask.stage === "collect" ? ask.service.sent : ask.service.online;
  if (!isDone) return { cause: { kind: "notOffered" }, site: null, ...bounds };
  if (ask.channel === "whatsapp") {
    const numbers = contactsFor(compiled, ask, ["whatsapp"], instant);
    narrow(bounds, numbers);
    if (numbers.value.length === 0) return { cause: { kind: "notOffered" }, site: null, ...bounds };
  }
  const decides = accessRule(compiled.cell(ask), ask, instant, bounds);
  if (decides?.body.effects.access === "close")
    return { cause: { kind: "rule", rule: decides }, site: null, ...bounds };
  return { cause: { kind: "open", rule: decides ?? null }, site: null, ...bounds };
}

/**
 * One way (channel, site or the main one, stage) at an instant. What decides, in this order: whether the way exists, the
 * rule of access, a capability that stands still, a holiday, the hours. The web and WhatsApp know no holidays or hours.
 */
export function wayAt(compiled: CompiledAvailability, ask: Ask, instant: number): Piece {
  return ask.channel === "counter" ? counterAt(compiled, ask, instant) : remoteAt(compiled, ask, instant);
}

/**
 * The first instant after this one at which the way is open; infinite when that is never, or not decided: it would open
 * only because a rule ends whose end nobody had decided yet at the instant asked about.
 */
export function nextOpening(compiled: CompiledAvailability, ask: Ask, instant: number): number {
  const horizon = Math.max(instant, compiled.lastMark) + HORIZON;
  let known = Number.POSITIVE_INFINITY;
  let piece = wayAt(compiled, ask, instant);
  while (piece.end < horizon) {
    if (piece.cause.kind === "rule" && piece.cause.rule.endKnown > instant) {
      known = Math.min(known, piece.cause.rule.end);
    }
    if (piece.end >= known) break;
    const next = wayAt(compiled, ask, piece.end);
    if (next.cause.kind === "open") return piece.end;
    piece = next;
  }
  return Number.POSITIVE_INFINITY;
}

/** Since when the cause of a piece has decided without a break; infinitely long ago when nothing else ever did. */
export function causeSince(compiled: CompiledAvailability, ask: Ask, piece: Piece): number {
  let since = piece.start;
  const horizon = Math.min(since, compiled.firstMark) - HORIZON;
  while (since > horizon) {
    const before = wayAt(compiled, ask, since - 1);
    if (!isSameCause(before.cause, piece.cause)) return since;
    since = before.start;
  }
  return Number.NEGATIVE_INFINITY;
}
