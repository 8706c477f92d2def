import { expect, test } from "vitest";
import { contrastWithWhite } from "./contrast.ts";
import { ProfileBody } from "./profile.ts";

test.each([
  ["#ffffff", 1],
  ["#000000", 21],
  ["#767676", 4.54],
  ["#696969", 5.49],
  ["#0a5568", 8.36],
])("%s has the contrast that WCAG 2.2 gives it", (hex, ratio) => {
  expect(contrastWithWhite(hex)).toBeCloseTo(ratio, 1);
});

test.each(["", "red", "#fff", "#0a55688", "#0a556g", "0a5568"])("%j is no colour", (hex) => {
  expect(contrastWithWhite(hex)).toBeUndefined();
});

test("a colour too light for white text is refused by name, one that is dark enough is taken in lower case", () => {
  const profile = { intro: { id: "Selamat datang.", en: "Welcome." }, address: "Jalan Contoh 1" };
  const paths = ["#767676", "teal"].map(
    (accent) => ProfileBody.safeParse({ ...profile, accent }).error?.issues.map(({ path }) => path.join(".")) ?? [],
  );
  expect(paths).toEqual([["accent"], ["accent"]]);
  expect(ProfileBody.parse({ ...profile, accent: "#0A5568" })).toMatchObject({ accent: "#0a5568" });
});
