import type { AccountView } from "@gerai/contracts/channels";
import { AccountSettings } from "@gerai/contracts/channels";
import { describe, expect, it } from "vitest";
import { typed, typedFrom } from "../typed-form.ts";
import { credentialsFrom, settingsBoxes, settingsFrom } from "./account-form.ts";

const posted = (values: Readonly<Record<string, string>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
};

describe("the form of an account", () => {
  it("gives back what it was filled from", () => {
    const settings = AccountSettings.parse({
      label: "WhatsApp akta",
      publicNumber: "+6281100009001",
      services: ["AKTA_LAHIR", "AKTA_KEMATIAN"],
      portfolio: "Disdukcapil",
      portfolioDailyLimit: 250,
      dailyQuota: 1000,
      monthlyBudget: 20_000,
      hours: [
        { day: 1, from: "08:00", to: "12:00" },
        { day: 1, from: "13:00", to: "15:30" },
        { day: 5, from: "08:00", to: "11:00" },
      ],
      businessAccountId: "900000001",
    });
    const account = settings as AccountView;
    expect(settingsFrom(settingsBoxes(account), "whatsapp-cloud")).toEqual({ settings });
  });

  it("reads a number as people write it, and leaves a sender name alone", () => {
    for (const written of ["0811-0000-9001", "+62 811 0000 9001", "62811 00009001"]) {
      const made = settingsFrom(typed({ label: "Umum", publicNumber: written }), "whatsapp-cloud");
      expect(made).toMatchObject({ settings: { publicNumber: "+6281100009001" } });
    }
    const named = { label: "SMS", publicNumber: "DUKCAPIL" };
    expect(settingsFrom(typed(named), "sms-form")).toMatchObject({ settings: { publicNumber: "DUKCAPIL" } });
    expect(settingsFrom(typed(named), "whatsapp-cloud")).toEqual({ faults: [{ field: "publicNumber" }] });
  });

  it("tells every fault at its box, in the order of the page, hours with their day", () => {
    const made = settingsFrom(
      typed({
        ...{ label: "", publicNumber: "0811", dailyQuota: "banyak", monthlyBudget: "0" },
        ...{ "hours.2.0.from": "15:00", "hours.2.0.to": "08:00", "hours.4.1.to": "12:00" },
      }),
      "whatsapp-cloud",
    );
    expect(made).toEqual({
      faults: [
        ...["label", "publicNumber", "dailyQuota", "monthlyBudget"].map((field) => ({ field })),
        { field: "hours.2.0.to", day: 2 },
        { field: "hours.4.1.from", day: 4 },
      ],
    });
  });

  it("takes the keys of its dialect, names the wrong ones, and never gives a secret back to the page", () => {
    const form = posted({
      ...{ phoneNumberId: "60000001", _accessToken: "token-percontohan", _appSecret: "rahasia-aplikasi" },
      _verifyToken: "dua kata",
    });
    expect(credentialsFrom(form, "whatsapp-cloud")).toEqual({ faults: [{ field: "verifyToken" }] });
    expect(typedFrom(form)).toEqual({ phoneNumberId: ["60000001"] });
    form.set("_verifyToken", "kata-verifikasi");
    expect(credentialsFrom(form, "whatsapp-cloud")).toMatchObject({ credentials: { verifyToken: "kata-verifikasi" } });
    const sms = { dialect: "sms-json", apiKey: "kunci-gateway", receiptSecret: null };
    expect(credentialsFrom(posted({ _apiKey: "kunci-gateway" }), "sms-json")).toEqual({ credentials: sms });
  });
});
