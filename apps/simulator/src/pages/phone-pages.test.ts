import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RunningSimulator, runSimulator } from "../simulator.testing.ts";
import { addNumber, NUMBER, PHONE, RECEIVER, sendTo, text, values, write } from "../whatsapp/whatsapp.testing.ts";

const CHAT = `/phones/${encodeURIComponent(PHONE)}/whatsapp/${NUMBER}`;
let simulator: RunningSimulator;
beforeEach(async () => {
  simulator = await runSimulator();
  await addNumber(simulator);
});
afterEach(() => simulator.close());

const get = (path: string) => simulator.call("GET", path);
const fill = (fields: Record<string, string | File>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

describe("a person", () => {
  it("opens a phone by its number and finds the numbers to write to", async () => {
    const opened = await fetch(`${simulator.origin}/phones?nomor=0812-0000-9001`, { redirect: "manual" });
    expect(opened.headers.get("location")).toBe(`/phones/${encodeURIComponent(PHONE)}`);
    const { text: page } = await get(`/phones/${encodeURIComponent(PHONE)}`);
    expect(page).toContain("Disdukcapil Kota Bontang");
    expect(page).toContain(`href="${CHAT}"`);
    expect((await get("/phones?nomor=110")).status).toBe(404);
  });

  it("writes, presses and sends a file, and sees the whole chat", async () => {
    expect((await simulator.call("POST", `${CHAT}/say`, fill({ text: " mau urus ktp " }))).status).toBe(303);
    const choices = [{ type: "reply", reply: { id: "KTP", title: "KTP rusak" } }];
    const interactive = {
      type: "button",
      header: { type: "text", text: "Layanan" },
      body: { text: "Pilih satu" },
      action: { buttons: choices },
    };
    await sendTo(simulator, { type: "interactive", interactive });
    const chat = (await get(CHAT)).text;
    expect(chat).toContain("mau urus ktp");
    expect(chat).toContain('<button name="press" value="KTP"><span>KTP rusak</span></button>');
    await simulator.call("POST", `${CHAT}/say`, new URLSearchParams({ press: "KTP" }));
    await simulator.call(
      "POST",
      `${CHAT}/say`,
      fill({ file: new File(["x"], "ktp.png", { type: "image/png" }), text: "ini fotonya" }),
    );
    const kinds = (await values(simulator)).flatMap(({ messages }) => (messages ?? []).map(({ type }) => type));
    expect(kinds).toEqual(["text", "interactive", "image"]);
    expect((await get(CHAT)).text).toMatch(/<img src="\/phones\/[^"]+" alt="ktp.png">/);
  });

  it("sees lists with their rows, and links that can be opened", async () => {
    await write(simulator);
    const rows = [{ id: "r1", title: "Akta lahir", description: "Anak baru lahir" }];
    const action = { button: "Lihat layanan", sections: [{ title: "Akta", rows }] };
    await sendTo(simulator, { type: "interactive", interactive: { type: "list", body: { text: "Pilih" }, action } });
    await sendTo(simulator, text("Buka http://bontang.localhost:3000/layanan?a=1&b=2"));
    const { text: page } = await get(CHAT);
    expect(page).toContain("<summary>Lihat layanan</summary>");
    expect(page).toContain("<small>Anak baru lahir</small>");
    expect(page).toContain('<a href="http://bontang.localhost:3000/layanan?a=1&amp;b=2">');
  });

  it("sees an SMS beside the chats and cannot answer it", async () => {
    const account = { accountId: "kurir", gateway: "sms-json", sender: "DUKCAPIL", secret: "t" };
    await simulator.call("POST", "/api/sms-accounts", account);
    const message = { to: PHONE, from: "DUKCAPIL", text: "Berkas lengkap" };
    await simulator.call("POST", "/sms/json/v1/messages", message, { Authorization: "Bearer t" });
    const { text: page } = await get(`/phones/${encodeURIComponent(PHONE)}/sms/DUKCAPIL`);
    expect(page).toContain("Berkas lengkap");
    expect(page).not.toContain("<textarea");
    expect((await get("/")).text).toContain("Berkas lengkap");
  });

  it("changes how the phone behaves", async () => {
    const form = { name: "Siti", whatsapp: "off", hidesNumber: "true", readReceipts: "false", sms: "failed" };
    const saved = await simulator.call(
      "POST",
      `/phones/${encodeURIComponent(PHONE)}/settings`,
      new URLSearchParams(form),
    );
    expect(saved.status).toBe(303);
    expect((await get(`/api/phones/${PHONE}`)).json).toMatchObject({
      hidesNumber: true,
      username: "warga.9001",
      sms: "failed",
    });
  });
});

describe("a hostile message", () => {
  it("is only text", async () => {
    await write(simulator, { text: `<script>alert(1)</script>"><img src=x onerror=alert(1)>` });
    const response = await fetch(`${simulator.origin}${CHAT}`);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    const page = await response.text();
    expect(page).not.toContain("<script>alert");
    expect(page).not.toContain("<img src=x");
  });

  it("is not written by a page of another site", async () => {
    const path = `${CHAT}/say`;
    const answer = await simulator.call("POST", path, new URLSearchParams({ text: "x" }), {
      "Sec-Fetch-Site": "cross-site",
    });
    expect(answer.status).toBe(403);
    expect(await simulator.received(RECEIVER)).toEqual([]);
  });
});

describe("presets on the first page", () => {
  it("put a provider out of order and back", async () => {
    const press = (value: string) => simulator.call("POST", "/faults", new URLSearchParams({ whatsapp: value }));
    await press("down");
    expect((await get("/")).text).toContain('name="whatsapp" value="down" class="fault" aria-pressed="true"');
    expect((await sendTo(simulator, text("x"))).status).toBe(503);
    await press("ok");
    expect((await get("/")).text).toContain('name="whatsapp" value="ok" class="" aria-pressed="true"');
    expect((await press("explode")).status).toBe(400);
  });
});
