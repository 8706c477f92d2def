import { expect, it } from "vitest";
import { defineConsumer } from "./consumer.ts";
import { LANE_LIMITS, LANES, laneOf } from "./lanes.ts";

it("reads the lane from the event's name, so that no notice and no broadcast goes by the lane for codes", () => {
  expect(laneOf("code.requested")).toBe("codes");
  expect(laneOf("broadcast.letter-due")).toBe("bulk");
  for (const event of ["application.verified", "notice.recorded", "channel.message-received", "codebook.changed"])
    expect(laneOf(event)).toBe("events");
  expect(defineConsumer({ event: "broadcast.started", name: "on-x", handle: async () => undefined }).lane).toBe("bulk");
});

it("leaves slots to others in every lane, whatever one office has under way", () => {
  for (const lane of LANES) expect(LANE_LIMITS[lane].perOffice).toBeLessThan(LANE_LIMITS[lane].concurrency);
});
