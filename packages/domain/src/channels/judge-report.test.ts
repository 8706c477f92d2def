import { describe, expect, it } from "vitest";
import { judgeReport } from "./judge-report.ts";
import type { ReportedRecipient } from "./ports.ts";

const told = (action: ReportedRecipient["action"], status: string, ...addresses: string[]): ReportedRecipient => ({
  ...{ action, status, addresses },
});
const isOurs = (address: string) => address === "siti@contoh.example";

describe("what a report means", () => {
  it.each([
    ["5.1.1", true],
    ["5.1.2", true],
    ["5.1.10", true],
    ["5.2.1", true],
    ["5.4.4", true],
    ["5.2.2", false],
    ["5.7.1", false],
    ["5.0.0", false],
    ["4.4.7", false],
  ])("a failure with %s is one, and the address is bad: %s", (status, isBadAddress) => {
    expect(judgeReport([told("failed", status)], isOurs)).toEqual({ outcome: "failed", status, isBadAddress });
  });

  it("a delay, a delivery and nothing at all are no failure", () => {
    expect(judgeReport([told("delayed", "4.2.2")], isOurs)).toMatchObject({ outcome: "delayed" });
    expect(judgeReport([told("delivered", "2.0.0")], isOurs)).toMatchObject({ outcome: "nothing" });
    expect(judgeReport([], isOurs)).toEqual({ outcome: "nothing", status: null, isBadAddress: false });
  });

  it("our own recipient decides, and of others all must have failed", () => {
    const ours = told("failed", "5.1.1", "siti@contoh.example");
    const other = told("delivered", "2.1.5", "lain@contoh.example");
    expect(judgeReport([other, ours], isOurs)).toMatchObject({ outcome: "failed", isBadAddress: true });
    const another = told("failed", "5.1.1", "teruskan@contoh.example");
    expect(judgeReport([another, other], isOurs)).toMatchObject({ outcome: "nothing" });
    expect(judgeReport([another, told("delayed", "4.2.0")], isOurs)).toMatchObject({ outcome: "delayed" });
    expect(judgeReport([another, another], isOurs)).toMatchObject({ outcome: "failed" });
  });
});
