import type { TestOffice } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { listOptedOut } from "../channels/index.ts";
import { query } from "../kernel/index.ts";
import { THAT_MORNING } from "./chat-facts.testing.ts";
import { type ChatLine, ChatWorld, type Sent, wordsOf } from "./conversations.testing.ts";
import { hearMessage, sweepConversations, tidyConversations } from "./index.ts";
import type { MessageBody } from "./message-content.ts";

let chats: ChatWorld;
let office: TestOffice;
let line: ChatLine;
let phones = 9100;

beforeAll(async () => {
  chats = await ChatWorld.open();
  chats.set(THAT_MORNING);
  office = await chats.openOffice();
  line = await chats.openLine(office);
});
afterAll(() => chats.close());

const readOptedOut = query({
  action: "test.opted-out",
  principals: ["system"],
  input: z.object({ persons: z.custom<Parameters<typeof listOptedOut>[1]>() }),
  run: (scope, { persons }) => listOptedOut(scope, persons),
});
const optedOut = async (...persons: Parameters<typeof listOptedOut>[1]) =>
  await readOptedOut(await chats.system(office), { persons });

/** A person of a test's own. */
const someone = (): string => `+628120000${phones++}`;
const count = async (table: string): Promise<number> => {
  const { admin } = chats.world;
  const [row] = await admin`select count(*)::int as n from app.${admin(table)} where tenant_id = ${office.id}`;
  return Number(row?.n);
};
const threads = () => chats.world.admin`select * from app.chat_thread where tenant_id = ${office.id} order by id`;
/** Everything that stands in the conversation of a person, oldest first. */
async function saidWith(phone: string): Promise<{ author: string; kind: string; body: MessageBody; state: string }[]> {
  const ctx = await chats.system(office);
  const rows = await chats.world.admin`
    select m.* from app.chat_message m join app.chat_person p on p.tenant_id = m.tenant_id and p.thread_id = m.thread_id
    where m.tenant_id = ${office.id} and p.person_index = ${ctx.keys.index("channels.person", phone)}
    order by m.at, m.position`;
  return rows.map((row) => ({
    ...{ author: String(row.author), kind: String(row.kind), state: String(row.state) },
    body: ctx.keys.openJson<MessageBody>("chat_message", "body", String(row.id), row.body_sealed as Buffer),
  }));
}

describe("a message", () => {
  it("gets the link of the form for that very need, with a footer by which machines know us", async () => {
    const [sent] = await chats.say(line, "mau urus ktp rusak", { phone: someone() });
    expect(wordsOf(sent)).toContain(`http://${office.slug}.localhost:3000/layanan/ktp-rusak`);
    expect(sent).toMatchObject({ content: { kind: "buttons", footer: expect.stringContaining("otomatis") as string } });
  });

  it("has one reply however often, in whatever order and by how many workers it is delivered", async () => {
    const phone = someone();
    const said = ["halo", "ktp hilang", "kk hilang"].map((text, index) =>
      chats.message(text, { phone, at: new Date(Date.parse(THAT_MORNING) - index * 60_000) }),
    );
    for (let times = 0; times < 3; times++) await chats.deliver(line, ...said, ...[...said].reverse());
    const before = chats.sent.length;
    const ctx = await chats.system(office);
    const rows = await chats.world.admin`
      select id from app.inbound_message where tenant_id = ${office.id} and worked_at is null`;
    expect(rows).toHaveLength(3);
    const ids = rows.map(({ id }) => String(id));
    await Promise.all([...ids, ...ids].map((messageId) => hearMessage(ctx, { messageId })));
    await chats.work(office);
    expect(chats.sent.length - before).toBe(3);
    expect((await saidWith(phone)).map(({ author }) => author).sort()).toEqual([
      "bot",
      "bot",
      "bot",
      "person",
      "person",
      "person",
    ]);
  });

  it("with a NIK in it is answered politely, and the number is nowhere in storage, reply or log", async () => {
    const kept: string[] = [];
    for (const nik of ["6471051205909001", "6471 0512 0590 9001", "647105-120590-9001", "64710512O59O9001"]) {
      const phone = someone();
      const [sent] = await chats.say(line, `ktp saya rusak, nik ${nik} ya`, { phone, name: `Budi ${nik}` });
      expect(wordsOf(sent)).toContain("jangan kirim NIK");
      kept.push(...(await saidWith(phone)).filter(({ author }) => author === "person").map(({ body }) => body.text));
    }
    expect(kept).toEqual(Array(4).fill("ktp saya rusak, nik •••• ya"));
    const [row] = await threads();
    const ctx = await chats.system(office);
    const all = (await threads()).map(({ id, contact_sealed }) =>
      ctx.keys.open("chat_thread", "contact", String(id), contact_sealed as Buffer).toString("utf8"),
    );
    expect(JSON.stringify([row?.state, all, chats.world.log, chats.worker.log])).not.toMatch(/6471\D?0512|64710512O/);
  });

  it("that is a file is refused, and only that one came is kept; stickers, thumbs and nonsense end in no error", async () => {
    const phone = someone();
    const image = { type: "image", image: { id: "123", mime_type: "image/jpeg", sha256: "x", caption: "kk saya" } };
    const [sent] = await chats.say(line, "", { phone, parts: image });
    expect(wordsOf(sent)).toContain("jangan kirim foto");
    expect(await chats.say(line, "", { phone, parts: { type: "reaction", reaction: { emoji: "👍" } } })).toEqual([]);
    for (const parts of [
      { type: "sticker", sticker: { id: "1" } },
      { type: "interactive", interactive: { type: "nfm_reply", nfm_reply: {} } },
      { type: "text" },
      { type: "apa_saja", apa_saja: null },
      { type: "interactive", interactive: { list_reply: { id: "x.y.z", title: "Palsu" } } },
    ]) {
      await chats.say(line, "", { phone, parts });
      chats.advance(120_000);
    }
    expect((await saidWith(phone)).map(({ author, kind }) => `${author} ${kind}`)).toEqual(
      expect.arrayContaining(["person attachment", "person unreadable", "person choice"]),
    );
    expect(JSON.stringify(await saidWith(phone))).not.toContain("123");
  });

  it("to a number of certain services names the right number for others, and takes its own", async () => {
    const other = await chats.openOffice();
    await other.configure([
      {
        kind: "contact",
        body: { kind: "whatsapp", name: "WhatsApp Akta", phone: "+6281100000405", categories: ["AKTA"] },
      },
      { kind: "contact", body: { kind: "whatsapp", name: "WhatsApp KK", phone: "+6281100000401", categories: ["KK"] } },
      { kind: "contact", body: { kind: "line", name: "Kantor", role: "Informasi", phone: "+6281100000400" } },
    ]);
    const akta = await chats.openLine(other, { label: "Akta", publicNumber: "+6281100000405" });
    const phone = someone();
    const [kk] = await chats.say(akta, "kk saya hilang", { phone });
    expect(wordsOf(kk)).toContain("- WhatsApp KK: +6281100000401");
    expect(wordsOf(kk)).not.toContain("/layanan/");
    const [ktp] = await chats.say(akta, "mau urus ktp rusak", { phone });
    expect(wordsOf(ktp)).toContain("+6281100000400");
    const [birth] = await chats.say(akta, "akta kelahiran anak saya", { phone });
    expect(wordsOf(birth)).toContain("/layanan/akta-lahir");
    const own = await chats.openLine(office, { label: "KTP", publicNumber: "+6281100009077", services: ["KTP_RUSAK"] });
    expect(wordsOf((await chats.say(own, "kk saya hilang", { phone }))[0])).toContain("+6281100009001");
    expect(wordsOf((await chats.say(own, "ktp rusak", { phone }))[0])).toContain("/layanan/ktp-rusak");
  });

  it("from a machine that answers each of ours is left unanswered before long", async () => {
    const phone = someone();
    let replies = 0;
    for (let turn = 0; turn < 12; turn++) {
      replies += (await chats.say(line, "Terima kasih telah menghubungi kami, pesan Anda kami terima", { phone }))
        .length;
      replies += (await chats.say(line, turn % 2 ? "halo" : "jam buka", { phone })).length;
      chats.advance(5_000);
    }
    expect(replies).toBeLessThanOrEqual(8);
  });
});

describe("a button", () => {
  const idsOf = (sent: Sent | undefined): string[] =>
    sent?.content.kind === "list" ? sent.content.rows.map(({ id }) => id) : [];
  const press = (id: string) => ({
    parts: { type: "interactive", interactive: { type: "list_reply", list_reply: { id, title: "Pilihan" } } },
  });

  it("does what it says for a day, in its own conversation; otherwise it is friendly", async () => {
    const [phone, other] = [someone(), someone()];
    const [menu] = await chats.say(line, "menu", { phone });
    const [id = ""] = idsOf(menu);
    expect(id).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    const [page] = await chats.say(line, "", { phone, ...press(id) });
    expect(wordsOf(page)).toContain("pilih layanannya");
    for (const bad of [id, `${id}x`]) {
      const [refused] = await chats.say(line, "", { phone: other, ...press(bad) });
      expect(wordsOf(refused)).toContain("sudah tidak berlaku");
      chats.advance(120_000);
    }
    chats.advance(24 * 3_600_000);
    const [late] = await chats.say(line, "", { phone, ...press(id) });
    expect(wordsOf(late)).toContain("sudah tidak berlaku");
  });
});

describe("a person", () => {
  it("without a number is answered by user id, and one conversation goes on when the number shows", async () => {
    const phone = someone();
    const userId = `ID.${phone.slice(1)}`;
    const [first] = await chats.say(line, "halo", { userId });
    expect(first?.to).toEqual({ userId });
    const [shown] = await chats.say(line, "ktp hilang", { userId, phone });
    expect(shown?.to).toEqual({ phone });
    await chats.say(line, "kk hilang", { phone });
    expect((await saidWith(phone)).filter(({ author }) => author === "person")).toHaveLength(3);
  });

  it("who wrote with the number and hidden, before the two were known to be one, has one conversation afterwards", async () => {
    const phone = someone();
    const userId = `ID.${phone.slice(1)}`;
    const before = await count("chat_thread");
    await chats.say(line, "halo", { phone });
    await chats.say(line, "petugas", { userId });
    expect(await count("chat_thread")).toBe(before + 2);
    await chats.say(line, "sudah ditunggu ya", { phone, userId });
    expect(await count("chat_thread")).toBe(before + 1);
    const said = await saidWith(phone);
    expect(said.filter(({ author }) => author === "person")).toHaveLength(3);
    const all = await threads();
    expect(all.filter(({ hand }) => hand === "human").length).toBeGreaterThan(0);
  });

  it("keeps the conversation under a new user id and under a new number", async () => {
    const phone = someone();
    const [old, now] = [`ID.1${phone.slice(1)}`, `ID.2${phone.slice(1)}`];
    await chats.say(line, "halo", { phone, userId: old });
    const before = await count("chat_thread");
    const timestamp = String(Math.floor(chats.world.clock.now().getTime() / 1_000));
    const update = { user_id: { previous: old, current: now }, timestamp };
    await chats.deliverChange(line, "user_id_update", update);
    await chats.deliverChange(line, "user_id_update", update);
    await chats.work(office);
    await chats.say(line, "halo lagi", { userId: now });
    const next = someone();
    const system = { type: "system", system: { type: "user_changed_number", wa_id: next.slice(1) } };
    await chats.say(line, "", { phone, parts: system });
    const [sent] = await chats.say(line, "ktp rusak", { phone: next });
    expect(sent?.to).toEqual({ phone: next });
    expect(await count("chat_thread")).toBe(before);
  });

  it("who says STOP, to us or to WhatsApp, is remembered by every name, and so is the change of mind", async () => {
    const phone = someone();
    const userId = `ID.9${phone.slice(1)}`;
    await chats.say(line, "halo", { phone, userId });
    await chats.say(line, "STOP", { userId });
    expect(await optedOut({ userId }, { phone }, { phone: someone() })).toEqual([true, true, false]);
    const timestamp = String(Math.floor(chats.world.clock.now().getTime() / 1_000));
    await chats.deliverChange(line, "user_preferences", { user_id: userId, value: "resume", timestamp });
    await chats.work(office);
    expect(await optedOut({ userId }, { phone })).toEqual([false, false]);
    await chats.say(line, "berhenti", { phone });
    expect(await optedOut({ userId }, { phone })).toEqual([true, true]);
    expect(wordsOf((await chats.say(line, "MULAI", { userId }))[0])).toContain("Selamat datang");
    expect(await optedOut({ userId }, { phone })).toEqual([false, false]);
  });
});

describe("sending", () => {
  const stateOf = async (phone: string) =>
    (await saidWith(phone)).filter(({ author }) => author !== "person").map(({ state }) => state);

  it("is tried again when a provider was away, as another message, and once more when it must wait; then no more", async () => {
    const phone = someone();
    chats.outcomes.push({ kind: "retry-later", code: "131000" }, { kind: "rate-limited", code: "130429" });
    const tried = await chats.say(line, "halo", { phone });
    expect(tried).toHaveLength(1);
    expect(await stateOf(phone)).toEqual(["pending"]);
    for (const wait of [10_000, 20_000, 40_000]) {
      chats.advance(wait);
      await chats.work(office);
    }
    expect(await stateOf(phone)).toEqual(["sent"]);
    const all = chats.sent.filter(({ to }) => "phone" in to && to.phone === phone);
    expect(all).toHaveLength(3);
    expect(new Set(all.map(({ reference }) => reference)).size).toBe(3);
  });

  it.each([
    ["refused", "failed"],
    ["unknown-outcome", "sending"],
  ] as const)("is not repeated after %s", async (kind, state) => {
    const phone = someone();
    chats.outcomes.push({ kind, code: "1" });
    await chats.say(line, "halo", { phone });
    chats.advance(10 * 60_000);
    await chats.work(office);
    await sweepConversations(await chats.system(office), {});
    expect(await stateOf(phone)).toEqual([state]);
    expect(chats.sent.filter(({ to }) => "phone" in to && to.phone === phone)).toHaveLength(1);
  });

  it("and hearing are done by the sweep when a job was lost", async () => {
    const phone = someone();
    await chats.deliver(line, chats.message("ktp rusak", { phone }));
    await chats.world.admin`delete from app.outbox where tenant_id = ${office.id}`;
    const ctx = await chats.system(office);
    expect(await sweepConversations(ctx, {})).toEqual({ heard: 0, sent: 0 });
    chats.advance(3 * 60_000);
    expect((await sweepConversations(await chats.system(office), {})).heard).toBe(1);
    await chats.world.admin`delete from app.outbox where tenant_id = ${office.id}`;
    chats.advance(3 * 60_000);
    expect((await sweepConversations(await chats.system(office), {})).sent).toBe(1);
    expect(await stateOf(phone)).toEqual(["sent"]);
  });

  it("a message that comes a day late is not answered by a machine, but an officer sees it", async () => {
    const phone = someone();
    const at = new Date(chats.world.clock.now().getTime() - 24 * 3_600_000);
    expect(await chats.say(line, "ktp rusak", { phone, at })).toEqual([]);
    expect(await saidWith(phone)).toHaveLength(1);
    const waiting = await threads();
    expect(waiting.some(({ hand, waiting_since }) => hand === "human" && waiting_since !== null)).toBe(true);
  });
});

it("what was said is forgotten after 90 days, and with whom", async () => {
  await chats.say(line, "halo", { phone: someone() });
  expect(await count("chat_message")).toBeGreaterThan(0);
  chats.advance(91 * 24 * 3_600_000);
  await tidyConversations(await chats.system(office), {});
  expect([await count("chat_message"), await count("chat_thread"), await count("chat_person")]).toEqual([0, 0, 0]);
});
