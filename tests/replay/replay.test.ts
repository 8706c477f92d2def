import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askOffice, inWords } from "./ask-office.ts";
import { BOUNDARIES } from "./boundaries.ts";
import { openReplay, type Replay } from "./open-replay.ts";
import { ROWS_OF_THE_ARTICLES } from "./rows-of-the-articles.ts";

let replay: Replay;
beforeAll(async () => {
  replay = await openReplay();
});
afterAll(() => replay.close());

describe("what must follow from the rules of the articles", () => {
  it.each(ROWS_OF_THE_ARTICLES)("$row: $office, $at, $ask: $answer", async (row) => {
    const answer = await askOffice(replay.ask, row.office, row.at, row.ask);
    expect(inWords(row.office, answer)).toBe(row.answer);
    const ways = answer.alternatives.flatMap((way) => (way.kind === "channel" ? way.channel : []));
    if (row.instead) expect(ways.slice(0, row.instead.length)).toEqual(row.instead);
    const said = [answer.reason?.text?.id ?? "", ...answer.houseRules.map(({ text }) => text.id)].join("\n");
    for (const words of row.words ?? []) expect(said).toContain(words);
  });

  it("9: at Bontang's counter no service at all is open, whichever is asked for", async () => {
    const { services } = (await (await replay.ask("bontang", "/api/v1/services")).json()) as {
      services: { code: string }[];
    };
    expect(services).toHaveLength(36);
    for (const { code } of services) {
      const answer = await askOffice(replay.ask, "bontang", "2020-09-01 10:00", `${code} counter file`);
      expect(inWords("bontang", answer), code).toBe("closed, Kembali sepenuhnya daring, until not decided, contacts");
    }
  });

  it("speaks of every row that this product answers by rules", () => {
    expect([...new Set(ROWS_OF_THE_ARTICLES.map(({ row }) => row))]).toEqual([
      1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14,
    ]);
  });
});

describe("both sides of every boundary", () => {
  describe.each(BOUNDARIES)("$office, $ask: $about", ({ office, ask, answers }) => {
    it.each(answers)("%s: %s", async (at, expected) => {
      const answer = await askOffice(replay.ask, office, at, ask);
      expect(inWords(office, answer)).toBe(expected);
    });
  });

  it("are sixty instants and more, of every office", () => {
    expect(BOUNDARIES.flatMap(({ answers }) => answers).length).toBeGreaterThanOrEqual(60);
    expect(new Set(BOUNDARIES.map(({ office }) => office)).size).toBe(8);
  });
});
