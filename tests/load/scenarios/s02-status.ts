import { hashSecret } from "@gerai/foundation/codes";
import type { RunState } from "../run-state.ts";
import type { LoadHolder } from "../seed.ts";
import { citizenCookie } from "../submissions.ts";
import { readScenario } from "./read-scenario.ts";

/** The citizen's own case, as its page asks for it, against two primary-key reads in pgbench. `filed` have filed a case. */
export async function statusScenario(state: RunState, filed: readonly LoadHolder[]) {
  const grants = await state.product.sql<{ holder: string; id: string }[]>`
    select encode(holder_hash, 'hex') as holder, application_id as id from case_grant`;
  const byHolder = new Map(grants.map(({ holder, id }) => [holder, id]));
  const requests = filed.flatMap(({ office, token }) => {
    const id = byHolder.get(hashSecret(token).toString("hex"));
    return id
      ? [{ method: "GET" as const, path: `/api/v1/cases/${id}`, host: office.host, cookie: citizenCookie(token) }]
      : [];
  });
  if (requests.length === 0) throw new Error("Nobody has a case to look at.");
  return await readScenario(state, {
    name: "s02-status",
    script: "read-status",
    requests,
    check(body) {
      if (!/"timeline":\[\{/.test(body)) throw new Error(`Not a case: ${body.slice(0, 300)}`);
    },
  });
}
