import { sameBytes } from "@gerai/foundation/envelope";
import type { KeyRing } from "../kernel/index.ts";
import type { Pressed } from "./meaning.ts";

/** A button may be pressed this long: as long as WhatsApp's window is open. */
const LIVES_SECONDS = 24 * 3_600;
const MAC_BYTES = 16;

function sign(keys: KeyRing, threadId: string, until: string, body: string): Buffer {
  return keys.index("conversations.press", `${threadId} ${until} ${body}`).subarray(0, MAC_BYTES);
}

/** The id of a button or row: what it stands for, until when and in which conversation, signed with the office's key. */
export function pressId(keys: KeyRing, threadId: string, press: Pressed, now: Date): string {
  const until = (Math.floor(now.getTime() / 1_000) + LIVES_SECONDS).toString(36);
  const body = Buffer.from(JSON.stringify(press)).toString("base64url");
  return `${until}.${body}.${sign(keys, threadId, until, body).toString("base64url")}`;
}

/** What was pressed; `expired` for whatever is too old, of another conversation or not ours (WA-10). */
export function readPress(keys: KeyRing, threadId: string, id: string, now: Date): Pressed {
  const [until = "", body = "", mac = ""] = id.split(".");
  const given = Buffer.from(mac, "base64url");
  const isOurs = given.length === MAC_BYTES && sameBytes(sign(keys, threadId, until, body), given);
  if (!isOurs || Number.parseInt(until, 36) * 1_000 < now.getTime()) return { press: "expired" };
  return JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as Pressed;
}
