import type { RunState } from "../run-state.ts";
import { staffCookie } from "../submissions.ts";
import { readScenario } from "./read-scenario.ts";

/** A full page of the officer's queue with the counts of all views, against the same page without them in pgbench. */
export async function queueScenario(state: RunState) {
  const requests = state.product.offices.map(({ host, staffToken }) => ({
    method: "GET" as const,
    path: "/api/v1/staff/applications?view=free",
    host,
    cookie: staffCookie(staffToken),
  }));
  return await readScenario(state, {
    name: "s03-queue50",
    script: "read-queue",
    requests,
    check(body) {
      const { rows } = JSON.parse(body) as { rows: unknown[] };
      if (rows.length !== 50) throw new Error(`The page holds ${rows.length} cases.`);
    },
  });
}
