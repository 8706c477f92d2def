import type { NoticeChannel } from "@gerai/contracts/notifications";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changeAfter,
  errandOf,
  GIVE_UP_MS,
  isFurther,
  type NoticeChange,
  type NoticeState,
  type NoticeTry,
  nextRound,
  settleTry,
  type TryState,
} from "./notice-ladder.ts";

const ZONE = "Asia/Makassar";
/** 10.00 in the office's zone. */
const START = new Date("2026-11-22T02:00:00Z");
const at = (ms: number) => new Date(START.getTime() + ms);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const notice = (change: Partial<NoticeState> = {}): NoticeState => ({
  kind: "verified",
  ways: ["whatsapp", "sms", "email"],
  rung: 0,
  round: 0,
  state: "pending",
  due_at: null,
  settled_at: null,
  task_at: null,
  created_at: START,
  ...change,
});
const tried = (state: TryState, channel: NoticeChannel = "whatsapp", failure: string | null = null): NoticeTry => ({
  id: `${channel}-${state}`,
  channel,
  state,
  failure,
  started_at: START,
});
const sending = (due: number) => notice({ state: "sending", due_at: at(due) });
const doing = (given: NoticeState, tries: readonly NoticeTry[], now = START) => errandOf(given, tries, now, ZONE);

describe("what a worker does with a notice", () => {
  it.each([
    ["a fresh one is tried by its first way", notice(), [], { kind: "try", channel: "whatsapp", resume: null }],
    ["one that waits for its time is left", notice({ due_at: at(1) }), [], { kind: "leave" }],
    ["one whose time has come is tried", notice({ due_at: START, rung: 1 }), [], { kind: "try", channel: "sms" }],
    ["one in somebody's hands is left", sending(1), [tried("sending")], { kind: "leave" }],
    ["one that ended is left", notice({ state: "failed", settled_at: START }), [], { kind: "leave" }],
    [
      "a message to a provider whose worker vanished goes on under its id",
      sending(0),
      [tried("sending")],
      { kind: "try", resume: { id: "whatsapp-sending" } },
    ],
    [
      "an e-mail whose worker vanished is repeated",
      notice({ state: "sending", rung: 2, due_at: START }),
      [tried("sending", "email")],
      { kind: "try", channel: "email", resume: null },
    ],
    [
      "what may have gone out twice is never sent a third time (OUT-5)",
      sending(0),
      [tried("unknown"), tried("unknown", "sms")],
      { kind: "end", change: { state: "failed", settled_why: "outcome-unknown", task_at: START } },
    ],
    [
      "one that no receipt came for in three days ends as sent (SMS-6)",
      notice({ state: "sent", due_at: START }),
      [tried("sent")],
      { kind: "end", change: { state: "sent", settled_why: "no-receipt" } },
    ],
  ] as const)("%s", (_, given, tries, expected) => {
    expect(doing(given, tries)).toMatchObject(expected);
  });

  it("lets phones rest at night, but not the answer to what somebody just did, nor an e-mail (SMS-8)", () => {
    const night = new Date("2026-11-22T13:30:00Z");
    expect(doing(notice(), [], night)).toEqual({ kind: "wait", until: new Date("2026-11-22T23:00:00Z") });
    expect(doing(notice({ kind: "received" }), [], night)).toMatchObject({ kind: "try", channel: "whatsapp" });
    expect(doing(notice({ rung: 2 }), [], night)).toMatchObject({ kind: "try", channel: "email" });
  });
});

describe("after a try", () => {
  const changed = (given: NoticeState, tries: readonly NoticeTry[], now = START) =>
    changeAfter(given, tries, tries.length - 1, null, now);

  it("a failure leads to the next way at once", () => {
    expect(changed(notice(), [tried("failed", "whatsapp", "retry-later")])).toMatchObject({
      state: "pending",
      rung: 1,
      due_at: null,
    });
  });

  it("a whole round of failures begins anew, and ten minutes later an officer is asked", () => {
    const tries = (["whatsapp", "sms", "email"] as const).map((way) => tried("failed", way, "retry-later"));
    expect(changed(notice({ rung: 2 }), tries)).toMatchObject({
      state: "pending",
      rung: 0,
      round: 1,
      due_at: at(MINUTE / 2),
      task_at: at(10 * MINUTE),
    });
  });

  it("a way that was refused for good is not tried again, and when all are there is nothing left", () => {
    const refused = tried("failed", "whatsapp", "refused");
    const later = tried("failed", "email", "channels.email-unavailable");
    const given = notice({ ways: ["whatsapp", "email"], rung: 1 });
    expect(changed(given, [refused, later])).toMatchObject({ state: "pending", rung: 1, round: 1 });
    const gone = tried("failed", "email", "channels.email-refused");
    expect(changed(given, [refused, gone])).toMatchObject({ state: "failed", settled_why: "channels.email-refused" });
  });

  it("one that may have gone out is repeated after ten minutes, and not a second time (SMS-7)", () => {
    expect(changed(notice(), [tried("unknown")])).toMatchObject({ state: "sending", due_at: at(10 * MINUTE) });
    expect(changed(notice(), [tried("unknown"), tried("unknown")])).toMatchObject({ due_at: at(24 * HOUR) });
  });

  it("waits its turn as long as its kind may, and takes the next way otherwise", () => {
    const waiting = (ms: number) => ({ state: "waiting", failure: "pace", retryAt: at(ms) }) as const;
    expect(settleTry("verified", waiting(6_000), START).state).toBe("waiting");
    expect(settleTry("received", waiting(2 * MINUTE), START).state).toBe("failed");
    expect(settleTry("verified", { ...waiting(1), failure: "provider-away" }, START).state).toBe("failed");
  });

  it("a late proof of delivery calls off a way that has not been taken yet (WA-5)", () => {
    const tries = [tried("delivered", "whatsapp")];
    const waits = notice({ rung: 1, due_at: at(HOUR), task_at: at(MINUTE) });
    expect(changed(waits, tries)).toMatchObject({ state: "delivered", settled_why: "delivered", task_at: null });
  });
});

describe("the next round", () => {
  it("comes later each time, never later than half an hour, and not at all after a day", () => {
    let round = 1;
    let before = 0;
    for (let clock = START; ; round++) {
      const next = nextRound({ created_at: START }, round, clock);
      if (!next) break;
      const wait = next.getTime() - clock.getTime();
      expect(wait).toBeGreaterThanOrEqual(before);
      expect(wait).toBeLessThanOrEqual(30 * MINUTE);
      expect(next.getTime() - START.getTime()).toBeLessThanOrEqual(GIVE_UP_MS);
      before = wait;
      clock = next;
    }
    expect(round).toBeGreaterThan(48);
  });
});

/** A notice and its tries as the database would keep them, moved by the same functions as the verbs move them. */
class Model {
  state: NoticeState & { settled_why?: string } = notice();
  readonly ends: string[] = [];
  tries: NoticeTry[] = [];
  now = START;

  #take(change: NoticeChange) {
    if (change.settled_why) this.ends.push(change.settled_why);
    this.state = { ...this.state, ...change };
  }

  /** A worker comes; it begins nothing while two messages may have come to the person. */
  work(): void {
    const errand = errandOf(this.state, this.tries, this.now, ZONE);
    if (errand.kind === "end") this.#take(errand.change);
    if (errand.kind === "wait") this.#take({ due_at: errand.until });
    if (errand.kind !== "try") return;
    const last = this.tries.at(-1);
    if (last?.state === "sending" && last !== errand.resume)
      this.tries = this.tries.with(-1, { ...last, state: "unknown" });
    if (!errand.resume) {
      const out = this.tries.filter(({ state }) => state !== "waiting" && state !== "failed");
      expect(out.length).toBeLessThanOrEqual(1);
      const { channel } = errand;
      const one: NoticeTry = { id: "", channel, state: "sending", failure: null, started_at: this.now };
      this.tries = [...this.tries, one];
    }
    this.#take({ state: "sending", due_at: new Date(this.now.getTime() + 2 * MINUTE) });
  }

  /** News of a try comes, in any order, from its worker or from a provider. */
  hear(index: number, state: TryState, failure: string | null): void {
    const one = this.tries[index];
    if (!one || !isFurther(one.state, state)) return;
    this.tries = this.tries.with(index, { ...one, state, failure });
    this.#take(changeAfter(this.state, this.tries, index, null, this.now));
  }
}

const news = fc.record({
  index: fc.nat(5),
  state: fc.constantFrom<TryState>("unknown", "sent", "failed", "delivered", "read"),
  failure: fc.constantFrom("retry-later", "refused", "undelivered"),
});
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("work" as const) }),
    fc.record({ do: fc.constant("wait" as const), minutes: fc.nat(700) }),
    fc.record({ do: fc.constant("hear" as const), news }),
  ),
  { maxLength: 60 },
);

describe("whatever comes in whatever order", () => {
  it("a notice ends once, stays ended, and no more than two messages may have come to the person", () => {
    fc.assert(
      fc.property(steps, (story) => {
        const model = new Model();
        for (const step of story) {
          const { settled_at: ended, state: before } = model.state;
          if (step.do === "work") model.work();
          else if (step.do === "wait") model.now = new Date(model.now.getTime() + step.minutes * MINUTE);
          else model.hear(step.news.index, step.news.state, step.news.failure);
          if (ended) {
            expect(model.state.settled_at).toBe(ended);
            expect(model.state.state === "failed").toBe(before === "failed");
          }
          expect(model.ends.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it("left alone for six days more, it has ended", () => {
    fc.assert(
      fc.property(steps, (story) => {
        const model = new Model();
        for (const step of story) {
          if (step.do === "work") model.work();
          else if (step.do === "wait") model.now = new Date(model.now.getTime() + step.minutes * MINUTE);
          else model.hear(step.news.index, step.news.state, step.news.failure);
        }
        for (let hours = 0; hours <= 24 * 6 * 2; hours++) {
          model.work();
          const last = model.tries.length - 1;
          if (model.tries[last]?.state === "sending") model.hear(last, hours % 2 ? "unknown" : "failed", "retry-later");
          model.now = new Date(model.now.getTime() + HOUR / 2);
        }
        expect(model.ends).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  it("the four receipts of one message in each order end as read, as the same notice", () => {
    const states = ["sent", "delivered", "read", "failed"] as const;
    const orders = permutationsOf(states);
    expect(orders).toHaveLength(24);
    for (const order of orders) {
      const model = new Model();
      model.work();
      for (const state of order) model.hear(0, state, "undelivered");
      expect([model.state.state, model.ends.length, model.state.task_at]).toEqual(["read", 1, null]);
    }
  });
});

function permutationsOf<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) => permutationsOf(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
