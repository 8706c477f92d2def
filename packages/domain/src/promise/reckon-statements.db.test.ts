import { statementsOf } from "@gerai/testing/sent-statements";
import { createTestCase } from "@gerai/testing/test-case";
import {
  createTestOffice,
  createTestWorld,
  type NewItem,
  type TestOffice,
  type TestWorld,
} from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Context, openContext, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { getDeskPromise } from "./get-promise.ts";
import { reckonCasePromise, reckonOfficePromises } from "./reckon-promises.ts";

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  world = await createTestWorld();
  worker = await createTestWorld({}, "worker");
  office = await createTestOffice(world);
  await office.configure([hours("08:00")]);
});
afterAll(() => Promise.all([world.close(), worker.close()]));

/** Hours of all services that begin at a time; what is published later counts. */
function hours(opens: string): NewItem {
  const day = { opens, closes: "16:00", breaks: [] };
  return {
    kind: "hours",
    body: { name: `Jam ${opens}`, scope: {}, week: { mon: day, tue: day, wed: day, thu: day, fri: day } },
  };
}

/** The office as a job finds it now. */
async function asWorker(): Promise<Context> {
  const found = await findOfficeById(worker.resources, office.id);
  if (!found) throw new Error("no office");
  return await openContext(worker.resources, found, SYSTEM, "uji");
}

/** Statements by what they do and the table that they name first. */
const shown = (statements: readonly string[]) =>
  statements.map((text) => {
    const [, verb = "", table = ""] = /^(select .*? from|update|insert into) "(\w+)"/s.exec(text) ?? [];
    if (table === "") return text.replace(/^select (\w+)\(.*$/s, "$1");
    return verb.startsWith("select") ? table : `${verb} ${table}`;
  });

const READS = ["case_promise", "application", "output", "case_hold", "case_history", "output_transition"];

it("an office that is known costs six reads, one write and the end: its configuration is not read again", async () => {
  const [first, second] = [await createTestCase(world, office), await createTestCase(world, office)];
  const ctx = await asWorker();
  await reckonCasePromise(ctx, { applicationId: first.id });
  const reckon = (applicationId: string) =>
    statementsOf(worker, async () =>
      expect(await reckonCasePromise(ctx, { applicationId })).toMatchObject({ reckoned: 1 }),
    );
  // The lock comes first: what is read behind it is read while it is held.
  expect(shown(await reckon(second.id))).toEqual([...READS, "insert into case_promise", "finish_command", "commit"]);
  expect(shown(await reckon(second.id))).toEqual([...READS, "update case_promise", "finish_command", "commit"]);
  const page = shown(await statementsOf(worker, () => reckonOfficePromises(ctx, {})));
  expect(page.filter((one) => one === "update case_promise").length).toBe(2);
  expect(page.filter((one) => READS.slice(2).includes(one))).toEqual(READS.slice(2));
});

it("a new configuration counts at once, and who began by the old one fails with 503 and writes nothing", async () => {
  const made = await createTestCase(world, office);
  const old = await asWorker();
  await reckonCasePromise(old, { applicationId: made.id });
  const promised = async () => await getDeskPromise(await office.as(office.staff.verifier), { applicationId: made.id });
  expect(await promised()).toMatchObject({ budgetMinutes: 480 });
  world.clock.advance(1_000);
  await office.configure([hours("10:00")]);
  await expect(reckonCasePromise(old, { applicationId: made.id })).rejects.toMatchObject({ status: 503 });
  expect(await promised()).toMatchObject({ budgetMinutes: 480 });
  await reckonCasePromise(await asWorker(), { applicationId: made.id });
  expect(await promised()).toMatchObject({ budgetMinutes: 360 });
});
