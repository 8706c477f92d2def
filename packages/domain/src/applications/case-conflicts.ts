import type { Problem } from "@gerai/foundation/problem";
import { staffNames } from "../identity/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { claimedByOther, staleVersion } from "./applications.problems.ts";

/** What the newest version of a case or an output says of itself. */
export interface NewestVersion {
  readonly state: string;
  readonly version: number;
  readonly state_at: Date;
  readonly state_actor_id: string | null;
}

/** A colleague's name for staff of the same office; nobody else learns who works there. */
async function nameFor(scope: ReadScope, staffId: string | null): Promise<string | null> {
  if (staffId === null || scope.ctx.principal.kind !== "staff") return null;
  return (await staffNames(scope, [staffId])).get(staffId) ?? null;
}

/** 409 for a decision on a version that has been passed by: what changed and when, and for staff who changed it. */
export async function passedBy(scope: ReadScope, newest: NewestVersion): Promise<Problem> {
  const { state, version, state_at: at, state_actor_id: actor } = newest;
  const isTold = scope.ctx.principal.kind === "staff";
  return staleVersion({ state, version, at, by: isTold ? actor : null, byName: await nameFor(scope, actor) });
}

/** 409 for a case that a colleague holds, with the name and until when. */
export async function heldByColleague(scope: ReadScope, holder: string | null, until: Date): Promise<Problem> {
  return claimedByOther((await nameFor(scope, holder)) ?? "", until);
}
