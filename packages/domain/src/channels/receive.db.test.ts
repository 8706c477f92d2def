import { createHmac } from "node:crypto";
import { newId } from "@gerai/foundation/ids";
import {
  hubSignature,
  openAccount,
  signedInput,
  smsAccount,
  webhookOf,
  whatsappAccount,
} from "@gerai/testing/test-account";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { command, openContext, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import {
  answerHandshake,
  changeAccount,
  receiveSms,
  receiveWhatsapp,
  sweepChannels,
  workAllReceipts,
} from "./index.ts";
import { takeInbound } from "./take-inbound.ts";

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
let other: TestOffice;
let account: Awaited<ReturnType<typeof openAccount>>;
let theirs: Awaited<ReturnType<typeof openAccount>>;
const NUMBER = "80000001";
const THEIRS = "80000002";

beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld({}, "worker");
  [office, other] = [await createTestOffice(world), await createTestOffice(world)];
  account = await openAccount(office, whatsappAccount(NUMBER));
  theirs = await openAccount(other, whatsappAccount(THEIRS));
});
afterAll(() => Promise.all([world.close(), worker.close()]));
beforeEach(async () => {
  for (const table of ["inbound_message", "delivery_receipt", "outbox"]) {
    await world.admin`delete from app.${world.admin(table)} where tenant_id in ${world.admin([office.id, other.id])}`;
  }
});

const receive = (body: Buffer, signature?: string, key = account.key) =>
  receiveWhatsapp(world.resources, signedInput(key, body, signature ?? hubSignature(body)));
const count = async (table: string, of = office): Promise<number> => {
  const [row] = await world.admin`select count(*)::int as n from app.${world.admin(table)} where tenant_id = ${of.id}`;
  return Number(row?.n);
};
const message = (id: string, body = "mau urus ktp rusak 🙏") => ({
  ...{ id, type: "text", timestamp: "1795312800", from: "6281200009001", from_user_id: "ID.19001" },
  text: { body },
});
const status = (id: string, word: string, reference?: string) => ({
  ...{ id, status: word, timestamp: "1795312800", recipient_id: "6281200009001" },
  ...(reference ? { biz_opaque_callback_data: reference } : {}),
});
const system = async (of = office) => {
  const facts = await findOfficeById(worker.resources, of.id);
  if (!facts) throw new Error("no office");
  return await openContext(worker.resources, facts, SYSTEM, newId(world.clock.now()));
};

/** A message of the account as `sendMessage` leaves it. */
async function sent(providerId: string | null, state = "sent"): Promise<string> {
  const id = newId(world.clock.now());
  const now = world.clock.now();
  await world.admin`
    insert into app.outbound_message (tenant_id, id, account_id, reference, purpose, channel, state, provider_id, created_at, sent_at, state_at)
    values (${office.id}, ${id}, ${account.id}, ${id}, 'notice', 'whatsapp', ${state}, ${providerId}, ${now}, ${now}, ${now})`;
  return id;
}
const stateOf = async (id: string) =>
  (await world.admin`select state, failure from app.outbound_message where id = ${id}`)[0];

describe("a webhook", () => {
  it("is kept item by item, sealed, and announced: nothing else happens before it is acknowledged", async () => {
    const body = webhookOf(NUMBER, { messages: [message("wamid.1")], statuses: [status("wamid.x", "delivered")] });
    expect(await receive(body)).toEqual({ stored: 2 });
    const [row] =
      await world.admin`select kind, body_sealed, worked_at from app.inbound_message where tenant_id = ${office.id}`;
    expect(row).toMatchObject({ kind: "text", worked_at: null });
    expect(row?.body_sealed.toString("latin1")).not.toContain("ktp");
    const events = await world.admin`select name, payload from app.outbox where tenant_id = ${office.id} order by id`;
    expect(events.map(({ name }) => name).toSorted()).toEqual([
      "channel.message-received",
      "channel.receipts-received",
    ]);
    expect(JSON.stringify([events, world.log])).not.toContain("6281200009001");
  });

  it.each<[string, (body: Buffer) => { body: Buffer; signature: string | undefined }]>([
    ["no signature", (body) => ({ body, signature: undefined })],
    ["another secret", (body) => ({ body, signature: hubSignature(body, "bukan rahasia") })],
    ["sha1", (body) => ({ body, signature: hubSignature(body).replace("sha256", "sha1") })],
    ["one byte more", (body) => ({ body: Buffer.concat([body, Buffer.from(" ")]), signature: hubSignature(body) })],
    ["half a signature", (body) => ({ body, signature: hubSignature(body).slice(0, 40) })],
  ])("with %s is 401, and nothing of it is kept (WA-2)", async (_what, forge) => {
    const forged = forge(webhookOf(NUMBER, { messages: [message("wamid.2")] }));
    const input = { ...signedInput(account.key, forged.body), signature: forged.signature };
    const before = await count("audit_event");
    await expect(receiveWhatsapp(world.resources, input)).rejects.toMatchObject({ status: 401 });
    expect(await Promise.all(["inbound_message", "delivery_receipt", "outbox"].map((one) => count(one)))).toEqual([
      0, 0, 0,
    ]);
    expect(await count("audit_event")).toBe(before);
  });

  it("is verified over its bytes: escapes, emoji and three megabytes pass", async () => {
    const plain = webhookOf(NUMBER, { messages: [message("wamid.3", "sudah 🙏/siap")] }).toString("utf8");
    const escaped = plain
      .replaceAll("/", "\\/")
      .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
    expect(await receive(Buffer.from(escaped))).toEqual({ stored: 1 });
    const long = webhookOf(NUMBER, { messages: [message("wamid.4", "a".repeat(3_000_000))] });
    expect(await receive(long)).toEqual({ stored: 1 });
  });

  it("has one effect however often, split or merged it comes (WA-4)", async () => {
    const items = ["a", "b", "c"].map((id) => message(`wamid.${id}`));
    const statuses = ["sent", "delivered"].map((word) => status("wamid.y", word));
    for (let i = 0; i < 5; i++) await receive(webhookOf(NUMBER, { messages: items, statuses }));
    for (const item of items) await receive(webhookOf(NUMBER, { messages: [item, item] }));
    world.clock.advance(7 * 86_400_000);
    expect(await receive(webhookOf(NUMBER, { statuses: [...statuses, ...statuses], messages: items }))).toEqual({
      stored: 0,
    });
    expect([await count("inbound_message"), await count("delivery_receipt")]).toEqual([3, 2]);
    const [{ n } = { n: 0 }] = await world.admin`
      select count(*)::int as n from app.outbox where tenant_id = ${office.id} and name = 'channel.message-received'`;
    expect(n).toBe(3);
  });

  it("of a thousand changes is taken whole; what is misshapen costs nothing but itself", async () => {
    const statuses = Array.from({ length: 1_000 }, (_, index) => status(`wamid.m${index}`, "delivered"));
    const odd = [null, 7, { id: "" }, { status: "sent" }, status("wamid.odd", "melayang")] as object[];
    const hidden = { id: "wamid.h", type: "hologram", timestamp: "1795312800", from_user_id: "ID.19002" };
    const body = webhookOf(NUMBER, { statuses: [...statuses, ...odd], messages: [hidden, {}] });
    expect(await receive(body)).toEqual({ stored: 1_001 });
    for (const strange of ["", "[]", "{}", "halo", '{"entry":[{"changes":[{"field":"account_update","value":{}}]}]}'])
      expect(await receive(Buffer.from(strange))).toEqual({ stored: 0 });
  });

  it("signed by one office never reaches another: its number is put aside and tells nobody (WA-6)", async () => {
    const body = webhookOf(THEIRS, { messages: [message("wamid.5")], statuses: [status("wamid.z", "read")] });
    await receive(body);
    expect([
      await count("inbound_message", other),
      await count("delivery_receipt", other),
      await count("outbox"),
    ]).toEqual([0, 0, 0]);
    const rows = await world.admin`select kind from app.inbound_message where tenant_id = ${office.id}`;
    expect(rows).toEqual([{ kind: "parked" }]);
    expect(await receive(body, undefined, theirs.key)).toEqual({ stored: 2 });
  });

  it("to an address that nobody has is 404", async () => {
    const body = webhookOf(NUMBER, {});
    for (const key of ["", "x", "a".repeat(26), `${account.key}a`])
      await expect(receive(body, undefined, key)).rejects.toMatchObject({ status: 404 });
  });

  it("signed with the app secret before the newest still counts", async () => {
    const admin = await office.as(office.staff.office_admin);
    const own = await openAccount(office, { ...whatsappAccount("80000009"), label: "Berputar" });
    const credentials = { ...whatsappAccount("80000009").credentials, appSecret: "rahasia-kedua" };
    await changeAccount(admin, { ...own, accountId: own.id, credentials });
    const body = webhookOf("80000009", { messages: [message("wamid.6")] });
    expect(await receive(body, hubSignature(body), own.key)).toEqual({ stored: 1 });
    expect(await receive(body, hubSignature(body, "rahasia-kedua"), own.key)).toEqual({ stored: 0 });
  });
});

describe("the handshake", () => {
  const shake = (change: object) =>
    answerHandshake(world.resources, {
      ...{ key: account.key, mode: "subscribe", token: "kata-verifikasi", challenge: "115", requestId: "x" },
      ...change,
    });

  it("gives the challenge back to whoever knows the token, and is 403 for all others (WA-1)", async () => {
    expect(await shake({})).toBe("115");
    const wrong = [
      { token: "salah" },
      { token: undefined },
      { mode: "unsubscribe" },
      { mode: undefined },
      { key: "a".repeat(26) },
    ];
    for (const change of [...wrong, { challenge: "<script>" }])
      await expect(shake(change)).rejects.toMatchObject({ status: 403 });
  });
});

describe("receipts", () => {
  const work = async (statuses: readonly object[]) => {
    await receive(webhookOf(NUMBER, { statuses }));
    await workAllReceipts(await system(), { accountId: account.id });
  };
  const words = ["sent", "delivered", "read", "failed"];
  const orders = words.flatMap((a) => words.flatMap((b) => words.map((c) => [a, b, c])));

  it("in any order and number end in the state that the furthest of them says (WA-5)", async () => {
    for (const [index, order] of orders.entries()) {
      const id = await sent(`wamid.p${index}`);
      for (const word of order) await work([status(`wamid.p${index}`, word)]);
      const expected = ["read", "delivered", "failed", "sent"].find((word) => order.includes(word));
      expect(await stateOf(id), order.join()).toMatchObject({ state: expected });
    }
  }, 60_000);

  it("say each change of a state once", async () => {
    const id = await sent("wamid.once");
    const told = async () => {
      const rows = await world.admin`
        select payload from app.outbox where tenant_id = ${office.id} and name = 'channel.delivery-changed'`;
      return rows.filter(({ payload }) => payload.messageId === id).map(({ payload }) => payload.state);
    };
    await work([status("wamid.once", "failed")]);
    expect(await told()).toEqual(["failed"]);
    await work([status("wamid.once", "delivered")]);
    expect((await told()).sort()).toEqual(["delivered", "failed"]);
    await work([status("wamid.once", "delivered"), status("wamid.once", "sent")]);
    expect(await told()).toHaveLength(2);
  });

  it("that are faster than the note that a message was sent find it by our own id", async () => {
    const id = await sent(null, "sending");
    await work([status("wamid.fast", "delivered", id)]);
    expect(await stateOf(id)).toMatchObject({ state: "delivered" });
    await work([status("wamid.forged", "read", id)]);
    expect(await stateOf(id)).toMatchObject({ state: "delivered" });
  });

  it("of a message that nobody knows yet wait for it, and are let go after ten minutes", async () => {
    await work([status("wamid.late", "delivered")]);
    const id = await sent("wamid.late");
    await sweepChannels(await system(), {});
    expect(await stateOf(id)).toMatchObject({ state: "delivered" });
    await work([status("wamid.never", "delivered")]);
    worker.clock.set(new Date(world.clock.now().getTime() + 11 * 60_000));
    await sweepChannels(await system(), {});
    const open =
      await world.admin`select 1 from app.delivery_receipt where tenant_id = ${office.id} and worked_at is null`;
    expect(open).toHaveLength(0);
  });

  it("of an SMS gateway are taken by their secret address, in both dialects", async () => {
    const json = await openAccount(office, smsAccount("SMS json"));
    const form = await openAccount(office, {
      ...{ label: "SMS form", publicNumber: "DUKCAPIL", credentials: { dialect: "sms-form", apiKey: "kunci-gateway" } },
    });
    const signed = await openAccount(office, smsAccount("SMS bertanda", "rahasia-tanda"));
    const body = (id: string) =>
      Buffer.from(
        JSON.stringify({ receipts: [{ id, ref: null, status: "DELIVRD", at: "2026-11-22T01:00:00Z", error: null }] }),
      );
    const take = (key: string, bytes: Buffer, signature?: string) =>
      receiveSms(world.resources, { key, body: bytes, signature, contentType: "application/json", requestId: "x" });
    expect(await take(json.key, body("s1"))).toEqual({ stored: 1 });
    expect(await take(form.key, Buffer.from("msgid=s2&custid=&status=2&err=27"))).toEqual({ stored: 1 });
    expect(await take(form.key, Buffer.from("msgid=s3&status=16&err=0"))).toEqual({ stored: 0 });
    const right = createHmac("sha256", "rahasia-tanda").update(body("s4")).digest("hex");
    expect(await take(signed.key, body("s4"), right)).toEqual({ stored: 1 });
    await expect(take(signed.key, body("s5"), right)).rejects.toMatchObject({ status: 401 });
    await expect(take(account.key, body("s6"))).rejects.toMatchObject({ status: 404 });
    const rows =
      await world.admin`select provider_id, state, code from app.delivery_receipt where tenant_id = ${office.id} order by 1`;
    expect(rows.map((row) => [row.provider_id, row.state, row.code])).toEqual([
      ["s1", "delivered", null],
      ["s2", "failed", "27"],
      ["s4", "delivered", null],
    ]);
  });
});

it("a message is opened once for whoever works on it, in that office only", async () => {
  await receive(webhookOf(NUMBER, { messages: [message("wamid.take")] }));
  const [row] = await world.admin`select id from app.inbound_message where tenant_id = ${office.id}`;
  const take = command({
    action: "test.take",
    principals: ["system"],
    input: z.object({ messageId: z.uuid() }),
    run: async (scope, input) => ({ subjectId: null, result: await takeInbound(scope, input) }),
  });
  await expect(take(await system(other), { messageId: row?.id })).rejects.toMatchObject({ status: 404 });
  expect(await take(await system(), { messageId: row?.id })).toMatchObject({
    ...{
      accountId: account.id,
      kind: "text",
      message: { from: "6281200009001", text: { body: "mau urus ktp rusak 🙏" } },
    },
  });
  expect(await take(await system(), { messageId: row?.id })).toBeUndefined();
});

it("another user id, and the wish to be left alone, are kept once and announced like messages; misshapen ones are not", async () => {
  const change = (field: string, one: object) => {
    const metadata = { display_phone_number: "6281100009001", phone_number_id: NUMBER };
    const value = { messaging_product: "whatsapp", metadata, [field]: [one] };
    return Buffer.from(
      JSON.stringify({ object: "whatsapp_business_account", entry: [{ id: "1", changes: [{ field, value }] }] }),
    );
  };
  const update = { user_id: { previous: "ID.19001", current: "ID.19002" }, timestamp: "1795312800" };
  const stop = { user_id: "ID.19001", category: "marketing_messages", value: "stop", timestamp: "1795312800" };
  for (const body of [
    change("user_id_update", update),
    change("user_id_update", update),
    change("user_preferences", stop),
    change("user_preferences", { ...stop, value: "perhaps" }),
  ]) {
    await receive(body);
  }
  const kept = await world.admin`
    select kind from app.inbound_message where tenant_id = ${office.id} order by kind`;
  expect(kept.map(({ kind }) => String(kind))).toEqual(["user_id_update", "user_preferences"]);
  expect(await count("outbox")).toBe(2);
});
