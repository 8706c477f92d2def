import { describe, expect, it } from "vitest";
import { isOwnRequest } from "./same-origin.ts";

const own = "http://bontang.localhost:3000";

describe("requests that change something", () => {
  it.each([
    ["own page, new browser", { "sec-fetch-site": "same-origin", origin: own }],
    ["own page without referrer", { "sec-fetch-site": "same-origin", origin: "null" }],
    ["own page, browser without fetch metadata", { origin: own }],
    ["sent again by the person", { "sec-fetch-site": "none" }],
  ])("are taken from: %s", (_, headers) => {
    expect(isOwnRequest("POST", new Headers(headers), own)).toBe(true);
  });

  it.each([
    ["nobody says where from", {}],
    ["another office, new browser", { "sec-fetch-site": "same-site", origin: "http://kutim.localhost:3000" }],
    ["another office, old browser", { origin: "http://kutim.localhost:3000" }],
    ["stranger", { "sec-fetch-site": "cross-site", origin: "https://example.org" }],
    ["metadata and origin disagree", { "sec-fetch-site": "same-origin", origin: "https://example.org" }],
    ["null origin without metadata", { origin: "null" }],
    ["other port", { origin: "http://bontang.localhost:3001" }],
    ["other scheme", { origin: "https://bontang.localhost:3000" }],
  ])("are refused: %s", (_, headers) => {
    expect(isOwnRequest("POST", new Headers(headers), own)).toBe(false);
    expect(isOwnRequest("GET", new Headers(headers), own)).toBe(true);
  });
});
