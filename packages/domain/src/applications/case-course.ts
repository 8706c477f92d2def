import type { CaseState, HoldReason, OutputState } from "@gerai/contracts/applications";
import type { Answers } from "@gerai/contracts/catalogue";
import type { Text } from "@gerai/contracts/kernel";
import { dayInZone } from "@gerai/foundation/clock";
import {
  type CompiledAvailability,
  loadAvailability,
  type RunningCase,
  type ServiceFacts,
  serviceFacts,
} from "../availability/index.ts";
import { findServiceVersion, type ServiceDefinition } from "../catalogue/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import {
  listCaseMoves,
  listCourseOutputs,
  listCourseRows,
  listOutputMoves,
  listRunningRows,
} from "./case-course.store.ts";
import { blockedSteps, type HoldableOutput } from "./hold-steps.ts";
import { type HoldRow, listHoldRows } from "./holds.store.ts";
import type { OpenHold } from "./plan-holds.ts";

/** A hold of a case; `liftedAt` is null while it is open. */
export interface CaseHold extends OpenHold {
  readonly liftedAt: Date | null;
}

/** A filed case with all that the office's rules have to do with it. */
export interface CaseCourse {
  readonly id: string;
  readonly state: CaseState;
  readonly definition: ServiceDefinition;
  /** How the rules are asked about it. */
  readonly asked: RunningCase;
  /** The rules to ask; they know its service, also when it is no longer offered. */
  readonly compiled: CompiledAvailability;
  readonly outputs: readonly HoldableOutput[];
  readonly holds: readonly CaseHold[];
}

/** When a case and its outputs came into their states, in order; an output that has never moved is not among them. */
export interface CaseMoves {
  readonly ofCase: readonly { readonly to: CaseState; readonly at: Date }[];
  readonly ofOutputs: ReadonlyMap<string, readonly { readonly to: OutputState; readonly at: Date }[]>;
}

/** Facts of a definition, made once: what the rules keep for a service is found by these very objects. */
const factsOf = new WeakMap<ServiceDefinition, ServiceFacts>();

/** The rules with the service of a running case among those they know: its office may offer it no longer. */
function knowing(compiled: CompiledAvailability, definition: ServiceDefinition): CompiledAvailability {
  if (compiled.services.has(definition.code)) return compiled;
  const facts = factsOf.get(definition) ?? serviceFacts(definition);
  factsOf.set(definition, facts);
  return { ...compiled, services: new Map([...compiled.services, [definition.code, facts]]) };
}

/** Where a case is served or fetched, by its answers; read only where a rule names sites at all. */
function siteOf({ ctx }: ReadScope, row: { readonly id: string; readonly answers_sealed: Buffer }): string | undefined {
  const answers = ctx.keys.openJson<Answers>("application", "answers", row.id, row.answers_sealed);
  const named = answers["appointment.site"] ?? answers["delivery.site"];
  return typeof named === "string" && named !== "" ? named : undefined;
}

/** A stored hold as the rules and pages read it. */
export function holdOf(row: HoldRow): CaseHold {
  return {
    id: row.id,
    reason: row.reason as HoldReason,
    card: row.card,
    ruleKey: row.rule_key,
    words: row.words as Text,
    since: row.since,
    until: row.until,
    reviewOn: row.review_on,
    liftedAt: row.lifted_at,
  };
}

/** Some filed cases as the rules see them, by id; drafts and unknown ids are left out. */
export async function readCaseCourses(scope: ReadScope, ids: readonly string[]): Promise<CaseCourse[]> {
  if (ids.length === 0) return [];
  const { tx, ctx } = scope;
  const [compiled, rows, outputs, holds] = await Promise.all([
    loadAvailability(scope),
    listCourseRows(tx, ids),
    listCourseOutputs(tx, ids),
    listHoldRows(tx, ids),
  ]);
  const outputsOf = Map.groupBy(outputs, ({ application_id }) => application_id);
  const holdsOf = Map.groupBy(holds, ({ application_id }) => application_id);
  const hasSites = compiled.rules.some(
    ({ body }) => body.scope.sites !== undefined || body.exceptions.some(({ sites }) => sites !== undefined),
  );
  const courses: CaseCourse[] = [];
  for (const row of rows) {
    const { definition } = await findServiceVersion(scope, row.service_code, row.service_version);
    courses.push({
      id: row.id,
      state: row.state,
      definition,
      asked: {
        service: row.service_code,
        purpose: row.purpose ?? undefined,
        filedOn: dayInZone(row.filed_at ?? ctx.now(), ctx.office.timeZone),
        site: hasSites ? siteOf(scope, row) : undefined,
      },
      compiled: knowing(compiled, definition),
      outputs: outputsOf.get(row.id) ?? [],
      holds: (holdsOf.get(row.id) ?? []).map(holdOf),
    });
  }
  return courses;
}

/** The moves of some cases, by case. */
export async function readCaseMoves({ tx }: ReadScope, ids: readonly string[]): Promise<Map<string, CaseMoves>> {
  if (ids.length === 0) return new Map();
  const [cases, outputs] = await Promise.all([listCaseMoves(tx, ids), listOutputMoves(tx, ids)]);
  const ofCase = Map.groupBy(cases, ({ application_id }) => application_id);
  const ofOutputs = Map.groupBy(outputs, ({ application_id }) => application_id);
  return new Map(
    ids.map((id) => [
      id,
      {
        ofCase: ofCase.get(id) ?? [],
        ofOutputs: Map.groupBy(ofOutputs.get(id) ?? [], ({ output_id }) => output_id),
      },
    ]),
  );
}

/** Ids of the cases that were complete once and have not ended, a page in the order of their ids. */
export async function listRunningCases(
  { tx }: ReadScope,
  page: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  return await listRunningRows(tx, page.after, page.limit);
}

/** The steps of outputs that open holds of a case block; `card` limits one to a kind of card. */
export async function listBlockedSteps(
  { tx }: ReadScope,
  applicationId: string,
): Promise<{ readonly step: string; readonly card: string | null }[]> {
  const open = (await listHoldRows(tx, [applicationId])).filter(({ lifted_at }) => lifted_at === null);
  return open.flatMap(({ reason, card }) => blockedSteps(reason as HoldReason).map((step) => ({ step, card })));
}
