import { describe, expect, it } from "vitest";
import { faultOfProblem, passwordFaults, readPasswordForm } from "./account-form.ts";

const NEW = "pohon mangga di belakang";

describe("a new password", () => {
  it("is taken as typed, spaces and all", () => {
    const form = new FormData();
    form.set("sandi", " lama ");
    form.set("sandi_baru", ` ${NEW} `);
    form.set("sandi_ulang", ` ${NEW} `);
    expect(readPasswordForm(form)).toEqual({ password: " lama ", newPassword: ` ${NEW} `, again: ` ${NEW} ` });
  });

  it.each([
    [{ password: "lama", newPassword: NEW, again: NEW }, undefined],
    [{ password: "", newPassword: NEW, again: NEW }, { password: "missing" }],
    [{ password: "lama", newPassword: "pendek", again: "pendek" }, { newPassword: "too-short" }],
    [{ password: "lama", newPassword: "x".repeat(129), again: "x".repeat(129) }, { newPassword: "too-long" }],
    [{ password: "lama", newPassword: NEW, again: `${NEW}x` }, { again: "different" }],
  ])("%j: %j", (form, faults) => {
    expect(passwordFaults(form)).toEqual(faults);
  });

  it("that the API refuses is explained beside its field", () => {
    expect(faultOfProblem("identity.wrong-password", {})).toEqual({ password: "wrong" });
    expect(faultOfProblem("identity.password-refused", { rule: "guessable" })).toEqual({ newPassword: "guessable" });
    expect(faultOfProblem("identity.password-refused", { rule: "unchanged" })).toEqual({ newPassword: "unchanged" });
    expect(faultOfProblem("identity.slow-down", {})).toBeUndefined();
  });
});
