import { expect, test } from "vitest";
import { addressPrefix, delaySeconds } from "./throttle.ts";

test("five failures are free, then the wait doubles from 1 s and never passes 60 s", () => {
  expect([0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1000].map((failures) => delaySeconds(failures))).toEqual([
    0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60,
  ]);
});

test.each([
  ["203.0.113.77", "203.0.113"],
  ["::ffff:203.0.113.77", "203.0.113"],
  ["2001:db8:7:1:2:3:4:5", "2001:db8:7::"],
  ["2001:db8:7::5", "2001:db8:7::"],
  ["::1", "::"],
  ["", ""],
])("%s is the place %s", (address, prefix) => {
  expect(addressPrefix(address)).toBe(prefix);
});
