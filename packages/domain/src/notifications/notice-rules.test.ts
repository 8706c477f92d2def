import { NOTICE_CHANNELS, NOTICE_KINDS } from "@gerai/contracts/notifications";
import { describe, expect, it } from "vitest";
import { NOTICE_RULES, planWays, quietUntil } from "./notice-rules.ts";

const all = new Set(NOTICE_CHANNELS);

describe("the matrix of kinds and channels", () => {
  it.each(NOTICE_KINDS)("%s has an order of distinct ways that ends with each being tried (REL-13)", (kind) => {
    const { channels } = NOTICE_RULES[kind];
    expect([...channels].sort()).toEqual(["email", "sms", "whatsapp"]);
  });

  it("sends an SMS at verification, the paper by e-mail, and WhatsApp when it is ready", () => {
    const firstOf = (kind: keyof typeof NOTICE_RULES) => planWays(NOTICE_RULES[kind].channels, all, null)[0];
    expect([firstOf("verified"), firstOf("document"), firstOf("ready")]).toEqual(["sms", "email", "whatsapp"]);
  });

  it("takes the recipient's own way first, where it is one, and only ways that lead to them", () => {
    expect(planWays(["whatsapp", "sms", "email"], all, "email")).toEqual(["email", "whatsapp", "sms"]);
    expect(planWays(["whatsapp", "sms"], all, "email")).toEqual(["whatsapp", "sms"]);
    expect(planWays(["whatsapp", "sms", "email"], new Set(["sms"]), "whatsapp")).toEqual(["sms"]);
    expect(planWays(["whatsapp", "sms", "email"], new Set(), null)).toEqual([]);
  });
});

describe("quiet hours", () => {
  it.each([
    ["2026-11-22T11:59:59Z", "Asia/Makassar", undefined],
    ["2026-11-22T12:00:00Z", "Asia/Makassar", "2026-11-22T23:00:00.000Z"],
    ["2026-11-22T16:30:00Z", "Asia/Makassar", "2026-11-22T23:00:00.000Z"],
    ["2026-11-22T22:59:59Z", "Asia/Makassar", "2026-11-22T23:00:00.000Z"],
    ["2026-11-22T23:00:00Z", "Asia/Makassar", undefined],
    ["2026-11-22T12:00:00Z", "Asia/Jakarta", undefined],
    ["2026-11-22T13:20:00Z", "Asia/Jakarta", "2026-11-23T00:00:00.000Z"],
    ["2026-11-22T11:00:00Z", "Asia/Jayapura", "2026-11-22T22:00:00.000Z"],
  ])("at %s in %s last until %s", (now, zone, until) => {
    expect(quietUntil(new Date(now), zone)?.toISOString()).toBe(until);
  });
});
