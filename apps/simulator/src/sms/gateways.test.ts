import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RunningSimulator, runSimulator } from "../simulator.testing.ts";

const PHONE = "+6281200009001";
const JSON_ACCOUNT = {
  accountId: "kurir",
  gateway: "sms-json",
  sender: "DUKCAPIL",
  secret: "token-kurir",
  receiptSecret: "tanda-kurir",
};
const FORM_ACCOUNT = { accountId: "pos", gateway: "sms-form", sender: "DUKCAPIL", secret: "kunci-pos" };

let simulator: RunningSimulator;
beforeEach(async () => {
  simulator = await runSimulator();
  await add(JSON_ACCOUNT);
  await add(FORM_ACCOUNT);
});
afterEach(() => simulator.close());

const add = (account: { accountId: string }, changes: object = {}) =>
  simulator.call("POST", "/api/sms-accounts", {
    ...account,
    receiptUrl: `${simulator.origin}/receivers/${account.accountId}`,
    ...changes,
  });
const sendJson = (changes: object = {}, token = "token-kurir") =>
  simulator.call(
    "POST",
    "/sms/json/v1/messages",
    { ref: "n-1", to: "0812 0000 9001", from: "DUKCAPIL", text: "Berkas Anda lengkap.", ...changes },
    { Authorization: `Bearer ${token}` },
  );
const sendForm = async (changes: Record<string, string> = {}) => {
  const fields = {
    apikey: "kunci-pos",
    to: "6281200009001",
    from: "DUKCAPIL",
    message: "Berkas lengkap.",
    custid: "n-2",
  };
  const { status, text } = await simulator.call(
    "POST",
    "/sms/form/send",
    new URLSearchParams({ ...fields, ...changes }),
  );
  return { status, fields: Object.fromEntries(new URLSearchParams(text)), text };
};
const receiptOf = async (account: string, at = 0) => (await simulator.received(`webhook:${account}`))[at];

describe("the JSON gateway", () => {
  it("takes a message, counts its segments, charges it and tells a signed receipt", async () => {
    const answer = await sendJson();
    const data = answer.json.data as { id: string };
    expect(answer).toMatchObject({
      status: 202,
      json: { data: { ref: "n-1", to: PHONE, status: "accepted", segments: 1, encoding: "gsm7", price: 350 } },
    });
    expect((await simulator.messages(PHONE))[0]).toMatchObject({
      ...{
        id: data.id,
        channel: "sms",
        line: "DUKCAPIL",
        state: "delivered",
        content: { text: "Berkas Anda lengkap." },
      },
    });
    const receipt = await receiptOf("kurir");
    const body = String(receipt?.body);
    expect(JSON.parse(body)).toEqual({
      receipts: [
        {
          ...{ id: data.id, ref: "n-1", to: PHONE, status: "DELIVRD", error: null, segments: 1 },
          at: "2026-11-22T02:00:00.000Z",
        },
      ],
    });
    expect(receipt?.headers["x-signature"]).toBe(createHmac("sha256", "tanda-kurir").update(body).digest("hex"));
    const balance = await simulator.call("GET", "/sms/json/v1/balance", undefined, {
      Authorization: "Bearer token-kurir",
    });
    expect(balance.json).toEqual({ data: { balance: 999_650, currency: "IDR" } });
  });

  it.each([
    ["a landline", { to: "0548-21234" }, 422, "invalid_recipient"],
    ["a sender that is not registered", { from: "LAIN" }, 422, "invalid_sender"],
    ["eleven segments", { text: "a".repeat(153 * 10 + 1) }, 422, "text_too_long"],
    ["half a message", { text: undefined }, 422, "invalid_request"],
  ])("refuses %s", async (_name, changes, status, code) => {
    expect(await sendJson(changes)).toMatchObject({ status, json: { error: { code } } });
    expect(await simulator.messages(PHONE)).toEqual([]);
  });

  it("refuses a wrong token, and an account without money", async () => {
    expect(await sendJson({}, "kunci-pos")).toMatchObject({ status: 401, json: { error: { code: "unauthorized" } } });
    await add(JSON_ACCOUNT, { balance: 599 });
    expect((await sendJson({ class: "otp" })).status).toBe(402);
    expect((await sendJson()).status).toBe(202);
  });
});

describe("the form gateway", () => {
  it("takes a form and tells a receipt as a form in Jakarta's time", async () => {
    const { status, fields } = await sendForm({ message: "Sudah selesai – silakan ambil" });
    expect({ status, fields }).toMatchObject({ status: 200, fields: { status: "0", segments: "1", price: "350" } });
    const receipt = await receiptOf("pos");
    expect(receipt?.method).toBe("POST");
    expect(Object.fromEntries(new URLSearchParams(String(receipt?.body)))).toEqual({
      ...{ msgid: fields.msgid, custid: "n-2", to: "6281200009001", status: "1", err: "0", ts: "2026-11-22 09:00:00" },
    });
    expect((await simulator.messages(PHONE))[0]?.content.sms).toMatchObject({ encoding: "ucs2", ref: "n-2" });
  });

  it("tells receipts by GET when the account says so", async () => {
    await add(FORM_ACCOUNT, { receiptMethod: "GET" });
    const { fields } = await sendForm();
    const receipt = await receiptOf("pos");
    expect(receipt?.method).toBe("GET");
    expect(receipt?.path).toContain(`msgid=${fields.msgid}`);
  });

  it("tells each error by a number with status 200", async () => {
    const refused = async (changes: Record<string, string>) => (await sendForm(changes)).fields.status;
    expect(await refused({ apikey: "salah" })).toBe("1");
    expect(await refused({ to: "110" })).toBe("3");
    expect(await refused({ from: "LAIN" })).toBe("4");
    expect(await refused({ message: "" })).toBe("6");
    await add(FORM_ACCOUNT, { balance: 0 });
    expect(await refused({})).toBe("2");
    const balance = await simulator.call("GET", "/sms/form/balance?apikey=kunci-pos");
    expect(balance.text).toBe("status=0&balance=0");
  });

  it("keeps no key in the log", async () => {
    await sendForm();
    const log = await simulator.call("GET", "/api/received?channel=sms-form");
    expect(log.text).toContain("Berkas lengkap.");
    expect(log.text).not.toContain("kunci-pos");
  });
});

describe("receipts", () => {
  it.each([
    ["failed", "UNDELIV", "failed"],
    ["unknown", "UNKNOWN", "accepted"],
  ])("tell %s, as the phone is set", async (sms, status, state) => {
    await simulator.call("PUT", `/api/phones/${PHONE}`, { sms });
    await sendJson();
    expect(JSON.parse(String((await receiptOf("kurir"))?.body)).receipts).toMatchObject([{ status }]);
    expect((await simulator.messages(PHONE))[0]?.state).toBe(state);
  });

  it("can stay away", async () => {
    await simulator.call("POST", "/api/faults", { "sms-json": { outcome: "none" } });
    await sendJson();
    expect(await receiptOf("kurir")).toBeUndefined();
  });
});
