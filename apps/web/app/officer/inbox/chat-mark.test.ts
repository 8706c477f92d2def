import type { ConversationView } from "@gerai/contracts/conversations";
import { expect, it } from "vitest";
import { followingOf, markOf } from "./chat-mark.ts";

const NOW = "2026-11-22T08:00:30.000Z";
const AT = "2026-11-22T08:00:00.000Z";
const claim = { by: "Rina", isMine: true, since: AT };

function chat(part: Partial<ConversationView>): ConversationView {
  return { revision: 3, last: null, claim: null, waitingSince: null, messages: [], ...part } as ConversationView;
}

const ours = (state: ConversationView["messages"][number]["state"]) => ({
  messages: [{ at: AT, by: "officer", state } as ConversationView["messages"][number]],
});

it("follows the page itself only while an answer finds its way, and no longer than a minute", () => {
  expect(followingOf(chat({ claim, ...ours("sent") }), NOW)).toEqual({ everySeconds: 4, view: null });
  expect(followingOf(chat({ claim, ...ours("delivered") }), NOW)).toEqual({ everySeconds: 5, view: "mine" });
  const later = "2026-11-22T08:01:01.000Z";
  expect(followingOf(chat({ claim, ...ours("sent") }), later)).toEqual({ everySeconds: 5, view: "mine" });
});

it("looks for a conversation where it stands in the inbox", () => {
  expect(followingOf(chat({ waitingSince: AT }), NOW).view).toBe("waiting");
  expect(followingOf(chat({}), NOW).view).toBe("all");
  expect(followingOf(chat({ waitingSince: AT, claim: { ...claim, isMine: false } }), NOW).view).toBe("all");
});

it("a mark is another one once somebody wrote or took a step", () => {
  const last = { by: "person" as const, text: "Halo", at: AT };
  const marks = [
    { revision: 3, last },
    { revision: 4, last },
    { revision: 4, last: { ...last, at: NOW } },
    { revision: 4, last: null },
  ];
  expect(new Set(marks.map(markOf)).size).toBe(4);
});
