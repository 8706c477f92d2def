import { type Contestant, costOf, rateOf, ratioOf, runBlocks, summarise } from "../block.ts";
import { type LoadRequest, measureSender, startSender } from "../load.ts";
import { type PgbenchRun, runPgbench } from "../pgbench.ts";
import { freshStart, type RunState } from "../run-state.ts";
import { CASES_PER_OFFICE, OFFICES } from "../seed.ts";

const CONNECTIONS = 32;
/** Requests before the first measured one: every prepared statement and cache is there, the code is compiled. */
const WARM_UP = 2000;

/** A read of the product against the read of pgbench that answers the same question. */
export async function readScenario(
  state: RunState,
  scenario: {
    name: string;
    script: PgbenchRun["script"];
    requests: readonly LoadRequest[];
    /** Throws when an answer is not what was asked for. */
    check: (body: string) => void;
  },
) {
  const { cluster, api, seconds } = state;
  const file = `${cluster.folder}/${scenario.name}.ndjson`;
  const sender = await startSender({ requests: scenario.requests, file, port: api.port, cycle: true });
  const product: Contestant = {
    name: "product",
    run: () =>
      measureSender(
        sender,
        { postmaster: cluster.pid, server: api.pid },
        { connections: CONNECTIONS, seconds },
        scenario.check,
      ),
  };
  const options = { clients: CONNECTIONS, seconds, offices: OFFICES, rows: OFFICES * CASES_PER_OFFICE };
  const anchor: Contestant = {
    name: "pgbench",
    run: () => runPgbench(cluster, { script: scenario.script, ...options }),
  };
  try {
    await sender.run({ connections: CONNECTIONS, seconds: 30, most: WARM_UP });
    const { blocks, ...counts } = await runBlocks({
      contestants: [anchor, product],
      repetitions: state.repetitions,
      before: () => freshStart(state),
    });
    return {
      name: scenario.name,
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
