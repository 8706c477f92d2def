import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { answersDigest } from "./answers-digest.testing.ts";
import { availabilityAt, openingAt } from "./availability-at.ts";
import { compileAvailability } from "./compile-availability.ts";
import { Dice, randomOffice, SERVICES } from "./random-office.testing.ts";

const MINUTES = 14 * 24 * 60;

describe("an answer is a function of the configuration and the question alone", () => {
  it("does not depend on the order of items, services and days of the calendar", () => {
    for (let seed = 20_000; seed < 20_150; seed++) {
      const { input, question, start } = randomOffice(seed);
      const dice = new Dice(seed);
      const shuffled = compileAvailability({
        ...input,
        items: dice.shuffle(input.items),
        calendar: dice.shuffle(input.calendar),
        services: dice.shuffle(SERVICES),
      });
      const compiled = compileAvailability(input);
      for (let round = 0; round < 6; round++) {
        const at = new Date(start.getTime() + dice.roll(MINUTES) * 60_000);
        expect(availabilityAt(shuffled, question, at), `seed ${seed}`).toEqual(availabilityAt(compiled, question, at));
      }
    }
  });

  it("does not depend on what was asked before", () => {
    for (let seed = 21_000; seed < 21_100; seed++) {
      const { input, question, start } = randomOffice(seed);
      const asked = compileAvailability(input);
      const dice = new Dice(seed);
      const instants = Array.from({ length: 6 }, () => new Date(start.getTime() + dice.roll(MINUTES) * 60_000));
      const first = instants.map((at) => availabilityAt(asked, question, at));
      expect(
        instants.toReversed().map((at) => availabilityAt(compileAvailability(input), question, at)),
        `seed ${seed}`,
      ).toEqual(first.toReversed());
      expect(instants.map((at) => availabilityAt(asked, question, at))).toEqual(first);
    }
  });

  it("is the same in a process whose zone is New York, Makassar or UTC", () => {
    const script = `
      import { answersDigest } from ${JSON.stringify(new URL("./answers-digest.testing.ts", import.meta.url).href)};
      console.log(new Date(2020, 2, 23).getTimezoneOffset(), answersDigest());`;
    const under = (zone: string) =>
      execFileSync(process.execPath, ["--input-type=module", "-e", script], { env: { TZ: zone }, encoding: "utf8" })
        .trim()
        .split(" ");
    const own = answersDigest();
    expect(under("America/New_York")).toEqual(["240", own]);
    expect(under("Asia/Makassar")).toEqual(["-480", own]);
    expect(under("UTC")).toEqual(["0", own]);
  }, 60_000);
});

describe("an opening", () => {
  it("is what the whole answer says of it", () => {
    for (let seed = 23_000; seed < 23_100; seed++) {
      const { input, question, start } = randomOffice(seed);
      const compiled = compileAvailability(input);
      for (const service of [question.service, "NOT_OFFERED"]) {
        const { open, reason, until } = availabilityAt(compiled, { ...question, service }, start);
        expect(openingAt(compiled, { ...question, service }, start), `seed ${seed}`).toEqual({ open, reason, until });
      }
    }
  });
});

describe("nextChange is exact", () => {
  it("nothing changes up to it, and something does at it", () => {
    for (let seed = 22_000; seed < 22_120; seed++) {
      const { input, question, start } = randomOffice(seed);
      const compiled = compileAvailability(input);
      const dice = new Dice(seed);
      const at = start.getTime() + dice.roll(MINUTES) * 60_000;
      const { nextChange, ...now } = availabilityAt(compiled, question, new Date(at));
      const end = nextChange === null ? at + 30 * 24 * 3_600_000 : Date.parse(nextChange);
      for (const instant of [
        end - 1,
        at + Math.floor((end - at) / 2),
        at + Math.floor(((end - at) * dice.roll(100)) / 100),
      ]) {
        const { nextChange: later, ...same } = availabilityAt(compiled, question, new Date(instant));
        expect(same, `seed ${seed}`).toEqual(now);
        expect(later).toBe(nextChange);
      }
      if (nextChange === null) continue;
      const { nextChange: _, ...then } = availabilityAt(compiled, question, new Date(end));
      expect(then, `seed ${seed}`).not.toEqual(now);
    }
  });
});
