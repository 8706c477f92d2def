import { request } from "node:http";
import { expect, vi } from "vitest";
import { theHouse } from "./browser.ts";

/** A message as a person sees it on a phone of the simulator. */
export interface PhoneMessage {
  readonly direction: "received" | "sent";
  readonly content: { readonly kind: string; readonly text?: string | null };
}

/** Calls the simulator's own API through the public port, as its host; throws for anything but a success. */
export function simulator<T>(method: "GET" | "POST" | "PUT", path: string, body?: unknown): Promise<T> {
  const { port } = theHouse();
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const headers = { host: `simulator.localhost:${port}`, "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, method, path, headers }, async (reply) => {
      const text = Buffer.concat(await reply.toArray()).toString("utf8");
      const isFine = reply.statusCode !== undefined && reply.statusCode < 300;
      if (isFine) resolve((text === "" ? undefined : JSON.parse(text)) as T);
      else reject(new Error(`${method} ${path}: ${reply.statusCode} ${text}`));
    });
    call.on("error", reject);
    call.end(payload);
  });
}

/** A person writes to a number of an office: `<slug>/umum`, or the number itself. */
export async function say(phone: string, to: string, text: string): Promise<void> {
  await simulator("POST", `/api/phones/${phone}/say`, { to, text });
}

/** What a phone shows, newest first. */
export async function messagesOf(phone: string): Promise<readonly PhoneMessage[]> {
  return (await simulator<{ messages: PhoneMessage[] }>("GET", `/api/phones/${phone}/messages`)).messages;
}

/** Waits until a message with these words has come to a phone. */
export async function messageArrives(phone: string, words: string | RegExp): Promise<void> {
  const received = async () => (await messagesOf(phone)).filter(({ direction }) => direction === "received");
  const fits = (text: string) => (typeof words === "string" ? text.includes(words) : words.test(text));
  await vi.waitFor(
    async () => {
      const texts = (await received()).map(({ content }) => content.text ?? "");
      expect(texts.some(fits), `${phone} shows: ${texts.join(" | ")}`).toBe(true);
    },
    { timeout: 30_000, interval: 300 },
  );
}
