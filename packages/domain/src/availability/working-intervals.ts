import type { CompiledAvailability } from "./compile-availability.ts";
import type { Ask } from "./compiled-rule.ts";
import { workAt } from "./reading-at.ts";

/** A stretch of time, `[from, to)`. */
export interface Interval {
  readonly from: Date;
  readonly to: Date;
}

/** Of which work intervals are asked. Purpose and day of filing matter where a rule that stops work excepts them. */
export interface WorkQuestion {
  readonly service: string;
  readonly from: Date;
  readonly to: Date;
  readonly purpose?: string | undefined;
  readonly filedOn?: string | undefined;
}

/**
 * When the office works on cases of a service: the hours of the channel `office`, without holidays and without what
 * stops all work; a closed counter does not. In order, none touching the next, cut to the range; made as they are taken,
 * so a far end costs nothing. Nothing for a service that is not offered.
 */
export function* workingIntervals(compiled: CompiledAvailability, question: WorkQuestion): Generator<Interval> {
  const service = compiled.services.get(question.service);
  if (!service) return;
  const { purpose, filedOn } = question;
  const ask: Ask = {
    service,
    channel: "office",
    site: null,
    stage: "continue",
    purpose: purpose === undefined || purpose === "NONE" ? null : purpose,
    filedOn: filedOn ?? null,
  };
  const last = question.to.getTime();
  let begun: number | undefined;
  for (let at = question.from.getTime(); at < last; ) {
    const piece = workAt(compiled, ask, at);
    if (piece.working) begun ??= at;
    else if (begun !== undefined) {
      yield { from: new Date(begun), to: new Date(at) };
      begun = undefined;
    }
    at = Math.min(piece.end, last);
  }
  if (begun !== undefined) yield { from: new Date(begun), to: question.to };
}
