import { FakeClock } from "@gerai/foundation/clock";
import { Problem } from "@gerai/foundation/problem";
import { describe, expect, it } from "vitest";
import { withMailBreaker } from "./mail-breaker.ts";

const email = { id: "x", to: "a@contoh.example", fromName: "Dinas", subject: "Kabar", text: "Kabar", html: "" };

/** A server that fails as it is told, behind a breaker, after 30 messages to it. */
async function after30(fault: Problem | undefined) {
  const clock = new FakeClock("2026-11-22T02:00:00Z");
  const server = { asked: 0, fault };
  const transport = withMailBreaker(
    {
      async send() {
        server.asked += 1;
        if (server.fault) throw server.fault;
        return { providerId: "<x@contoh.example>" };
      },
    },
    clock,
  );
  for (let turn = 0; turn < 30; turn++) await transport.send(email).catch(() => undefined);
  return { clock, server, transport };
}

describe("a mail server behind a breaker (MAIL-6)", () => {
  it("that is away is left alone for 30 seconds, and one probe that succeeds opens the way again", async () => {
    const { clock, server, transport } = await after30(new Problem("channels.email-unavailable", 503));
    expect(server.asked).toBe(20);
    await expect(transport.send(email)).rejects.toMatchObject({ code: "channels.email-unavailable", status: 503 });
    clock.advance(31_000);
    server.fault = undefined;
    await transport.send(email);
    await transport.send(email);
    expect(server.asked).toBe(22);
  });

  it.each([
    ["refuses messages", new Problem("channels.email-refused", 422)],
    ["asks to come again (greylisting)", new Problem("channels.email-unavailable", 503, { isDeferred: true })],
  ])("that %s is there, and is asked each time", async (_what, fault) => {
    expect((await after30(fault)).server.asked).toBe(30);
  });
});
