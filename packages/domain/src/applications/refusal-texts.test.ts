import { REFUSAL_REASONS } from "@gerai/contracts/applications";
import { describe, expect, it } from "vitest";
import { refusalText } from "./refusal-texts.ts";

const paper = { id: "Kartu Keluarga $& lama", en: "Family card $& old" };

describe("the text of a refused paper", () => {
  it.each(REFUSAL_REASONS)("%s names the paper in both languages and keeps the officer's words", (reason) => {
    const text = refusalText(reason, paper, "Mohon sisi depannya.");
    expect(text.id).toContain(paper.id);
    expect(text.en).toContain(paper.en);
    expect(text.id.endsWith("Mohon sisi depannya.")).toBe(true);
    expect(`${text.id}${text.en}`).not.toMatch(/\{\w+\}/);
  });

  it("says nothing more when the officer wrote nothing", () => {
    expect(refusalText("cut", { id: "KTP-el", en: "KTP-el" }, null).id).toBe(
      "Foto KTP-el terpotong. Foto ulang sampai keempat sudutnya terlihat.",
    );
  });
});
