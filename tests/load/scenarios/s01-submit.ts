import { type Contestant, costOf, rateOf, ratioOf, runBlocks, summarise } from "../block.ts";
import { type LoadRequest, measureSender, startSender } from "../load.ts";
import { runPgbench } from "../pgbench.ts";
import { freshStart, type RunState } from "../run-state.ts";
import { CASES_PER_OFFICE, type LoadHolder, OFFICES } from "../seed.ts";
import { submitRequests } from "../submissions.ts";

/** As in the measurements that set the goals. */
const CONNECTIONS = 32;

/** The rows a run of submissions must have left, counted from the mark. */
async function countWritten(state: RunState): Promise<Record<string, number>> {
  const since = state.marks.product;
  const [row] = await state.product.sql<Record<string, number>[]>`
    select (select count(*)::int from application where created_at >= ${since}) as cases,
      (select count(*)::int from outbox where created_at >= ${since} and name = 'application.submitted') as events,
      (select count(*)::int from audit_event where at >= ${since} and action = 'application.submit') as trail,
      (select count(*)::int from idempotency_key where created_at >= ${since} and response_sealed is not null) as replies,
      (select count(*)::int / 3 from paper_file where application_id in (select id from application where created_at >= ${since})) as papers`;
  return row ?? {};
}

async function checkRows(state: RunState, expected: number): Promise<void> {
  for (const [what, count] of Object.entries(await countWritten(state))) {
    if (count !== expected)
      throw new Error(`${expected} submissions were answered, but ${count} ${what} were written.`);
  }
}

/** G1 and G2: whole cases filed through the product against one function call in pgbench. */
export async function submitScenario(state: RunState) {
  const { cluster, api, seconds } = state;
  const takeHolders = (): LoadHolder[] => state.holders.splice(0);
  const requests: LoadRequest[] = submitRequests(takeHolders());
  const file = `${cluster.folder}/submit.ndjson`;
  const sender = await startSender({ requests, file, port: api.port, cycle: false });
  const product: Contestant = {
    name: "product",
    async run() {
      const measured = await measureSender(
        sender,
        { postmaster: cluster.pid, server: api.pid },
        { connections: CONNECTIONS, seconds },
        (body) => {
          if (!/"trackingCode":"/.test(body)) throw new Error(`Not a receipt: ${body.slice(0, 300)}`);
        },
      );
      await checkRows(state, measured.allOps);
      return measured;
    },
  };
  const anchor: Contestant = {
    name: "pgbench",
    async run() {
      const options = { clients: CONNECTIONS, seconds, offices: OFFICES, rows: OFFICES * CASES_PER_OFFICE };
      const measured = await runPgbench(cluster, { script: "write-fn", ...options });
      const [row] = await state.anchor<{ count: number }[]>`
        select count(*)::int as count from application where id > ${state.marks.anchorRows}`;
      if (row?.count !== measured.allOps) throw new Error(`pgbench did ${measured.allOps}, wrote ${row?.count}.`);
      return measured;
    },
  };
  try {
    const { blocks, ...counts } = await runBlocks({
      contestants: [anchor, product],
      repetitions: state.repetitions,
      before: () => freshStart(state),
    });
    return {
      name: "s01-submit",
      clients: CONNECTIONS,
      ...counts,
      repetitions: blocks.length,
      opsRatio: ratioOf(blocks, "product", "pgbench", rateOf),
      cpuRatio: ratioOf(blocks, "product", "pgbench", (one) => costOf(one).total),
      product: summarise(blocks, "product"),
      anchor: summarise(blocks, "pgbench"),
    };
  } finally {
    sender.stop();
  }
}
