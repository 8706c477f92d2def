const WINDOW_MS = 24 * 3_600_000;
/** Both clocks and the way to Meta take their time. */
const SAFETY_MS = 5 * 60_000;

/** Until when free text may be sent to whoever wrote last at an instant (WA-8). */
export function windowEnd(lastInboundAt: Date): Date {
  return new Date(lastInboundAt.getTime() + WINDOW_MS - SAFETY_MS);
}

/** Whether free text may be sent now. */
export function isWindowOpen(lastInboundAt: Date, now: Date): boolean {
  return now.getTime() < windowEnd(lastInboundAt).getTime();
}

/** The later of two instants. */
export function later(one: Date, other: Date): Date {
  return new Date(Math.max(one.getTime(), other.getTime()));
}
