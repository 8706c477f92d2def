import type { ReportedRecipient } from "@gerai/domain/channels/ports";

type Action = ReportedRecipient["action"];

const ACTIONS: readonly string[] = ["failed", "delayed", "delivered", "relayed", "expanded"];
const CODE = /\b([245]\.\d{1,3}\.\d{1,3})\b/;
/** No report tells of more recipients: each of our messages goes to one. */
const MOST = 50;

/** The fields of one block, by name in lower case, continued lines joined; of a field said twice the first counts. */
function readFields(block: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const [, name, value] = /^([\w-]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

/** `rfc822; <siti@contoh.example>` as the address; some servers leave the type or put angles around. */
function readAddress(value: string | undefined): string[] {
  const text = (value ?? "")
    .replace(/^[\w-]+[ \t]*;/, "")
    .trim()
    .replace(/^<|>$/g, "");
  return /^[^\s@]+@[^\s@]+$/.test(text) ? [text] : [];
}

function actionOf(said: string | undefined, status: string): Action {
  const [word = ""] = (said ?? "").toLowerCase().split(/[\s(;]/);
  if (ACTIONS.includes(word)) return word as Action;
  return status.startsWith("5") ? "failed" : status.startsWith("4") ? "delayed" : "delivered";
}

/**
 * The status code of a recipient. Servers that translate another's answer often say `5.0.0` and leave the true code in
 * the diagnostic text.
 */
function statusOf(fields: ReadonlyMap<string, string>): string | undefined {
  const said = CODE.exec(fields.get("status") ?? "")?.[1];
  const diagnosed = CODE.exec(fields.get("diagnostic-code") ?? "")?.[1];
  const isVague = said === undefined || said.endsWith(".0.0");
  return isVague && diagnosed && (said === undefined || said[0] === diagnosed[0]) ? diagnosed : said;
}

function readRecipient(fields: ReadonlyMap<string, string>): ReportedRecipient[] {
  const addresses = [...readAddress(fields.get("original-recipient")), ...readAddress(fields.get("final-recipient"))];
  const code = statusOf(fields);
  if (code === undefined && !fields.has("action")) return [];
  const action = actionOf(fields.get("action"), code ?? "5.0.0");
  const status = code ?? (action === "failed" ? "5.0.0" : action === "delayed" ? "4.0.0" : "2.0.0");
  return [{ addresses: [...new Set(addresses)], action, status }];
}

/**
 * The recipients of a `message/delivery-status` part (RFC 3464, 2): blocks of fields parted by empty lines, the first of
 * which is about the message. A block about the message that names a recipient (some servers forget the line) counts.
 */
export function readDeliveryStatus(text: string): ReportedRecipient[] {
  return text
    .slice(0, 200_000)
    .split(/\r?\n[ \t]*\r?\n/)
    .map(readFields)
    .filter((fields) => fields.has("final-recipient") || fields.has("original-recipient") || fields.has("action"))
    .slice(0, MOST)
    .flatMap(readRecipient);
}
