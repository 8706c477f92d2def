import { fill, type Messages } from "@gerai/language";

const MINUTE_MS = 60_000;

/** The whole minutes from one instant to another; never below zero. */
export function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / MINUTE_MS));
}

/** A span in its two largest units: `12 menit`, `3 jam 5 menit`, `2 hari 4 jam`. */
export function spanText(words: Messages["inbox"]["span"], minutes: number): string {
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return fill(words.minutes, { n: minutes });
  if (hours < 24) return fill(words.hours, { h: hours, n: minutes % 60 });
  return fill(words.days, { d: Math.floor(hours / 24), h: hours % 24 });
}
