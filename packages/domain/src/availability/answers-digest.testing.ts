import { createHash } from "node:crypto";
import { availabilityAt } from "./availability-at.ts";
import { compileAvailability } from "./compile-availability.ts";
import { Dice, randomOffice } from "./random-office.testing.ts";

/** One line that stands for the answers of sixty random offices: two processes that agree on it agree on all of them. */
export function answersDigest(): string {
  const hash = createHash("sha256");
  for (let seed = 50_000; seed < 50_060; seed++) {
    const { input, question, start } = randomOffice(seed);
    const compiled = compileAvailability(input);
    const dice = new Dice(seed);
    for (let round = 0; round < 10; round++) {
      const at = new Date(start.getTime() + dice.roll(14 * 24 * 60) * 60_000);
      hash.update(JSON.stringify(availabilityAt(compiled, question, at)));
    }
  }
  return hash.digest("hex");
}
