import { ok } from "node:assert/strict";
import { createTestCase } from "@gerai/testing/test-case";
import { createTestOffice, type TestOffice } from "@gerai/testing/test-office";
import type { Person } from "@gerai/testing/test-session";
import { type ApiWorld, createApiWorld, signedIn, type Visitor } from "./api-office.ts";

interface Move {
  readonly person: Person;
  readonly action: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Two decisions on one case that cannot both be taken, each by the people named. */
interface Race {
  readonly state: "SUBMITTED" | "IN_VERIFICATION";
  /** Whether the verifier has proposed to reject before. */
  readonly isProposed?: boolean;
  readonly moves: readonly [Move, Move];
}

const REASON = { reason: "Berkas tidak dapat diproses di kantor ini" };
const RACES: readonly Race[] = [
  {
    state: "SUBMITTED",
    moves: [
      { person: "verifier", action: "claim" },
      { person: "second_verifier", action: "claim" },
    ],
  },
  {
    state: "IN_VERIFICATION",
    moves: [
      { person: "verifier", action: "verify" },
      { person: "front_desk", action: "cancel", body: REASON },
    ],
  },
  {
    state: "IN_VERIFICATION",
    isProposed: true,
    moves: [
      { person: "head", action: "agree-rejection" },
      { person: "section_head", action: "agree-rejection" },
    ],
  },
  {
    state: "IN_VERIFICATION",
    isProposed: true,
    moves: [
      { person: "head", action: "agree-rejection" },
      { person: "section_head", action: "decline-rejection" },
    ],
  },
];

interface Answer {
  readonly code: string;
  readonly params: { readonly state?: string; readonly by?: string };
}

/** What a round came to. */
export interface Round {
  readonly race: string;
  readonly statuses: readonly number[];
  /** The loser's problem, and whether a stale version names the winner and the state. */
  readonly loser: string;
  readonly saysWhy: boolean;
  /** Rows that the round added to the history, and events. */
  readonly transitions: number;
  readonly events: number;
}

async function playRound(
  world: ApiWorld,
  office: TestOffice,
  people: ReadonlyMap<Person, Visitor>,
  race: Race,
): Promise<Round> {
  const { id } = await createTestCase(world, office, {
    service: "PENGADUAN",
    state: race.state,
    outputs: [{ kind: "message", item: "answer", delivery: "email" }],
  });
  const decide = (move: Move, version: number) => {
    const visitor = people.get(move.person);
    ok(visitor);
    return visitor.send<Answer>("POST", `/staff/applications/${id}/${move.action}`, { version, ...move.body });
  };
  const version = race.state === "SUBMITTED" ? 1 : 2;
  if (race.isProposed) await decide({ person: "verifier", action: "propose-rejection", body: REASON }, version);
  const count = async () => {
    const [row] = await world.admin<{ transitions: number; events: number }[]>`
      select (select count(*)::int from app.application_transition where application_id = ${id}) as transitions,
        (select count(*)::int from app.outbox where payload->>'applicationId' = ${id}) as events`;
    ok(row);
    return row;
  };
  const before = await count();
  const replies = await Promise.all(race.moves.map((move) => decide(move, version)));
  const after = await count();
  const loser = replies.find(({ status }) => status !== 200)?.body;
  const winner = race.moves[replies.findIndex(({ status }) => status === 200)];
  const { state, by } = loser?.params ?? {};
  const winnerId = winner && office.staff[winner.person].id;
  return {
    race: race.moves.map(({ action }) => action).join(" / "),
    statuses: replies.map(({ status }) => status).sort(),
    loser: loser?.code ?? "",
    saysWhy: loser?.code === "applications.stale-version" ? by === winnerId && state !== undefined : true,
    transitions: after.transitions - before.transitions,
    events: after.events - before.events,
  };
}

/** Plays rounds in which two officers decide one case at the same moment; every kind of race in turn. */
export async function playRounds(count: number): Promise<readonly Round[]> {
  const world = await createApiWorld();
  try {
    const office = await createTestOffice(world);
    const names: readonly Person[] = ["verifier", "second_verifier", "front_desk", "head", "section_head"];
    const people = new Map<Person, Visitor>();
    for (const name of names) people.set(name, await signedIn(world, office, name));
    const rounds: Round[] = [];
    for (let round = 0; round < count; round++) {
      const race = RACES[round % RACES.length];
      ok(race);
      rounds.push(await playRound(world, office, people, race));
    }
    return rounds;
  } finally {
    await world.close();
  }
}

/** The reasons that a loser may be given. */
export const WHYS: readonly string[] = [
  "applications.stale-version",
  "applications.claimed-by-other",
  "applications.nothing-proposed",
  "applications.transition-refused",
];
