/** How a figure stands to what was promised. */
export interface Verdict {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly floor: number;
  readonly goal: number;
  readonly isMoreBetter: boolean;
  readonly standing: "goal met" | "floor met, goal missed" | "FLOOR MISSED" | "not judged: noisy";
}

type Goal = Omit<Verdict, "value" | "standing">;

/** Figures of the design, section "Goals". Below a floor the run fails. */
const GOALS: readonly Goal[] = [
  { id: "G1", what: "submit ops/s of pgbench write-fn, c=32", floor: 0.2, goal: 0.35, isMoreBetter: true },
  { id: "G2", what: "submit CPU per op, times pgbench's", floor: 5, goal: 3, isMoreBetter: false },
  { id: "G9-write", what: "cost of tenant scoping, write, %", floor: 12, goal: 5, isMoreBetter: false },
  { id: "A1", what: "engine, answers/s, 200 rules", floor: 2_000, goal: 10_000, isMoreBetter: true },
  { id: "A2", what: "engine, 2,000 rules against 20", floor: 0.4, goal: 0.8, isMoreBetter: true },
  { id: "A3", what: "GET /services, 2,000 rules against 20", floor: 0.7, goal: 0.9, isMoreBetter: true },
  { id: "A4", what: "GET /availability, 2,000 rules against 20", floor: 0.6, goal: 0.85, isMoreBetter: true },
  { id: "G16-redis", what: "notices/s of a bare BullMQ loop, Redis", floor: 0.2, goal: 0.4, isMoreBetter: true },
  { id: "G16-embedded", what: "notices/s of a bare BullMQ loop, embedded", floor: 0.2, goal: 0.4, isMoreBetter: true },
  { id: "G9-read", what: "cost of tenant scoping, read, %", floor: 30, goal: 15, isMoreBetter: false },
];

/** Holds a figure against its goal; a ratio of throughput on a restless machine is told but not judged. */
export function judge(id: string, value: number, isNoisy = false): Verdict {
  const goal = GOALS.find((candidate) => candidate.id === id);
  if (!goal) throw new Error(`no goal ${id}`);
  const reaches = (bar: number) => (goal.isMoreBetter ? value >= bar : value <= bar);
  const standing = isNoisy
    ? "not judged: noisy"
    : reaches(goal.goal)
      ? "goal met"
      : reaches(goal.floor)
        ? "floor met, goal missed"
        : "FLOOR MISSED";
  return { ...goal, value: Number(value.toPrecision(3)), standing };
}
