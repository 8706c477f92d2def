import { readFileSync } from "node:fs";
import type { CaseState, OutputKind, OutputState } from "@gerai/contracts/applications";
import { createPostgres, type PostgresPool } from "@gerai/database";
import {
  canMoveCase,
  canMoveOutput,
  type LifecycleRole,
  moveCase,
  moveOutput,
  replayHistory,
} from "@gerai/domain/applications";
import { command } from "@gerai/domain/kernel";
import { newId } from "@gerai/foundation/ids";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { randomStream } from "./random-stream.ts";

interface Lifecycle {
  readonly roles: { readonly staff: string[]; readonly others: string[] };
  readonly case: { readonly states: string[]; readonly transitions: [string, string, string[]][] };
  readonly output: {
    readonly kinds: string[];
    readonly states: string[];
    readonly transitions: [string, string, string, string[]][];
  };
}

const lifecycle: Lifecycle = JSON.parse(
  readFileSync(new URL("../../packages/domain/src/applications/lifecycle.json", import.meta.url), "utf8"),
);
const ROLES = [...lifecycle.roles.staff, ...lifecycle.roles.others, "nobody"];
const caseTable = lifecycle.case.transitions.flatMap(([from, to, roles]) =>
  roles.map((role) => `${from} > ${to} by ${role}`),
);
const outputTable = lifecycle.output.transitions.flatMap(([kind, from, to, roles]) =>
  roles.map((role) => `${kind} ${from} > ${to} by ${role}`),
);

let world: TestWorld;
let office: TestOffice;
let app: PostgresPool;
let verifier: string;
let head: string;
let printer: string;
let serviceVersion: number;

beforeAll(async () => {
  world = await createTestWorld();
  office = await createTestOffice(world);
  // One connection: the driver lets `begin` pass only where nothing else can come between.
  app = createPostgres(world.database.url("app"), { max: 1 });
  const [service] = await world.admin<{ version: number }[]>`
    select version from app.office_service where tenant_id = ${office.id} and code = 'AKTA_LAHIR'`;
  serviceVersion = service?.version ?? 0;
  verifier = office.staff.verifier.id;
  head = office.staff.head.id;
  printer = office.staff.printer.id;
});
afterAll(async () => {
  await app.end();
  await world.close();
});

/** A case in any state, with both persons of a rejection, written past the triggers as nobody in production can. */
async function placeCase(
  state: string,
  changes: Readonly<Record<string, string | boolean | null>> = {},
): Promise<string> {
  const id = newId(world.clock.now());
  const row = {
    tenant_id: office.id,
    id,
    service_code: "AKTA_LAHIR",
    service_version: serviceVersion,
    channel: "web",
    state,
    state_role: "citizen",
    state_actor_kind: "citizen",
    state_at: world.clock.now(),
    answers_sealed: Buffer.alloc(1),
    contact_sealed: Buffer.alloc(1),
    initials: "A.B.",
    tracking_index: Buffer.from(id),
    created_at: world.clock.now(),
    verified_by: verifier,
    rejection_proposed_by: verifier,
    rejection_agreed_by: head,
    ...changes,
  };
  await world.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`insert into app.application ${tx(row)}`;
  });
  return id;
}

async function placeOutput(applicationId: string, kind: string, state: string, position = 1): Promise<string> {
  const id = newId(world.clock.now());
  const row = {
    tenant_id: office.id,
    id,
    application_id: applicationId,
    position,
    kind,
    item: "KK",
    delivery: "email_pdf",
    state,
    state_role: "verifier",
    state_actor_kind: "staff",
    state_at: world.clock.now(),
  };
  await world.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`insert into app.output ${tx(row)}`;
  });
  return id;
}

/**
 * Runs one statement as the app role inside the office and undoes it. All of it is one message; what an earlier refusal
 * left on the connection is cleared first. Answers "accepted", or the name of the guard that refused.
 */
async function attempt(statement: string): Promise<string> {
  try {
    await app.unsafe(`rollback; begin; set local app.tenant_id = '${office.id}'; ${statement}; rollback`);
    return "accepted";
  } catch (error) {
    const { code, constraint_name } = error as { code?: string; constraint_name?: string };
    if (code === undefined) throw error;
    return constraint_name ?? code;
  }
}

const moveCaseSql = (id: string, to: string, role: string, more = "") =>
  `update app.application set state = '${to}', version = version + 1, state_role = '${role}', state_actor_id = '${head}' ${more} where id = '${id}'`;
const moveOutputSql = (id: string, to: string, role: string, more = "") =>
  `update app.output set state = '${to}', version = version + 1, state_role = '${role}', state_actor_id = '${head}',
    state_second_person = '${printer}', state_reason = 'x' ${more} where id = '${id}'`;

/** Every triple that the check lets through, as lines of the table. */
async function acceptedLines(lines: readonly string[], isAccepted: (line: string) => Promise<boolean> | boolean) {
  const accepted = await Promise.all(lines.map(async (line) => ((await isAccepted(line)) ? [line] : [])));
  return accepted.flat().sort();
}

const otherStates = (states: readonly string[]) =>
  states.flatMap((from) => states.filter((to) => to !== from).map((to) => [from, to] as const));
const casePairs = otherStates(lifecycle.case.states);
const outputPairs = otherStates(lifecycle.output.states);

describe("every pair of states and role outside lifecycle.json is refused", () => {
  const caseLines = casePairs.flatMap(([from, to]) => ROLES.map((role) => `${from} > ${to} by ${role}`));
  const outputLines = lifecycle.output.kinds.flatMap((kind) =>
    outputPairs.flatMap(([from, to]) => ROLES.map((role) => `${kind} ${from} > ${to} by ${role}`)),
  );

  test("by the domain, for cases", async () => {
    const accepted = await acceptedLines(caseLines, (line) => {
      const [from, , to, , role] = line.split(" ");
      return canMoveCase(from as CaseState, to as CaseState, role as LifecycleRole);
    });
    expect(accepted).toEqual([...caseTable].sort());
  });

  test("by the domain, for outputs", async () => {
    const accepted = await acceptedLines(outputLines, (line) => {
      const [kind, from, , to, , role] = line.split(" ");
      return canMoveOutput(kind as OutputKind, from as OutputState, to as OutputState, role as LifecycleRole);
    });
    expect(accepted).toEqual([...outputTable].sort());
  });

  test("by raw SQL as the app role, for cases", async () => {
    const ids = new Map<string, string>();
    for (const state of lifecycle.case.states) ids.set(state, await placeCase(state));
    const accepted = await acceptedLines(caseLines, async (line) => {
      const [from = "", , to = "", , role = ""] = line.split(" ");
      const answer = await attempt(moveCaseSql(ids.get(from) ?? "", to, role));
      if (answer !== "accepted") expect(answer, line).toBe("case_transition");
      return answer === "accepted";
    });
    expect(accepted).toEqual([...caseTable].sort());
  });

  test("by raw SQL as the app role, for outputs", async () => {
    const applicationId = await placeCase("IN_PROCESS");
    const ids = new Map<string, string>();
    for (const kind of lifecycle.output.kinds) {
      for (const state of lifecycle.output.states) {
        ids.set(`${kind} ${state}`, await placeOutput(applicationId, kind, state, ids.size + 1));
      }
    }
    const accepted = await acceptedLines(outputLines, async (line) => {
      const [kind, from, , to = "", , role = ""] = line.split(" ");
      const answer = await attempt(moveOutputSql(ids.get(`${kind} ${from}`) ?? "", to, role));
      if (answer !== "accepted") expect(answer, line).toBe("output_transition");
      return answer === "accepted";
    });
    expect(accepted).toEqual([...outputTable].sort());
  });
});

describe("raw SQL as the app role cannot go round a guard", () => {
  test("a move leaves no gap in the versions and goes back to none", async () => {
    const id = await placeCase("SUBMITTED");
    expect(await attempt(moveCaseSql(id, "IN_VERIFICATION", "verifier").replace("version + 1", "version + 2"))).toBe(
      "case_version",
    );
    expect(await attempt(moveCaseSql(id, "IN_VERIFICATION", "verifier").replace("version + 1", "version"))).toBe(
      "case_version",
    );
    const output = await placeOutput(await placeCase("IN_PROCESS"), "visit", "TO_MAKE");
    expect(await attempt(moveOutputSql(output, "DONE", "front_desk").replace("version + 1", "version"))).toBe(
      "output_version",
    );
  });

  test("a case that needs the head's approval is not verified without it", async () => {
    const id = await placeCase("IN_VERIFICATION", { needs_head_approval: true });
    expect(await attempt(moveCaseSql(id, "VERIFIED", "verifier"))).toBe("case_head_approval");
    expect(await attempt(moveCaseSql(id, "VERIFIED", "verifier", `, head_approved_by = '${head}'`))).toBe("accepted");
  });

  test("a rejection needs two persons", async () => {
    const id = await placeCase("IN_VERIFICATION", { rejection_agreed_by: null });
    expect(await attempt(moveCaseSql(id, "REJECTED", "verifier"))).toBe("case_two_persons");
    expect(await attempt(moveCaseSql(id, "REJECTED", "verifier", `, rejection_agreed_by = '${verifier}'`))).toBe(
      "case_two_persons",
    );
  });

  test("a case with an open output is not closed", async () => {
    const id = await placeCase("IN_PROCESS");
    await placeOutput(id, "pdf", "ISSUED");
    expect(await attempt(moveCaseSql(id, "CLOSED", "system"))).toBe("case_outputs_final");
  });

  test.each(lifecycle.case.states.filter((state) => state !== "IN_PROCESS"))(
    "no output moves while its case is %s",
    async (state) => {
      const output = await placeOutput(await placeCase(state), "pdf", "TO_MAKE");
      expect(await attempt(moveOutputSql(output, "ISSUED", "verifier"))).toBe("output_case_in_process");
    },
  );

  test("the verifier of a case does not sign its paper", async () => {
    const output = await placeOutput(await placeCase("IN_PROCESS"), "pdf", "AWAITING_SIGNATURE");
    expect(
      await attempt(
        moveOutputSql(output, "ISSUED", "head", `, state_actor_id = '${verifier}'`).replace(
          `state_actor_id = '${head}',`,
          "",
        ),
      ),
    ).toBe("output_two_persons");
  });

  test("a spoiled blank needs a reason and a second person", async () => {
    const output = await placeOutput(await placeCase("IN_PROCESS"), "card", "PRINTED");
    const spoil = moveOutputSql(output, "READY_TO_PRINT", "printer");
    expect(await attempt(spoil.replace(`'${printer}'`, "null"))).toBe("output_two_persons");
    expect(await attempt(spoil.replace(`'${printer}'`, `'${head}'`))).toBe("output_two_persons");
    expect(await attempt(spoil.replace("'x'", "null"))).toBe("output_two_persons");
    expect(await attempt(spoil)).toBe("accepted");
  });

  test.each(lifecycle.case.states.filter((state) => state !== "DRAFT"))(
    "no case is born as %s but by its applicant",
    async (state) => {
      const id = await placeCase("DRAFT");
      const born = (role: string) =>
        attempt(`insert into app.application select (a).* from (select jsonb_populate_record(null::app.application, to_jsonb(old)
        || jsonb_build_object('id', '${newId(world.clock.now())}', 'state', '${state}', 'state_role', '${role}', 'tracking_index', '\\x00')) as a
        from app.application old where id = '${id}') b`);
      expect(await born("verifier")).toBe("case_transition");
      expect(await born("citizen")).toBe(state === "SUBMITTED" ? "accepted" : "case_transition");
    },
  );

  test("an output keeps its kind and its case", async () => {
    const output = await placeOutput(await placeCase("IN_PROCESS"), "pdf", "TO_MAKE");
    expect(await attempt(`update app.output set kind = 'visit' where id = '${output}'`)).toBe("42501");
    expect(
      await attempt(`update app.output set application_id = '${await placeCase("IN_PROCESS")}' where id = '${output}'`),
    ).toBe("42501");
  });

  test("nobody writes, changes or deletes history by hand", async () => {
    const id = await placeCase("SUBMITTED");
    expect(
      await attempt(`insert into app.application_transition (tenant_id, application_id, version, to_state, role, actor_kind, at)
        values ('${office.id}', '${id}', 9, 'CLOSED', 'system', 'system', now())`),
    ).toBe("42501");
    expect(await attempt(`update app.application_transition set to_state = 'CLOSED'`)).toBe("42501");
    expect(await attempt(`delete from app.output_transition`)).toBe("42501");
  });
});

const walkCase = command({
  action: "test.walk-case",
  principals: ["system"],
  input: z.object({ applicationId: z.string(), to: z.string(), role: z.string() }),
  run: async (scope, { applicationId, to, role }) => {
    await moveCase(scope, { applicationId, to: to as CaseState, asRole: role as LifecycleRole });
    return { subjectId: applicationId, result: null };
  },
});
const walkOutput = command({
  action: "test.walk-output",
  principals: ["system"],
  input: z.object({ outputId: z.string(), to: z.string(), role: z.string() }),
  run: async (scope, { outputId, to, role }) => {
    const move = { outputId, to: to as OutputState, asRole: role as LifecycleRole, reason: "uji" };
    await moveOutput(scope, move);
    return { subjectId: outputId, result: null };
  },
});

test("after random walks, legal moves and refused ones mixed, the state recomputed from history is the stored one", async () => {
  const random = randomStream(2_611);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const ctx = await office.as({ kind: "system" });
  const final: string[] = [];
  for (let walk = 0; walk < 40; walk++) {
    const { applicationId, outputIds } = await bearCase(walk % 2 === 0 ? ["visit", "card"] : ["message"]);
    for (let step = 0; step < 60; step++) {
      if (random() < 0.6) {
        const [, to, roles] = pick(lifecycle.case.transitions.filter(([, to]) => to !== "CANCELLED" || random() < 0.1));
        await walkCase(ctx, { applicationId, to, role: pick(roles) }).catch(expectRefused);
      } else {
        const [, , to, roles] = pick(lifecycle.output.transitions);
        await walkOutput(ctx, { outputId: pick(outputIds), to, role: pick(roles) }).catch(expectRefused);
      }
    }
    final.push(await expectReplayed("application", applicationId));
    for (const outputId of outputIds) await expectReplayed("output", outputId);
  }
  // The walks went far enough to mean something.
  expect(new Set(final).size).toBeGreaterThan(3);
});

/** A submitted case with outputs, born by plain inserts so that the database writes its history. */
async function bearCase(kinds: readonly string[]): Promise<{ applicationId: string; outputIds: string[] }> {
  const template = await placeCase("DRAFT");
  const applicationId = newId(world.clock.now());
  await world.admin`
    insert into app.application select (a).* from (select jsonb_populate_record(null::app.application, to_jsonb(old)
      || jsonb_build_object('id', ${applicationId}::text, 'state', 'SUBMITTED', 'tracking_index', '\\x' || encode(convert_to(${applicationId}, 'UTF8'), 'hex'))) as a
      from app.application old where id = ${template}) b`;
  const outputIds: string[] = [];
  for (const [index, kind] of kinds.entries()) {
    const id = newId(world.clock.now());
    outputIds.push(id);
    await world.admin`
      insert into app.output (tenant_id, id, application_id, position, kind, item, delivery, state, state_role, state_actor_kind, state_at)
      values (${office.id}, ${id}, ${applicationId}, ${index + 1}, ${kind}, 'KK', 'email_pdf', 'TO_MAKE', 'citizen', 'citizen', ${world.clock.now()})`;
  }
  return { applicationId, outputIds };
}

function expectRefused(error: unknown): void {
  expect(error).toMatchObject({ code: "applications.transition-refused", status: 409 });
}

async function expectReplayed(table: "application" | "output", id: string): Promise<string> {
  const sql = world.admin;
  const history = await sql<{ version: number; from: string | null; to: string }[]>`
    select version, from_state as from, to_state as to from app.${sql(table === "output" ? "output_transition" : "case_history")}
    where ${sql(`${table}_id`)} = ${id}`;
  const [stored] = await sql<{ state: string; version: number }[]>`
    select state, version from app.${sql(table)} where id = ${id}`;
  expect(replayHistory(table === "output" ? "output" : "case", history)).toBe(stored?.state);
  expect(history).toHaveLength((stored?.version ?? 0) - (table === "output" ? 1 : 0));
  return stored?.state ?? "";
}
