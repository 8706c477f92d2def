import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RunningSimulator, runSimulator } from "../simulator.testing.ts";
import {
  addNumber,
  graph,
  NUMBER,
  PHONE,
  RECEIVER,
  sendTo,
  statuses,
  template,
  text,
  values,
  write,
} from "./whatsapp.testing.ts";

const HOUR = 3_600_000;
const errorWith = (code: number) => expect.objectContaining({ error: expect.objectContaining({ code }) });
const buttons = (choices: readonly (readonly [string, string])[], body = "Pilih") => ({
  type: "interactive",
  interactive: {
    type: "button",
    body: { text: body },
    action: { buttons: choices.map(([id, title]) => ({ type: "reply", reply: { id, title } })) },
  },
});
const list = (count: number) => ({
  type: "interactive",
  interactive: {
    type: "list",
    body: { text: "Layanan kami" },
    action: {
      button: "Lihat layanan",
      sections: [
        { title: "Layanan", rows: Array.from({ length: count }, (_, n) => ({ id: `r${n}`, title: `Baris ${n}` })) },
      ],
    },
  },
});

let simulator: RunningSimulator;
beforeEach(async () => {
  simulator = await runSimulator();
  await addNumber(simulator);
});
afterEach(() => simulator.close());

describe("sending", () => {
  it("answers with a wamid, puts the message on the phone and tells sent and delivered", async () => {
    await write(simulator);
    const answer = await sendTo(simulator, { ...text("Selamat pagi 😀"), biz_opaque_callback_data: "n-1" });
    const [sent] = answer.json.messages as { id: string }[];
    expect(answer).toMatchObject({
      status: 200,
      json: { messaging_product: "whatsapp", contacts: [{ input: "6281200009001", wa_id: "6281200009001" }] },
    });
    expect(sent?.id).toMatch(/^wamid\./);
    expect((await simulator.messages(PHONE))[0]).toMatchObject({
      ...{
        id: sent?.id,
        direction: "received",
        state: "delivered",
        content: { kind: "text", text: "Selamat pagi 😀" },
      },
    });
    expect(await statuses(simulator)).toMatchObject([
      { id: sent?.id, status: "sent", recipient_id: "6281200009001", biz_opaque_callback_data: "n-1" },
      { id: sent?.id, status: "delivered", timestamp: "1795312800" },
    ]);
  });

  it("refuses a wrong token with 190 and another's number with 100", async () => {
    const message = { messaging_product: "whatsapp", to: "6281200009001", ...text("x") };
    const wrong = await graph(simulator, "POST", `${NUMBER}/messages`, message, "salah");
    expect(wrong).toMatchObject({ status: 401, json: errorWith(190) });
    await addNumber(simulator, { phoneNumberId: "200", displayNumber: "0548-0000-002", accessToken: "token-lain" });
    expect((await graph(simulator, "POST", "200/messages", message)).json).toEqual(errorWith(100));
  });

  it.each([
    ["no product", { messaging_product: "sms" }, 100],
    ["no person", { to: "" }, 100],
    ["a type that is not spoken", { type: "sticker", sticker: { id: "1" } }, 131051],
    ["no body", { type: "text", text: {} }, 131008],
    ["a long text", text("a".repeat(4097)), 131009],
    ["four buttons", buttons([1, 2, 3, 4].map((n) => [`b${n}`, `B${n}`] as const)), 131009],
    ["a long title", buttons([["a", "a".repeat(21)]]), 131009],
    [
      "twin ids",
      buttons([
        ["a", "Satu"],
        ["a", "Dua"],
      ]),
      131009,
    ],
    ["eleven rows", list(11), 131009],
    ["a file that is not there", { type: "image", image: { id: "999" } }, 131053],
    ["a template that is not there", template("1", "tidak_ada"), 132001],
    [
      "a template with a hole left",
      { type: "template", template: { name: "permohonan_selesai", language: { code: "id" } } },
      132000,
    ],
  ])("refuses %s", async (_name, message, code) => {
    await write(simulator);
    expect((await sendTo(simulator, message)).json).toEqual(errorWith(code));
    expect(await simulator.messages(PHONE)).toHaveLength(1);
  });

  it("keeps the window of 24 hours per number and person; templates pass outside it", async () => {
    expect((await sendTo(simulator, text("halo"))).json).toEqual(errorWith(131047));
    await write(simulator);
    simulator.clock.advance(24 * HOUR - 1);
    expect((await sendTo(simulator, text("masih"))).status).toBe(200);
    expect((await sendTo(simulator, text("lain"), "6281200009002")).json).toEqual(errorWith(131047));
    simulator.clock.advance(1);
    expect((await sendTo(simulator, text("terlambat"))).json).toEqual(errorWith(131047));
    expect((await sendTo(simulator, template())).status).toBe(200);
    expect((await simulator.messages(PHONE))[0]?.content.text).toBe("Permohonan BTG-1 selesai. Silakan ambil.");
  });

  it("says by a later status what it did not say at once, when switched so", async () => {
    await simulator.call("POST", "/api/faults", { whatsapp: { lateErrors: true } });
    expect((await sendTo(simulator, text("halo"))).status).toBe(200);
    expect(await statuses(simulator)).toMatchObject([{ status: "failed", errors: [{ code: 131047 }] }]);
  });

  it("does not reach who is not on WhatsApp, and reaches later whose phone is off", async () => {
    await simulator.call("PUT", `/api/phones/${PHONE}`, { whatsapp: "absent" });
    expect((await sendTo(simulator, template())).json).toEqual(errorWith(131026));
    await simulator.call("PUT", `/api/phones/${PHONE}`, { whatsapp: "off" });
    await sendTo(simulator, template());
    expect((await statuses(simulator)).map(({ status }) => status)).toEqual(["sent"]);
    await simulator.call("PUT", `/api/phones/${PHONE}`, { whatsapp: "on" });
    expect((await statuses(simulator)).map(({ status }) => status)).toEqual(["sent", "delivered"]);
  });

  it("tells that a message was read when the chat is opened, unless the person hides that", async () => {
    await sendTo(simulator, template());
    await simulator.call("GET", `/phones/${PHONE}/whatsapp/${NUMBER}`);
    expect((await statuses(simulator)).at(-1)).toMatchObject({ status: "read" });
    await simulator.call("PUT", `/api/phones/${PHONE}`, { readReceipts: false });
    await sendTo(simulator, template("BTG-2"));
    await simulator.call("POST", `/api/phones/${PHONE}/read`, { to: "bontang/umum" });
    expect((await statuses(simulator)).at(-1)).toMatchObject({ status: "delivered" });
  });

  it("marks what the person wrote as read", async () => {
    const { id } = await write(simulator);
    const mark = { messaging_product: "whatsapp", status: "read", message_id: id };
    expect((await graph(simulator, "POST", `${NUMBER}/messages`, mark)).json).toEqual({ success: true });
    expect((await simulator.messages(PHONE))[0]?.state).toBe("read");
  });
});

describe("limits", () => {
  it("hold a number to its messages per second", async () => {
    await addNumber(simulator, { limits: { perSecond: 2 } });
    await write(simulator);
    await sendTo(simulator, text("1"));
    await sendTo(simulator, text("2"));
    expect((await sendTo(simulator, text("3"))).json).toEqual(errorWith(130429));
    simulator.clock.advance(500);
    expect((await sendTo(simulator, text("4"))).status).toBe(200);
  });

  it("hold a pair to one message in six seconds after its burst, and others go on", async () => {
    await addNumber(simulator, { limits: { pairBurst: 1 } });
    await write(simulator);
    await sendTo(simulator, text("1"));
    expect((await sendTo(simulator, text("2"))).json).toEqual(errorWith(131056));
    expect((await sendTo(simulator, template(), "6281200009002")).status).toBe(200);
    simulator.clock.advance(6_000);
    expect((await sendTo(simulator, text("3"))).status).toBe(200);
  });

  it("hold all numbers of a portfolio to so many people a day, open windows not counted", async () => {
    const limits = { portfolioDaily: 2 };
    await addNumber(simulator, { limits });
    await addNumber(simulator, { phoneNumberId: "200", displayNumber: "0548-0000-002", service: "AKTA", limits });
    await write(simulator);
    expect((await sendTo(simulator, template("1"))).status).toBe(200);
    expect((await sendTo(simulator, template("2"), "6281200009002")).status).toBe(200);
    const other = { messaging_product: "whatsapp", ...template("3") };
    expect((await graph(simulator, "POST", "200/messages", { ...other, to: "6281200009003" })).status).toBe(200);
    expect((await graph(simulator, "POST", "200/messages", { ...other, to: "6281200009004" })).json).toEqual(
      errorWith(131048),
    );
    expect((await sendTo(simulator, template("4"), "6281200009002")).status).toBe(200);
    simulator.clock.advance(24 * HOUR);
    expect((await sendTo(simulator, template("5"), "6281200009004")).status).toBe(200);
  });
});

describe("templates", () => {
  it("are filed and listed as with Meta, fill their buttons, and stop when they are paused", async () => {
    const filing = {
      name: "cek_status",
      language: "id",
      category: "UTILITY",
      components: [
        { type: "BODY", text: "Permohonan {{1}} berpindah." },
        {
          type: "BUTTONS",
          buttons: [
            { type: "URL", text: "Lacak", url: "http://bontang.localhost/lacak/{{1}}" },
            { type: "QUICK_REPLY", text: "Menu" },
          ],
        },
      ],
    };
    expect((await graph(simulator, "POST", "waba-bontang/message_templates", filing)).json).toMatchObject({
      status: "APPROVED",
    });
    const listed = await graph(simulator, "GET", "waba-bontang/message_templates?name=cek");
    expect(listed.json.data).toMatchObject([{ name: "cek_status", components: filing.components }]);
    const components = [
      { type: "body", parameters: [{ type: "text", text: "BTG-7" }] },
      { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "abc" }] },
      { type: "button", sub_type: "quick_reply", index: "1", parameters: [{ type: "payload", payload: "menu" }] },
    ];
    const message = { type: "template", template: { name: "cek_status", language: { code: "id" }, components } };
    await sendTo(simulator, message);
    expect((await simulator.messages(PHONE))[0]?.content).toMatchObject({
      ...{ text: "Permohonan BTG-7 berpindah.", buttons: [{ id: "menu", title: "Menu" }] },
      links: [{ title: "Lacak", url: "http://bontang.localhost/lacak/abc" }],
    });
    await write(simulator, { press: "menu" });
    expect((await values(simulator)).at(-1)?.messages).toMatchObject([
      { type: "button", button: { payload: "menu", text: "Menu" } },
    ]);

    await simulator.call("POST", "/api/templates", { account: "waba-bontang", name: "cek_status", status: "PAUSED" });
    expect((await sendTo(simulator, message)).json).toEqual(errorWith(132015));
    expect((await values(simulator)).at(-1)).toMatchObject({ event: "PAUSED", message_template_name: "cek_status" });
  });
});

describe("media", () => {
  const upload = (type: string, bytes = "%PDF-1.7 contoh") => {
    const form = new FormData();
    form.set("messaging_product", "whatsapp");
    form.set("file", new File([bytes], "kutipan.pdf", { type }));
    return graph(simulator, "POST", `${NUMBER}/media`, form);
  };

  it("are uploaded, sent by id and seen by the person", async () => {
    await write(simulator);
    const { json } = await upload("application/pdf");
    expect(
      (await sendTo(simulator, { type: "document", document: { id: json.id, filename: "kk.pdf", caption: "KK Anda" } }))
        .status,
    ).toBe(200);
    const [newest] = await simulator.messages(PHONE);
    expect(newest?.content).toMatchObject({
      kind: "document",
      text: "KK Anda",
      file: { mediaId: json.id, name: "kk.pdf" },
    });
    expect((await simulator.call("GET", `/phones/${PHONE}/files/${json.id}`)).text).toBe("%PDF-1.7 contoh");
    expect((await simulator.call("GET", `/phones/+6281200009002/files/${json.id}`)).status).toBe(404);
    expect((await upload("application/x-sh")).json).toEqual(errorWith(100));
    expect((await upload("image/png", "x".repeat(5_000_001))).json).toEqual(errorWith(131053));
  });

  it("of a person are fetched in two steps: the address for five minutes, the id for seven days, always with the token", async () => {
    await write(simulator, { image: { base64: btoa("foto"), mediaType: "image/jpeg", caption: "ini" } });
    const [message] = (await values(simulator)).at(-1)?.messages ?? [];
    const { id, sha256 } = (message?.image ?? {}) as { id: string; sha256: string };
    expect(message).toMatchObject({ type: "image", image: { caption: "ini", mime_type: "image/jpeg" } });
    const described = await graph(simulator, "GET", `${id}?phone_number_id=${NUMBER}`);
    expect(described.json).toMatchObject({ id, file_size: 4, mime_type: "image/jpeg" });
    expect(described.json.sha256).toBe(Buffer.from(sha256, "base64").toString("hex"));
    const url = String(described.json.url);
    const fetchIt = (token: string) => simulator.call("GET", url, undefined, { Authorization: `Bearer ${token}` });
    expect((await fetchIt("token-bontang")).text).toBe("foto");
    expect((await fetchIt("salah")).status).toBe(401);
    simulator.clock.advance(5 * 60_000);
    expect((await fetchIt("token-bontang")).status).toBe(404);
    simulator.clock.advance(7 * 24 * HOUR);
    expect((await graph(simulator, "GET", id)).json).toEqual(errorWith(100));
  });

  it("close for half an hour after twenty-one wrong ids within an hour", async () => {
    for (let wrong = 0; wrong < 21; wrong++) await graph(simulator, "GET", "999");
    expect((await graph(simulator, "GET", "999")).json).toEqual(errorWith(4));
    simulator.clock.advance(30 * 60_000);
    expect((await graph(simulator, "GET", "999")).json).toEqual(errorWith(100));
  });
});

describe("webhooks", () => {
  it("are signed over the raw bytes, with everything beyond ASCII escaped", async () => {
    await write(simulator, { text: "halo 😀 a/b" });
    const [delivery] = await simulator.received(RECEIVER);
    const body = String(delivery?.body);
    const signature = createHmac("sha256", "rahasia-bontang").update(body).digest("hex");
    expect(delivery?.headers["x-hub-signature-256"]).toBe(`sha256=${signature}`);
    expect(body).toContain("halo \\ud83d\\ude00 a\\/b");
    expect(JSON.parse(body)).toMatchObject({
      object: "whatsapp_business_account",
      entry: [{ id: "waba-bontang", changes: [{ field: "messages" }] }],
    });
  });

  it("tell buttons and rows that were pressed, and nothing that was not offered", async () => {
    await write(simulator);
    await sendTo(simulator, buttons([["ya", "Ya, benar"]]));
    const sent = (await simulator.messages(PHONE))[0]?.id;
    await write(simulator, { press: "ya" });
    await sendTo(simulator, list(3));
    await write(simulator, { press: "r2" });
    const messages = (await values(simulator)).flatMap((value) => value.messages ?? []);
    expect(messages.slice(1)).toMatchObject([
      {
        type: "interactive",
        context: { id: sent },
        interactive: { type: "button_reply", button_reply: { id: "ya", title: "Ya, benar" } },
      },
      { type: "interactive", interactive: { type: "list_reply", list_reply: { id: "r2", title: "Baris 2" } } },
    ]);
    await expect(write(simulator, { press: "lain" })).rejects.toThrow(/offered/);
  });

  it("show a message of an unknown kind as unsupported", async () => {
    await write(simulator, { unsupported: true });
    expect((await values(simulator))[0]?.messages).toMatchObject([{ type: "unsupported", errors: [{ code: 131051 }] }]);
  });

  it("know a person with a hidden number by the user id only, and messages to it arrive", async () => {
    await simulator.call("PUT", `/api/phones/${PHONE}`, { hidesNumber: true, username: "siti.contoh" });
    await write(simulator);
    const delivery = String((await simulator.received(RECEIVER))[0]?.body);
    expect(delivery).not.toContain("81200009001");
    const [value] = await values(simulator);
    const userId = String(value?.messages?.[0]?.from_user_id);
    expect(userId).toMatch(/^ID\.\d{17}$/);
    expect(value?.contacts).toEqual([{ profile: { name: "Warga 9001", username: "siti.contoh" }, user_id: userId }]);

    const message = { messaging_product: "whatsapp", recipient: userId, ...text("halo") };
    const answer = await graph(simulator, "POST", `${NUMBER}/messages`, message);
    expect(answer.json.contacts).toEqual([{ input: userId, user_id: userId }]);
    const [sent] = await statuses(simulator);
    expect(sent).toMatchObject({ status: "sent", recipient_user_id: userId });
    expect(sent).not.toHaveProperty("recipient_id");

    const code = { ...template(), messaging_product: "whatsapp", recipient: userId };
    await addNumber(simulator, {
      templates: [{ name: "permohonan_selesai", body: "Kode {{1}}", category: "AUTHENTICATION" }],
    });
    expect((await graph(simulator, "POST", `${NUMBER}/messages`, code)).json).toEqual(errorWith(131062));
    await simulator.call("POST", `/api/phones/${PHONE}/new-user-id`);
    const update = (await values(simulator)).at(-1)?.user_id_update as {
      user_id: { previous: string; current: string };
    }[];
    expect(update[0]?.user_id.previous).toBe(userId);
    expect(update[0]?.user_id.current).not.toBe(userId);
  });

  it("come back until they are taken", async () => {
    await simulator.call("PUT", "/api/receivers/gerai", { status: 503 });
    await write(simulator);
    expect(await simulator.received(RECEIVER)).toHaveLength(1);
    await simulator.call("PUT", "/api/receivers/gerai", { status: 200 });
    simulator.clock.advance(5_000);
    expect(await simulator.received(RECEIVER)).toHaveLength(2);
    simulator.clock.advance(24 * HOUR);
    expect(await simulator.received(RECEIVER)).toHaveLength(2);
  });

  it("tell opt-outs", async () => {
    await simulator.call("POST", `/api/phones/${PHONE}/preference`, { to: "bontang/umum", value: "stop" });
    expect((await values(simulator))[0]?.user_preferences).toMatchObject([{ value: "stop", wa_id: "6281200009001" }]);
  });
});
