import process from "node:process";
import { createPostgresBackend, type Job, Queue, Worker, withBackend } from "bullmq";

/** What a bare loop is told: first where the queue is and where to post, then how many jobs to add. */
export type BareOrder =
  | {
      readonly kind: "open";
      readonly queue: { readonly redisUrl: string } | { readonly databaseUrl: string };
      readonly url: string;
      readonly concurrency: number;
    }
  | { readonly kind: "run"; readonly jobs: number };

/** What it tells. */
export type BareWord = { readonly kind: "ready" };

const LANE = "bare";
const BATCH = 200;
const TEXT = "Berkas 6474-2026-000001 sudah kami terima kembali dan sedang diperiksa. Kode pesan A1B2-C3D4.";
const postgres = withBackend(createPostgresBackend);
let queue: Pick<Queue, "addBulk"> | undefined;

/** The least that a message needs: BullMQ and a POST. No outbox, no office, no row, no words of its own, no receipt. */
async function post(url: string, job: Job): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { authorization: "Bearer kunci-gateway", "content-type": "application/json" },
    body: JSON.stringify(job.data),
  });
  if (answer.status !== 202) throw new Error(`answered ${answer.status}`);
  await answer.text();
}

async function open({ queue: at, url, concurrency }: Extract<BareOrder, { kind: "open" }>): Promise<void> {
  const work = (job: Job) => post(url, job);
  if ("redisUrl" in at) {
    queue = new Queue(LANE, { connection: { url: at.redisUrl } });
    const connection = { url: at.redisUrl, maxRetriesPerRequest: null };
    await new Worker(LANE, work, { connection, concurrency }).waitUntilReady();
  } else {
    const connection = { connectionString: at.databaseUrl, max: 4 };
    queue = new postgres.Queue(LANE, { connection });
    await new postgres.Worker(LANE, work, { connection, concurrency }).waitUntilReady();
  }
  process.send?.({ kind: "ready" } satisfies BareWord);
}

async function run(count: number): Promise<void> {
  const opts = { removeOnComplete: { age: 3_600 } };
  for (let at = 0; at < count; at += BATCH) {
    const jobs = Array.from({ length: Math.min(BATCH, count - at) }, (_, index) => ({
      name: "send",
      data: { ref: `bare-${at + index}`, to: "+6281100009001", from: "DUKCAPIL", text: TEXT, class: "regular" },
      opts,
    }));
    await queue?.addBulk(jobs);
  }
}

process.on("message", (order: BareOrder) => void (order.kind === "open" ? open(order) : run(order.jobs)));
