import type { TouchedCasesView, TouchedServiceView } from "@gerai/contracts/availability";
import { z } from "zod";
import {
  type CompiledAvailability,
  datedRules,
  holdsAt,
  loadAvailability,
  loadDraftAvailability,
  rememberedAnswer,
} from "../availability/index.ts";
import { findServiceVersion } from "../catalogue/index.ts";
import { query } from "../kernel/index.ts";
import { canBeHeld, outputsHeldBy } from "./hold-steps.ts";
import lifecycle from "./lifecycle.json" with { type: "json" };
import { type AlikeCases, countAlikeCases } from "./touched-cases.store.ts";

/** What rules do to a case at an instant. */
interface Standing {
  readonly held: boolean;
  readonly closed: boolean;
}

const FREE: Standing = { held: false, closed: false };

/** What the applicant does next: answers a question, fetches what is ready; nothing while the office works. */
function nextStage({ state, outputs }: Alike): "continue" | "collect" | null {
  if (state === "NEEDS_COMPLETION") return "continue";
  return outputs.some((output) => output.state === "READY_FOR_PICKUP") ? "collect" : null;
}

type Alike = Omit<AlikeCases, "cases">;

function standingOf(compiled: CompiledAvailability, alike: Alike, at: Date): Standing {
  const { service_code: service, state, outputs } = alike;
  if (!compiled.services.has(service)) return FREE;
  const purpose = alike.purpose ?? undefined;
  const numbered = outputs.map((output, index) => ({ id: String(index), ...output }));
  const standing = canBeHeld(state) ? holdsAt(compiled, { service, purpose, filedOn: alike.filed_on }, at).holds : [];
  const held = standing.some(({ code, card }) => outputsHeldBy({ reason: code, card }, state, numbered).length > 0);
  const stage = nextStage(alike);
  // Completion is sent on the web; what is ready is fetched at the counter.
  const channel = stage === "collect" ? "counter" : "web";
  const answer = stage && rememberedAnswer(compiled, { service, channel, stage, purpose, filedOn: alike.filed_on }, at);
  return { held, closed: answer?.reason?.kind === "rule" };
}

/** Instants at which the draft may stand in the way of running cases: now, and where a rule that differs begins. */
function instantsOf(published: CompiledAvailability, draft: CompiledAvailability, now: Date): Date[] {
  const before = new Map(datedRules(published).map((rule) => [rule.key, JSON.stringify(rule)]));
  const starts = datedRules(draft)
    .filter((rule) => JSON.stringify(rule) !== before.get(rule.key))
    .flatMap(({ since, until }) => (since > now && (until === null || until > now) ? [since.getTime()] : []));
  return [...new Set([now.getTime(), ...starts])].slice(0, MOST_INSTANTS).map((at) => new Date(at));
}

/** More beginnings than these are not a change but a new office. */
const MOST_INSTANTS = 20;

/**
 * How many running cases the draft would hold up, or close the next step of, that stand free by the rules in force: now
 * or when one of its rules begins. Counts only.
 */
export const countTouchedCases = query({
  action: "application.count-touched",
  principals: ["staff"],
  permission: "office:manage",
  input: z.object({}),
  async run(scope): Promise<TouchedCasesView> {
    const { tx, ctx } = scope;
    const [published, draft, groups] = await Promise.all([
      loadAvailability(scope),
      loadDraftAvailability(scope),
      countAlikeCases(tx, ctx.office.timeZone, ["DRAFT", ...lifecycle.case.final]),
    ]);
    const instants = instantsOf(published, draft, ctx.now());
    const counts = new Map<string, TouchedServiceView>();
    let running = 0;
    for (const group of groups) {
      const { cases } = group;
      running += cases;
      const touched = instants.map((at) => {
        const [before, after] = [standingOf(published, group, at), standingOf(draft, group, at)];
        return { held: after.held && !before.held, closed: after.closed && !before.closed };
      });
      const { definition } = await findServiceVersion(scope, group.service_code, group.service_version);
      const known = counts.get(group.service_code) ?? {
        code: group.service_code,
        name: definition.name,
        running: 0,
        held: 0,
        closed: 0,
      };
      counts.set(group.service_code, {
        ...known,
        running: known.running + cases,
        held: known.held + (touched.some(({ held }) => held) ? cases : 0),
        closed: known.closed + (touched.some(({ closed }) => closed) ? cases : 0),
      });
    }
    const services = [...counts.values()].filter(({ held, closed }) => held + closed > 0);
    return { running, services };
  },
});
