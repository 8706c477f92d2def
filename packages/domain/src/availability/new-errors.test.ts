import { expect, test } from "vitest";
import { error, warning } from "./finding.ts";
import { newErrors } from "./new-errors.ts";

const noEnd = error("rule.noEnd", ["a"], ["Loket tutup"]);

test("an error that the draft brings in is new, one that stood before is not", () => {
  expect(newErrors([], [noEnd])).toEqual([noEnd]);
  expect(newErrors([noEnd], [error("rule.noEnd", ["a"], ["Nama lain"])])).toEqual([]);
  expect(newErrors([noEnd], [error("rule.noEnd", ["b"], ["Loket tutup"])])).toHaveLength(1);
});

test("a warning never is", () => {
  expect(newErrors([], [warning("site.noMain", [])])).toEqual([]);
});

test("of errors without items each thing they are about counts", () => {
  const mute = error("contact.missing", [], ["KK_BARU"]);
  expect(newErrors([error("contact.missing", [], ["KK_BARU", "KTP_BARU"])], [mute])).toEqual([]);
  expect(newErrors([mute], [error("contact.missing", [], ["KK_BARU", "KTP_BARU"])])).toHaveLength(1);
  const counter = error("hours.missing", [], ["counter", "KK_BARU"]);
  expect(newErrors([counter], [error("hours.missing", [], ["web", "KK_BARU"])])).toHaveLength(1);
  expect(newErrors([counter], [counter])).toEqual([]);
  expect(newErrors([], [error("site.missing", [])])).toHaveLength(1);
});
