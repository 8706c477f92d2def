import { vi } from "vitest";
import type { TestWorld } from "./test-office.ts";

/** The statements that go over a world's lanes while `work` runs, in their order and without their parameters. */
export async function statementsOf(
  { resources }: Pick<TestWorld, "resources">,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const { lanes } = resources.database.pool;
  const sent: string[] = [];
  const take = lanes.take.bind(lanes);
  const spy = vi.spyOn(lanes, "take").mockImplementation(async () => {
    const lane = await take();
    vi.spyOn(lane, "send").mockImplementation((statement, ...rest) => {
      sent.push(statement);
      return Object.getPrototypeOf(lane).send.call(lane, statement, ...rest);
    });
    return lane;
  });
  await work();
  spy.mockRestore();
  return sent;
}
