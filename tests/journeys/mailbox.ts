import { expect, vi } from "vitest";
import { theHouse } from "./browser.ts";

/** A mail as the simulator keeps it. */
export interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
}

/** Calls the simulator through the public port, as its host. */
async function simulator(path: string): Promise<unknown> {
  const { request } = await import("node:http");
  const { port } = theHouse();
  return await new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers: { host: `simulator.localhost:${port}` } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve(JSON.parse(Buffer.concat(parts).toString("utf8"))));
    })
      .on("error", reject)
      .end();
  });
}

/** All mails of an address so far. */
export async function mailsOf(to: string): Promise<Mail[]> {
  const answer = (await simulator(`/api/mailboxes/${encodeURIComponent(to)}/messages`)) as
    | Mail[]
    | { messages: Mail[] };
  return Array.isArray(answer) ? answer : answer.messages;
}

/** Waits until a mail that fits has arrived and gives it. */
export async function mailArrives(to: string, fits: (mail: Mail) => boolean): Promise<Mail> {
  const arrived = async () => expect((await mailsOf(to)).some(fits)).toBe(true);
  await vi.waitFor(arrived, { timeout: 20_000, interval: 200 });
  const found = (await mailsOf(to)).find(fits);
  if (!found) throw new Error("The mail has gone again.");
  return found;
}
