import fs from "node:fs";
import path from "node:path";
import { SetupError } from "./bootstrap.mjs";

/** What the seed wrote down of the numbers it entered; nothing where there is no demo. */
function readNumbers(dataDir) {
  const file = path.join(dataDir, "demo-numbers.json");
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : { whatsapp: [], sms: [] };
}

async function tell(address, body, method = "POST") {
  const answer = await fetch(address, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok)
    throw new SetupError(`The simulator did not take ${address}: ${answer.status} ${await answer.text()}`);
}

/**
 * Tells the simulator which numbers the offices of the demo have and where our hooks are at this start, because the API's
 * port is another one each time. Numbers that it knew stay with their phones, chats and templates.
 */
export async function connectNumbers({ dataDir, simulator, api }) {
  const { whatsapp, sms } = readNumbers(dataDir);
  for (const { hookPath, verifyToken: _, ...number } of whatsapp)
    await tell(`${simulator}/api/numbers`, { ...number, webhookUrl: `${api}${hookPath}` });
  for (const { hookPath, ...account } of sms)
    await tell(`${simulator}/api/sms-accounts`, { ...account, receiptUrl: `${api}${hookPath}` });
}

/** Tells the simulator where mail that comes back is to be posted: a mailbox that bounces is noticed as in the world. */
export async function connectReturnedMail({ simulator, api, mailHookKey }) {
  await tell(`${simulator}/api/bounces`, { url: `${api}/api/v1/hooks/mail/${mailHookKey}` }, "PUT");
}
