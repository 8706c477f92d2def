import { describe, expect, test, vi } from "vitest";
import { explainInstallFailure } from "./bootstrap.mjs";
import { conclude, countReport } from "./checks.mjs";

const last = (run: () => number): { code: number; line: string } => {
  const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
  try {
    const code = run();
    return { code, line: String(print.mock.calls.at(-1)?.[0]).trim() };
  } finally {
    print.mockRestore();
  }
};

describe("the closing line", () => {
  test("adds up and is green only when nothing failed", () => {
    expect(last(() => conclude([{ passed: 3 }, { passed: 2, failed: 0 }]))).toEqual({
      code: 0,
      line: "5 passed, 0 failed",
    });
    expect(last(() => conclude([{ passed: 3 }, { failed: 1 }]))).toEqual({ code: 1, line: "3 passed, 1 failed" });
  });

  test("is red when no test ran at all", () => {
    expect(last(() => conclude([{ passed: 0, failed: 0 }]))).toEqual({ code: 1, line: "0 passed, 1 failed" });
  });

  test("counts skipped tests as failed unless GERAI_WITHOUT names what is left out", () => {
    const counts = [{ passed: 3, failed: 0, skipped: 2 }];
    expect(last(() => conclude(counts))).toEqual({ code: 1, line: "3 passed, 2 failed" });
    vi.stubEnv("GERAI_WITHOUT", "chromium");
    expect(last(() => conclude(counts))).toEqual({ code: 0, line: "3 passed, 0 failed, 2 skipped" });
    vi.unstubAllEnvs();
  });
});

test("a run without a report, and a test file that could not be loaded, are failures", () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ status: "failed", assertionResults: [] }],
  };
  expect(countReport(undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(countReport(report)).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test.each([
  ["ENOSPC: no space left on device", /disk is full/],
  ["GET https://registry.example/x: getaddrinfo ENOTFOUND", /registry cannot be reached/],
  ["ERR_PNPM_OUTDATED_LOCKFILE", /lock file|pnpm-lock/],
  ["EACCES: permission denied, mkdir", /No permission/],
])("an installer that says %s is explained in a sentence that says what to do", (output, sentence) => {
  expect(explainInstallFailure(output)).toMatch(sentence);
});
