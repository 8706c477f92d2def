import { describe, expect, test } from "vitest";
import { contactFromAnswers, initialsOf, maskEmail, maskPhone } from "./case-contact.ts";

const known = {
  name: "",
  phone: "+6281200009002",
  email: "lama@contoh.example",
  trackingCode: "7K3M94QTZ1X",
  locale: "en",
  notifyBy: "sms",
} as const;

describe("a contact", () => {
  test("is masked so that neither number nor address can be read back", () => {
    expect(maskPhone("+6281200009001")).toBe("+62812****001");
    expect(maskPhone(null)).toBe("");
    expect(maskEmail("warga@contoh.example")).toBe("w***@c***.example");
    expect(maskEmail("a@b.co.id")).toBe("a***@b***.id");
    expect(maskEmail(null)).toBeNull();
  });

  test("takes what the form says, keeps a phone the form does not say, and never an e-mail it no longer says", () => {
    expect(contactFromAnswers({ "applicant.name": "Bunga Contoh" }, known)).toEqual({
      ...known,
      name: "Bunga Contoh",
      email: null,
    });
    expect(contactFromAnswers({ "subject.name": "Jaka", "applicant.phone": "0813 0000 9009" }, known)).toMatchObject({
      name: "Jaka",
      phone: "+6281300009009",
    });
  });

  test("leaves two letters of a name in lists", () => {
    expect(initialsOf("Dewi  putri Karangan")).toBe("D. P.");
    expect(initialsOf("Suharto")).toBe("S.");
    expect(initialsOf("")).toBe("");
  });
});
