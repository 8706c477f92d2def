import { createLogger } from "@gerai/foundation/logger";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { every } from "./timetable.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const lines: string[] = [];
const logger = createLogger("timetable-test", { write: (line) => void lines.push(line) });

describe("every", () => {
  it("runs at once and then again an interval after the last run ended, never twice at once", async () => {
    const gates: (() => void)[] = [];
    let running = 0;
    let most = 0;
    const run = async () => {
      running++;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => gates.push(resolve));
      running--;
    };
    const loop = every(1_000, "seal", run, logger);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(gates).toHaveLength(1);
    gates[0]?.();
    await vi.advanceTimersByTimeAsync(999);
    expect(gates).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(gates).toHaveLength(2);
    expect(most).toBe(1);
    gates[1]?.();
    await loop.stop();
  });

  it("goes on after a failure and says what failed", async () => {
    let runs = 0;
    const loop = every(
      1_000,
      "seal",
      async () => {
        runs++;
        if (runs === 1) throw new Error("away");
      },
      logger,
    );
    await vi.advanceTimersByTimeAsync(1_000);
    expect(runs).toBe(2);
    expect(lines.some((line) => line.includes('"job":"seal"') && line.includes("away"))).toBe(true);
    await loop.stop();
  });

  it("stops: waits for the run at hand, begins no other, leaves no timer", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let runs = 0;
    const loop = every(
      1_000,
      "seal",
      async () => {
        runs++;
        await promise;
      },
      logger,
    );
    let isStopped = false;
    const stopping = loop.stop().then(() => {
      isStopped = true;
    });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(isStopped).toBe(false);
    resolve();
    await stopping;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(runs).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
