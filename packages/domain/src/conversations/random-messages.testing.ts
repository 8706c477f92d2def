import { LISTED_MESSAGES } from "./listed-messages.testing.ts";

const MESSAGES = Object.values(LISTED_MESSAGES).flat();

/** Numbers that follow from a seed alone (mulberry32), so that a failing message can be made again. */
export function dice(seed: number): (sides: number) => number {
  let state = (seed * 0x9e3779b1) >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const SHARDS = [
  "6471051205909001",
  "6471 0512 0590 9001",
  "\u0000",
  "\u202E",
  "🙏",
  "ktp",
  "7K3M-94QT-Z1X",
  "\n",
  "<b>",
  "{link}",
  "'; --",
  "٣",
  "é",
];

/** A listed message, broken and mixed with others, numbers, signs and letters of any script. */
export function randomMessage(seed: number): string {
  const roll = dice(seed);
  const piece = (): string => {
    const one = MESSAGES[roll(MESSAGES.length)] ?? "";
    const way = roll(6);
    if (way === 0) return SHARDS[roll(SHARDS.length)] ?? "";
    if (way === 1) return String.fromCodePoint(...Array.from({ length: roll(12) }, () => 32 + roll(0xd000)));
    if (way === 2) return String(roll(10 ** 9)).repeat(1 + roll(3));
    const at = roll(one.length + 1);
    return way === 3
      ? one.slice(0, at) + String.fromCodePoint(97 + roll(26)) + one.slice(at)
      : way === 4
        ? one.slice(at)
        : one;
  };
  return Array.from({ length: 1 + roll(4) }, piece)
    .join(roll(3) === 0 ? "" : " ")
    .repeat(roll(40) === 0 ? 60 : 1);
}
