import { expect, test } from "vitest";
import { playRounds, WHYS } from "./two-officers.ts";

test("two officers decide one case at once, 50 rounds: one wins, the other gets 409 and sees why", async () => {
  for (const [index, round] of (await playRounds(50)).entries()) {
    expect(round, `round ${index}`).toMatchObject({ statuses: [200, 409], saysWhy: true });
    expect(WHYS, `round ${index}: ${round.race}`).toContain(round.loser);
    expect(round.transitions, `round ${index}: ${round.race}`).toBeLessThanOrEqual(1);
    expect(round.events, `round ${index}: ${round.race}`).toBeLessThanOrEqual(1);
  }
}, 60_000);
