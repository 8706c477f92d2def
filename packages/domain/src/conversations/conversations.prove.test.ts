import { afterAll, beforeAll, expect, it } from "vitest";
import { ChatWorld, wordsOf } from "./conversations.testing.ts";
import type { MessageBody } from "./message-content.ts";
import { numbersInText } from "./numbers-in-text.ts";
import { dice, randomMessage } from "./random-messages.testing.ts";

const MESSAGES = 10_000;
const PEOPLE = 200;
const AT_ONCE = 20;

let chats: ChatWorld;

beforeAll(async () => {
  chats = await ChatWorld.open();
});
afterAll(() => chats.close());

/** Something that is no text, now and then. */
function partsOf(roll: (sides: number) => number, text: string): Record<string, unknown> | undefined {
  const kinds = [
    { type: "image", image: { id: "1", caption: text } },
    { type: "sticker", sticker: { id: "1" } },
    { type: "reaction", reaction: { emoji: text } },
    {
      type: "interactive",
      interactive: { type: "button_reply", button_reply: { id: text.slice(0, 200), title: text } },
    },
    { type: "unsupported", errors: [{ code: 131051 }] },
  ];
  return roll(10) === 0 ? kinds[roll(kinds.length)] : undefined;
}

it("ten thousand random messages of two hundred people, stored and answered: at most one reply each, and no NIK kept", {
  timeout: 2_400_000,
}, async () => {
  const office = await chats.openOffice();
  const line = await chats.openLine(office);
  for (let from = 0; from < MESSAGES; from += AT_ONCE) {
    const said = Array.from({ length: AT_ONCE }, (_, index) => {
      const seed = from + index;
      const roll = dice(seed + 5_000);
      const text = randomMessage(seed);
      const person = roll(PEOPLE);
      const parts = partsOf(roll, text);
      const [phone, userId] = [`+62812${String(9_000 + person).padStart(8, "0")}`, `ID.${9_000 + person}`];
      const known = [{ phone }, { userId }, { phone, userId }][roll(3)];
      return chats.message(text, { ...known, name: roll(20) === 0 ? text : "Warga", ...(parts && { parts }) });
    });
    const before = chats.sent.length;
    await chats.deliver(line, ...said, ...said.slice(0, 3));
    await chats.work(office, 5);
    const replies = chats.sent.slice(before);
    expect(replies.length).toBeLessThanOrEqual(AT_ONCE);
    for (const reply of replies) expect(numbersInText(wordsOf(reply)).hasPersonalNumber, wordsOf(reply)).toBe(false);
    chats.advance(30_000);
  }
  expect(chats.sent.length).toBeGreaterThan(MESSAGES / 10);
  const { keys } = await office.as();
  const rows = await chats.world.admin`
    select id, author, body_sealed from app.chat_message where tenant_id = ${office.id}`;
  expect(rows.filter(({ author }) => author === "person").length).toBeGreaterThan(MESSAGES * 0.9);
  for (const { id, body_sealed } of rows) {
    const { text } = keys.openJson<MessageBody>("chat_message", "body", String(id), body_sealed as Buffer);
    expect(numbersInText(text).hasPersonalNumber, text).toBe(false);
  }
  const people = await chats.world.admin`select id from app.chat_thread where tenant_id = ${office.id}`;
  expect(people.length).toBeLessThanOrEqual(PEOPLE * 2);
  expect(JSON.stringify([chats.world.log, chats.worker.log])).not.toMatch(/6471\D?0512/);
});
