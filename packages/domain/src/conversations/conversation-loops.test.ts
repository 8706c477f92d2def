import { chatText } from "@gerai/language";
import { describe, expect, test } from "vitest";
import { nationalCatalogue } from "../catalogue/index.ts";
import { chatFacts, THAT_MORNING } from "./chat-facts.testing.ts";
import { type ChatState, NEW_CHAT } from "./chat-state.ts";
import { lexiconOf } from "./lexicon.ts";
import { LISTED_MESSAGES } from "./listed-messages.testing.ts";
import type { Pressed } from "./meaning.ts";
import { dice, randomMessage } from "./random-messages.testing.ts";
import { reply, type Turn } from "./reply.ts";
import { understand } from "./understand.ts";

const lexicon = lexiconOf(nationalCatalogue().definitions);
const MESSAGES = Object.values(LISTED_MESSAGES).flat();
const LONG_NUMBER = /(\d[\s.,-]?){15}/;

function bodyOf({ reply: said }: Turn): string | undefined {
  const worded = said && chatText(said, "Asia/Makassar");
  return worded?.body;
}

describe("a thousand random messages", () => {
  test("never end in an error, in more than one reply, in a long number or outside WhatsApp's limits", () => {
    let state: ChatState = NEW_CHAT;
    let answered = 0;
    for (let seed = 0; seed < 1_000; seed++) {
      const text = randomMessage(seed);
      const roll = dice(seed + 5_000);
      const attachment = roll(12) === 0 ? "paper" : roll(12) === 0 ? "other" : undefined;
      const pressed: Pressed | undefined =
        roll(15) === 0 ? { press: "category", category: "AKTA", page: roll(9) } : undefined;
      const facts = chatFacts({ at: new Date(Date.parse(THAT_MORNING) + seed * 240_000).toISOString() });
      const turn = reply(
        understand(text, { lexicon, ...(attachment && { attachment }), ...(pressed && { pressed }) }),
        state,
        facts,
      );
      state = seed % 25 === 0 ? NEW_CHAT : turn.state;
      expect(JSON.stringify(turn), `seed ${seed}`).not.toMatch(/6471051205909001|6471 0512/);
      if (!turn.reply) continue;
      answered++;
      const worded = chatText(turn.reply, "Asia/Makassar");
      expect(worded.body, `seed ${seed}`).not.toMatch(LONG_NUMBER);
      expect(worded.body, `seed ${seed}`).not.toMatch(/\{\w+\}|undefined|\[object/);
      expect(worded.body.length).toBeLessThanOrEqual(1_024);
      expect(worded.buttons.length).toBeLessThanOrEqual(3);
      expect(worded.rows.length).toBeLessThanOrEqual(10);
      expect(worded.rows.length === 0 || worded.buttons.length === 0).toBe(true);
      for (const { title } of worded.buttons) expect(title.length).toBeLessThanOrEqual(20);
      for (const { title, description } of worded.rows) {
        expect(title.length).toBeLessThanOrEqual(24);
        expect(description.length).toBeLessThanOrEqual(72);
      }
      expect(new Set(worded.rows.map(({ press }) => JSON.stringify(press))).size).toBe(worded.rows.length);
    }
    expect(answered).toBeGreaterThan(150);
  });
});

/** What the other machine says to our text; undefined: nothing. */
type Machine = (heard: string | undefined, turn: number) => string | undefined;

/** How many replies we give to a machine that answers every one of ours after so many seconds. */
function repliesTo(machine: Machine, opening: string, seconds: number): number {
  let state = NEW_CHAT;
  let said: string | undefined = opening;
  let replies = 0;
  for (let turn = 0; turn < 500 && said !== undefined; turn++) {
    const at = new Date(Date.parse(THAT_MORNING) + turn * seconds * 1_000).toISOString();
    const next: Turn = reply(understand(said, { lexicon }), state, chatFacts({ at }));
    state = next.state;
    const body = bodyOf(next);
    if (body !== undefined) replies++;
    // A machine that waits for an answer ends with our silence; one that does not goes on all the same.
    said = machine(body, turn);
  }
  return replies;
}

/** A second one of us, which sees our text without the footer. */
function ourselves(): Machine {
  let state = NEW_CHAT;
  return (heard) => {
    if (heard === undefined) return undefined;
    const turn = reply(understand(heard, { lexicon }), state, chatFacts());
    state = turn.state;
    return bodyOf(turn);
  };
}

describe("two machines", () => {
  test.each<[string, () => Machine, string]>([
    ["one like ourselves, without the footer that tells", ourselves, "halo"],
    ["an echo", () => (heard) => heard, "mau urus ktp rusak"],
    ["one that thanks for everything", () => (heard) => heard && "Terima kasih kembali kak", "makasih"],
    ["one that always says the same", () => () => "Stok barang masih ada, silakan order", "halo"],
    ["one that names a different need each time", () => (_, turn) => MESSAGES[turn % MESSAGES.length], "halo"],
    ["one that asks for an officer", () => () => "petugas", "petugas"],
    ["one that calls the menu again and again", () => (_, turn) => (turn % 2 === 0 ? "menu" : "petugas"), "menu"],
  ])("get at most 21 replies an hour, however fast or patient: %s", (_, machine, opening) => {
    expect(repliesTo(machine(), opening, 1)).toBeLessThanOrEqual(21);
    // 500 messages in 2.8 hours.
    expect(repliesTo(machine(), opening, 20)).toBeLessThanOrEqual(63);
  });

  test("that answer each other's text only with a text of their own end within a few turns", () => {
    expect(repliesTo((heard) => heard, "mau urus ktp rusak", 5)).toBeLessThanOrEqual(5);
    expect(repliesTo((heard) => heard && "Baik kak, ditunggu ya", "halo", 5)).toBeLessThanOrEqual(5);
    expect(repliesTo(ourselves(), "ktp rusak", 5)).toBeLessThanOrEqual(5);
  });

  test("end at once where ours is seen with its footer", () => {
    const turn = reply(understand("ktp rusak", { lexicon }), NEW_CHAT, chatFacts());
    for (const locale of ["id", "en"] as const) {
      const worded = turn.reply && chatText({ ...turn.reply, locale }, "Asia/Makassar");
      expect(understand(`${worded?.body}\n${worded?.footer}`, { lexicon }).kind).toBe("automatic");
    }
  });
});
