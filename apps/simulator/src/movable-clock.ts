import type { Clock } from "@gerai/foundation/clock";

/** A clock that runs with another one, ahead by what it was moved: windows and limits of days pass in a test at once. */
export interface MovableClock extends Clock {
  /** Moves it ahead by so many milliseconds, for good. */
  advance(milliseconds: number): void;
}

/** The given clock, movable; at first both tell the same time. */
export function movableClock(clock: Clock): MovableClock {
  let ahead = 0;
  return {
    now: () => new Date(clock.now().getTime() + ahead),
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
  };
}
