import { Problem } from "@gerai/foundation/problem";
import { describe, expect, it } from "vitest";
import { PayloadError } from "./consumer.ts";
import { failureReason, isRetryable, retryDelayMs } from "./retry.ts";

describe("retry", () => {
  it("tries again after a fault of ours or of the network, not after a fault of the request", () => {
    expect(isRetryable(new Error("socket closed"))).toBe(true);
    expect(isRetryable(new Problem("channels.email-unavailable", 503))).toBe(true);
    expect(isRetryable(new Problem("channels.email-refused", 422))).toBe(false);
    expect(isRetryable(new Problem("not-found", 404))).toBe(false);
    expect(isRetryable(new PayloadError("no"))).toBe(false);
  });

  it("doubles the wait up to a minute and spreads it, never to nothing", () => {
    expect([1, 2, 3].map((attempt) => retryDelayMs(attempt, 1_000, 1))).toEqual([1_000, 2_000, 4_000]);
    expect(retryDelayMs(30, 1_000, 1)).toBe(60_000);
    expect(retryDelayMs(3, 1_000, 0)).toBe(400);
    expect(retryDelayMs(3, 1_000, 0.5)).toBe(2_200);
  });

  it("names a failure without anyone's data", () => {
    expect(failureReason(new Problem("channels.email-refused", 422))).toBe("channels.email-refused");
    const reason = failureReason(new Error("550 siti@contoh.example 3301010101909001 unknown"));
    expect(reason).toBe("Error: 550 [e-mail] [16 digits] unknown");
    expect(failureReason(new Error("x".repeat(1_000)))).toHaveLength(300);
    expect(failureReason("text")).toBe("unknown error");
  });
});
