import { createApp } from "@gerai/api/app";
import { AvailabilityAnswer, OfficeTodayView } from "@gerai/contracts/availability";
import {
  createTestOffice,
  createTestWorld,
  type NewItem,
  type TestOffice,
  type TestWorld,
} from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SecondProcess, startSecondProcess } from "./second-process.ts";

let world: TestWorld;
let app: ReturnType<typeof createApp>;
let other: SecondProcess;
let office: TestOffice;
let neighbour: TestOffice;

const day = { opens: "08:00", closes: "15:00" };
const hours: NewItem = {
  kind: "hours",
  body: { name: "Jam layanan", scope: {}, week: { mon: day, tue: day, wed: day, thu: day, fri: day } },
};
const closed: NewItem = {
  kind: "rule",
  body: {
    name: "Loket tutup",
    scope: { channels: ["counter"] },
    effects: { access: "close" },
    from: "2026-11-23",
    until: "2026-11-30",
    reason: { id: "Pindah gedung.", en: "The office moves house." },
  },
};

beforeAll(async () => {
  world = await createTestWorld();
  world.clock.set(new Date("2026-11-23T02:00:00Z"));
  app = createApp(world.resources);
  office = await createTestOffice(world);
  neighbour = await createTestOffice(world);
  await office.configure([hours]);
  await neighbour.configure([hours]);
  other = await startSecondProcess(world);
});
afterAll(async () => {
  await other.stop();
  await world.close();
});

const QUESTION = "/api/v1/availability?service=KTP_RUSAK&channel=counter";

/** What each process says of an office: the answer and the page. */
async function seenBy(where: "here" | "there", { host }: TestOffice) {
  const get = async (path: string) =>
    where === "there"
      ? (await other.get(host, path)).body
      : await (await app.request(path, { headers: { host } })).json();
  const answer = AvailabilityAnswer.parse(await get(QUESTION));
  const today = OfficeTodayView.parse(await get("/api/v1/today"));
  return { open: answer.open, rule: answer.rule?.name ?? null, notices: today.notices.map(({ name }) => name) };
}

const OPEN = { open: true, rule: null, notices: [] };

test("what one process publishes shows on the next request of another, and in no other office", async () => {
  for (const where of ["here", "there"] as const) {
    expect(await seenBy(where, office)).toEqual(OPEN);
    expect(await seenBy(where, neighbour)).toEqual(OPEN);
  }
  await office.configure([closed]);
  for (const where of ["there", "here"] as const) {
    expect(await seenBy(where, office)).toEqual({ open: false, rule: "Loket tutup", notices: ["Loket tutup"] });
    expect(await seenBy(where, neighbour)).toEqual(OPEN);
  }
});
