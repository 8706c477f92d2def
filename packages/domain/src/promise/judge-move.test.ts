import { describe, expect, it } from "vitest";
import { causesOf, judgeMove } from "./judge-move.ts";

const move = {
  told: { dueOn: "2026-04-08", on: null },
  dueOn: "2026-04-09",
  hasHoldNews: false,
  isOver: false,
  today: "2026-04-07",
};

describe("another promised day", () => {
  it("is told, and is what was told from then on", () => {
    expect(judgeMove(move)).toEqual({ told: { dueOn: "2026-04-09", on: "2026-04-07" }, isNews: true });
  });

  it("waits for the next day when another was told today", () => {
    const told = { dueOn: "2026-04-08", on: "2026-04-07" };
    expect(judgeMove({ ...move, told })).toEqual({ told, isNews: false });
    expect(judgeMove({ ...move, told, today: "2026-04-08" }).isNews).toBe(true);
  });

  it("is not told when it is the day they know, after all", () => {
    const told = { dueOn: "2026-04-09", on: "2026-04-06" };
    expect(judgeMove({ ...move, told })).toEqual({ told, isNews: false });
  });

  it("is not told besides a hold, or when the case is over, or when nobody knows it", () => {
    expect(judgeMove({ ...move, hasHoldNews: true })).toEqual({
      told: { dueOn: "2026-04-09", on: null },
      isNews: false,
    });
    expect(judgeMove({ ...move, isOver: true })).toEqual({ told: move.told, isNews: false });
    expect(judgeMove({ ...move, dueOn: null })).toEqual({ told: move.told, isNews: false });
  });

  it("that was unknown since a hold is told once it is known", () => {
    expect(judgeMove({ ...move, told: { dueOn: null, on: null } }).isNews).toBe(true);
  });
});

describe("why the day moved", () => {
  const first = { office: 402, citizen: 0, closed: 420, blanks: 0, siak: 0 };

  it("is what takes more than at first, the weightiest first", () => {
    expect(causesOf(first, { ...first, citizen: 60, blanks: 800 })).toEqual(["blanks", "citizen"]);
  });

  it("is the hours when nothing else takes more", () => {
    expect(causesOf(first, first)).toEqual(["hours"]);
    expect(causesOf(first, { ...first, closed: 0 })).toEqual(["hours"]);
  });
});
