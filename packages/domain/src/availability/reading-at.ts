import type { CompiledAvailability } from "./compile-availability.ts";
import { type Ask, holdsFor } from "./compiled-rule.ts";
import { DAY } from "./office-time.ts";
import { servedAt } from "./way-at.ts";

/** A stretch, `[start, end)`, in which files are worked on, or not. */
export interface WorkPiece {
  readonly working: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * Whether the office works on what came in this way at an instant: within the hours of the channel, not on holidays, not
 * while a rule stops all work. A closed counter does not stop the work.
 */
export function workAt(compiled: CompiledAvailability, asked: Ask, instant: number): WorkPiece {
  const ask = { ...asked, site: null };
  const cell = compiled.cell(ask);
  const stops = cell.stops.at(instant);
  if (stops.rules.some((rule) => holdsFor(rule, ask))) return { working: false, start: stops.start, end: stops.end };
  const served = servedAt(compiled, cell, ask, instant);
  return {
    working: served.cause.kind === "open",
    start: Math.max(stops.start, served.start),
    end: Math.min(stops.end, served.end),
  };
}

/** The first instant, this one or later, at which the office works on it; infinite when it never does. */
export function nextWork(compiled: CompiledAvailability, ask: Ask, instant: number): number {
  const horizon = Math.max(instant, compiled.lastMark) + 8 * DAY;
  let at = instant;
  while (at < horizon) {
    const piece = workAt(compiled, ask, at);
    if (piece.working) return at;
    at = piece.end;
  }
  return Number.POSITIVE_INFINITY;
}
