import { describe, expect, it } from "vitest";
import { auditSearch, readAuditQuery } from "./audit-address.ts";

describe("the address of the trail", () => {
  it("is read back as it was written", () => {
    const query = { action: "staff.sign-in", result: "refused", subjectId: "0198c0de-1", cursor: "0198c0de-2" };
    expect(readAuditQuery(new URLSearchParams(auditSearch(query)))).toEqual(query);
  });

  it("drops what cannot be an action's name or a result, instead of asking the API for it", () => {
    const read = readAuditQuery(new URLSearchParams("tindakan=Staff%20*&hasil=semua&dari="));
    expect(Object.values(read).filter(Boolean)).toEqual([]);
  });
});
