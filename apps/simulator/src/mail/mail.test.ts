import { mkdtempSync, rmSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FakeClock } from "@gerai/foundation/clock";
import { createLogger } from "@gerai/foundation/logger";
import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSimulatorApp, type SimulatorApp } from "../app.ts";
import { readConfig } from "../config.ts";

const logger = createLogger("simulator-test", { write: () => undefined });
const evil = `<p>Halo</p><script>document.title = "x"</script><img src="https://contoh.example/pixel" onerror="alert(1)">"></iframe>`;

let folder: string;
let simulator: SimulatorApp;
let port: number;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "gerai-simulator-"));
  await open();
});

afterEach(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  const clock = new FakeClock("2026-11-22T02:00:00Z");
  simulator = createSimulatorApp({ dataFolder: folder, clock, logger });
  port = await simulator.smtp.listen(0);
}

const send = (mail: { to?: string; subject?: string; text?: string; html?: string } = {}) =>
  createTransport({ host: "127.0.0.1", port, ignoreTLS: true }).sendMail({
    from: { name: "Disdukcapil Kota Bontang", address: "no-reply@gerai.example" },
    to: mail.to ?? "Siti@contoh.example",
    subject: mail.subject ?? "Permohonan diterima",
    text: mail.text ?? "Buka http://bontang.localhost:3000/lacak?a=1&b=2 sekarang",
    html: mail.html ?? "<p style='color:red'>Halo <a href='http://bontang.localhost:3000/lacak'>lacak</a></p>",
  });

const failure = (sending: Promise<unknown>) =>
  sending.then(
    () => undefined,
    (error: unknown) => error as { responseCode?: number; code?: string },
  );

const get = async (url: string) => {
  const response = await simulator.http.request(url);
  return { status: response.status, headers: response.headers, body: await response.text() };
};

const messages = async (address: string): Promise<Record<string, unknown>[]> =>
  JSON.parse((await get(`/api/mailboxes/${address}/messages`)).body).messages;

const throwSwitch = (switches: unknown) =>
  simulator.http.request("/api/faults", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(switches),
  });

describe("mailboxes", () => {
  it("show a mail that was sent, to people and to programs, whatever the case of the address", async () => {
    await send();
    const [mail] = await messages("siti@contoh.example");
    expect(mail).toMatchObject({
      mailbox: "siti@contoh.example",
      subject: "Permohonan diterima",
      from: { name: "Disdukcapil Kota Bontang", address: "no-reply@gerai.example" },
      receivedAt: "2026-11-22T02:00:00.000Z",
    });
    expect((await get("/")).body).toContain("siti@contoh.example");
    expect((await get("/mailboxes/SITI@contoh.example")).body).toContain("Permohonan diterima");
    const shown = await get(`/mailboxes/siti@contoh.example/${mail?.id}`);
    expect(shown.body).toContain("09.00.00 WIB");
    expect(shown.body).toContain('<a href="http://bontang.localhost:3000/lacak?a=1&amp;b=2">');
    expect(JSON.parse((await get("/api/mailboxes")).body)).toEqual({
      mailboxes: [{ address: "siti@contoh.example", count: 1, newestAt: "2026-11-22T02:00:00.000Z" }],
    });
  });

  it("list the newest first and keep people apart", async () => {
    await send({ subject: "Satu" });
    await send({ subject: "Dua" });
    await send({ subject: "Tiga", to: "budi@contoh.example" });
    expect((await messages("siti@contoh.example")).map((mail) => mail.subject)).toEqual(["Dua", "Satu"]);
    expect((await messages("budi@contoh.example")).map((mail) => mail.subject)).toEqual(["Tiga"]);
    const home = (await get("/")).body;
    expect(home.indexOf("budi@")).toBeLessThan(home.indexOf("siti@"));
  });

  it("survive a restart, also when a crash cut the last line short", async () => {
    await send();
    await simulator.close();
    await appendFile(path.join(folder, "mail.jsonl"), '{"id":"0199');
    await open();
    await send({ subject: "Sesudahnya" });
    await simulator.close();
    await open();
    expect((await messages("siti@contoh.example")).map((mail) => mail.subject)).toEqual([
      "Sesudahnya",
      "Permohonan diterima",
    ]);
  });

  it("can be emptied for good", async () => {
    await send();
    expect((await simulator.http.request("/api/mailboxes", { method: "DELETE" })).status).toBe(204);
    await simulator.close();
    await open();
    expect(await messages("siti@contoh.example")).toEqual([]);
    expect((await get("/mailboxes/siti@contoh.example")).status).toBe(404);
  });
});

describe("a hostile mail", () => {
  it("runs no script, fetches nothing and cannot leave its frame", async () => {
    await send({ subject: "<script>1</script>", html: evil, text: "javascript:alert(1) <b>x</b>" });
    const [mail] = await messages("siti@contoh.example");
    const { body, headers } = await get(`/mailboxes/siti@contoh.example/${mail?.id}`);
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
    expect(policy).toContain("img-src data:;");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(body).toContain('sandbox="allow-top-navigation-by-user-activation"');
    expect(body).toContain('srcdoc="&lt;base target=&quot;_top&quot;&gt;');
    expect(body).not.toContain("<script");
    expect(body).not.toContain("<b>x");
    expect(body).not.toContain('href="javascript');
    expect(body.match(/<\/iframe>/g)).toHaveLength(1);
  });
});

describe("failure switches", () => {
  it("down: the sender is told to come back later, and the next mail passes once it is mended", async () => {
    await throwSwitch({ smtp: "down" });
    expect(await failure(send())).toMatchObject({ responseCode: 421 });
    await throwSwitch({ smtp: "ok" });
    await send();
    expect(await messages("siti@contoh.example")).toHaveLength(1);
  });

  it("refuse: the address is unknown for good", async () => {
    await throwSwitch({ smtp: "refuse" });
    expect(await failure(send())).toMatchObject({ responseCode: 550, code: "EENVELOPE" });
    expect(await messages("siti@contoh.example")).toEqual([]);
  });

  it("slow: the mail arrives all the same", async () => {
    await throwSwitch({ smtp: "slow", slowMs: 1 });
    await send();
    expect(await messages("siti@contoh.example")).toHaveLength(1);
  });

  it("are thrown from the page, not from another site, and unknown ones are refused", async () => {
    const post = (headers: Record<string, string>, body: string) =>
      simulator.http.request("/faults", {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
        body,
      });
    expect((await post({ "Sec-Fetch-Site": "cross-site" }, "smtp=down")).status).toBe(403);
    expect((await post({}, "smtp=explode")).status).toBe(400);
    expect((await throwSwitch({ sms: "down" })).status).toBe(400);
    await send();
    expect((await post({ "Sec-Fetch-Site": "same-origin" }, "smtp=down")).status).toBe(303);
    expect((await get("/")).body).toContain('value="down" class="fault" aria-pressed="true"');
    expect(await failure(send())).toMatchObject({ responseCode: 421 });
  });
});

describe("settings", () => {
  it("refuse production", () => {
    expect(() => readConfig({ GERAI_MODE: "production" })).toThrow(/does not run in production/);
    expect(readConfig({ GERAI_MODE: "demo", SIMULATOR_PORT: "0", SMTP_PORT: "0", GERAI_DATA: "x" })).toEqual({
      ...{ port: 0, smtpPort: 0, dataFolder: path.join("x", "simulator") },
    });
  });
});
