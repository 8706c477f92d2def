import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { childEnv } from "../../../infra/processes.mjs";
import { spreadOf } from "../block.ts";
import { judgeControl, runPairs, type Side } from "../pair.ts";
import { freshStart, type RunState } from "../run-state.ts";
import { PRODUCT, SERVICE, SERVICE_VERSION, UNBOUND_ROLE } from "../seed.ts";
import type { ScopeOrder, ScopeResult } from "./scope-order.ts";

const CONNECTIONS = 4;
const WARM_UP_SECONDS = 1.5;
const WORKER = fileURLToPath(new URL("./scope-worker.ts", import.meta.url));

function play(order: ScopeOrder): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(WORKER, { env: childEnv() });
    child.once("message", (result: ScopeResult) => resolve(result.ops / result.seconds));
    child.once("exit", (code) => {
      if (code !== 0) reject(new Error(`A side of the pair (${order.side}, ${order.work}) ended with ${code}.`));
    });
    child.send(order);
  });
}

/** G9: what row-level security and the setting of the tenant cost, at the same instant and with the same statements. */
export async function tenantScopeScenario(state: RunState) {
  const { cluster, product } = state;
  const bound = cluster.urlFor(PRODUCT, "gerai_app", product.passwords.app);
  const unbound = cluster.urlFor(PRODUCT, UNBOUND_ROLE, UNBOUND_ROLE);
  const rows = await product.sql<{ tenant: string; id: string }[]>`
    select tenant_id as tenant, id from application where created_at < ${state.marks.product} order by md5(id::text) limit 10000`;
  const cases = rows.map(({ tenant, id }) => [tenant, id] as const);
  const side = (as: ScopeOrder["side"], work: ScopeOrder["work"]): Side => {
    const url = as === "bound" ? bound : unbound;
    const service = { code: SERVICE, version: SERVICE_VERSION };
    const order = { url, side: as, work, cases, service, connections: CONNECTIONS };
    return () => play({ ...order, seconds: state.seconds, warmUp: WARM_UP_SECONDS });
  };
  const before = () => freshStart(state);
  const pairs = (a: ScopeOrder["side"], b: ScopeOrder["side"], work: ScopeOrder["work"], rounds: number) =>
    runPairs(side(a, work), side(b, work), rounds, before);
  const control = judgeControl([
    ...(await pairs("bound", "bound", "write", 1)),
    ...(await pairs("bound", "bound", "read", 2)),
  ]);
  const rounds = state.repetitions;
  const write = spreadOf(await pairs("bound", "unbound", "write", rounds));
  const read = spreadOf(await pairs("bound", "unbound", "read", rounds));
  return { name: "s06-tenant-scope", clients: CONNECTIONS, rounds, control, write, read };
}
