import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyRing } from "../kernel/index.ts";
import { findReturnPaths, isOwnReturn, macOfReturn, returnPathOf } from "./return-path.ts";

const officeOf = (tenantId: string, secret: number) => {
  const key = Buffer.alloc(32, secret);
  return { tenantId, keys: new KeyRing(tenantId, [{ version: 1, key }], key) };
};

describe("the return path of a message (MAIL-4)", () => {
  it("names office and message, whatever a mail server does to its case and whatever stands around it", () => {
    const uuid = fc.uuid();
    const around = fc.string({ maxLength: 40 }).filter((text) => !/[a-z2-7+.]/i.test(text));
    fc.assert(
      fc.property(uuid, uuid, fc.boolean(), around, (officeId, messageId, isUpper, noise) => {
        const office = officeOf(officeId, 3);
        const path = returnPathOf(office, messageId);
        expect(path).toMatch(/^b\+[a-z2-7]{52}\.[a-z2-7]{9}$/);
        expect(path.length).toBeLessThanOrEqual(64);
        const text = `${noise}To: <${isUpper ? path.toUpperCase() : path}@gerai.example>\r\n${noise}${path}`;
        const mac = macOfReturn(office, messageId);
        expect(findReturnPaths(text)).toEqual([{ text: path, officeId, messageId, mac }]);
        expect(isOwnReturn(mac, macOfReturn(office, messageId))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("of another message, or by another office's key, is vouched for by something else", () => {
    const [officeId, messageId] = [randomUUID(), randomUUID()];
    const mac = macOfReturn(officeOf(officeId, 1), messageId);
    expect(isOwnReturn(mac, macOfReturn(officeOf(officeId, 1), randomUUID()))).toBe(false);
    expect(isOwnReturn(mac, macOfReturn(officeOf(officeId, 2), messageId))).toBe(false);
    expect(isOwnReturn("", mac)).toBe(false);
  });

  it("is looked for a few times only, and text of any kind is no error", () => {
    const office = officeOf(randomUUID(), 1);
    const many = Array.from({ length: 40 }, () => returnPathOf(office, randomUUID())).join(" ");
    expect(findReturnPaths(many)).toHaveLength(8);
    fc.assert(fc.property(fc.string(), (text) => findReturnPaths(text).length === 0));
  });
});
