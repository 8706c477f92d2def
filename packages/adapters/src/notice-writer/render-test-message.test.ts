import { measureSms } from "@gerai/foundation/sms-segments";
import { expect, it } from "vitest";
import { renderTestMessage } from "./render-test-message.ts";

it.each(["id", "en"] as const)("a test message is one plain SMS that says whose it is (%s)", (locale) => {
  expect(renderTestMessage("Kota Uji Coba", locale)).toContain("Kota Uji Coba");
  expect(measureSms(renderTestMessage("K".repeat(200), locale))).toMatchObject({ encoding: "gsm-7", segments: 1 });
});
