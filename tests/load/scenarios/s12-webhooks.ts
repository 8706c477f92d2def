import { type ChildProcess, fork } from "node:child_process";
import { createHmac } from "node:crypto";
import { fileURLToPath } from "node:url";
import { childEnv } from "../../../infra/processes.mjs";
import type { BareHookWord } from "../bare-hook.ts";
import { type Contestant, costOf, rateOf, ratioOf, runBlocks, summarise } from "../block.ts";
import { APP_SECRET, type LoadNumber, seedNumbers } from "../channel-seed.ts";
import { settle } from "../cluster.ts";
import { hear } from "../hear.ts";
import { type LoadRequest, measureSender, type Sender, startSender } from "../load.ts";
import type { RunState } from "../run-state.ts";

const CONNECTIONS = 32;
const WARM_UP = 500;
/** More than this no window can acknowledge; a run that uses them up fails and says so. */
const MOST_PER_SECOND = 1_200;
/** Statuses in one call, as Meta batches them when much is sent. */
const BATCH = 10;
const BARE = fileURLToPath(new URL("../bare-hook.ts", import.meta.url));

/** One call of Meta: in turn a batch of statuses, and something that somebody wrote. */
function callOf({ host, phoneNumberId, hookKey }: LoadNumber, index: number): LoadRequest {
  const at = String(Math.floor(Date.now() / 1000));
  const person = `62812${String(10_000_000 + index)}`;
  const id = (part: number) => `wamid.BEBAN${index}X${part}`;
  const isMessage = index % 2 === 1;
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "6281100009001", phone_number_id: phoneNumberId },
    ...(isMessage
      ? {
          contacts: [{ profile: { name: "Warga Contoh" }, wa_id: person }],
          messages: [{ from: person, id: id(0), timestamp: at, type: "text", text: { body: "mau urus ktp rusak" } }],
        }
      : {
          statuses: Array.from({ length: BATCH }, (_, part) => ({
            ...{ id: id(part), status: part % 2 ? "delivered" : "sent", timestamp: at, recipient_id: person },
            pricing: { billable: true, pricing_model: "PMP", category: "utility", type: "regular" },
          })),
        }),
  };
  const body = { object: "whatsapp_business_account", entry: [{ id: "1", changes: [{ field: "messages", value }] }] };
  const signature = createHmac("sha256", APP_SECRET).update(JSON.stringify(body)).digest("hex");
  const headers = { "X-Hub-Signature-256": `sha256=${signature}` };
  return { method: "POST", path: `/api/v1/hooks/whatsapp/${hookKey}`, host, cookie: "", headers, body };
}

/** Rows that the acknowledged calls must have left: one of input, ten of receipts. */
async function checkRows({ product }: RunState, calls: number): Promise<void> {
  const [row] = await product.sql<{ messages: number; receipts: number }[]>`
    select (select count(*)::int from inbound_message) as messages, (select count(*)::int from delivery_receipt) as receipts`;
  const [messages, batches] = [Math.floor(calls / 2), Math.ceil(calls / 2)];
  if (row?.messages !== messages || row.receipts !== batches * BATCH)
    throw new Error(
      `${calls} calls were acknowledged, but ${row?.messages} messages and ${row?.receipts} receipts kept.`,
    );
}

async function startBare(): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = fork(BARE, [APP_SECRET], { env: childEnv() });
  return { child, port: (await hear<BareHookWord, "listening">(child, "listening")).port };
}

/** Signed calls of Meta against the product's hook and against one that only checks the signature. */
export async function webhookScenario(state: RunState) {
  const { cluster, product, api, seconds, repetitions } = state;
  const numbers = await seedNumbers(cluster, product);
  const count = WARM_UP + (repetitions + 3) * (seconds + 1) * MOST_PER_SECOND;
  const requests = Array.from({ length: count }, (_, index) => {
    const number = numbers[index % numbers.length];
    if (!number) throw new Error("No number.");
    return callOf(number, index);
  });
  const bare = await startBare();
  const senders: Sender[] = [];
  const contestant = async (name: string, port: number, pid: number, cycle: boolean): Promise<Contestant> => {
    const file = `${cluster.folder}/webhooks-${name}.ndjson`;
    const sender = await startSender({ requests: cycle ? requests.slice(0, 2000) : requests, file, port, cycle });
    senders.push(sender);
    let acknowledged = (await sender.run({ connections: CONNECTIONS, seconds: 30, most: WARM_UP })).allOps;
    return {
      name,
      async run() {
        const pids = { postmaster: cluster.pid, server: pid };
        const measured = await measureSender(sender, pids, { connections: CONNECTIONS, seconds }, () => undefined);
        acknowledged += measured.allOps;
        if (!cycle) await checkRows(state, acknowledged);
        return measured;
      },
    };
  };
  try {
    const contestants = [
      await contestant("bare", bare.port, bare.child.pid ?? 0, true),
      await contestant("product", api.port, api.pid, false),
    ];
    const before = () => settle([product.sql]);
    const { blocks, ...counts } = await runBlocks({ contestants, repetitions, before });
    return {
      name: "s12-webhooks",
      clients: CONNECTIONS,
      ...counts,
      repetitions: blocks.length,
      opsRatio: ratioOf(blocks, "product", "bare", rateOf),
      cpuRatio: ratioOf(blocks, "product", "bare", (one) => costOf(one).total),
      p99Ratio: ratioOf(blocks, "product", "bare", (one) => one.latency?.p99 ?? 0),
      product: summarise(blocks, "product"),
      anchor: summarise(blocks, "bare"),
    };
  } finally {
    for (const sender of senders) sender.stop();
    bare.child.kill("SIGTERM");
  }
}
