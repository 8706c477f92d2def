import { describe, expect, it } from "vitest";
import { assertRoomOfHost } from "./platform-host.server.ts";

type Kind = Parameters<typeof assertRoomOfHost>[0];

/** What the guard answers: nothing, where it leads, or the status of its refusal. */
function outcome(kind: Kind, path: string): string | number | undefined {
  try {
    assertRoomOfHost(kind, new Request(`http://contoh.localhost:3000${path}`));
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    return thrown.headers.get("location") ?? thrown.status;
  }
}

describe("rooms by host", () => {
  it.each<[Kind, string, string | number | undefined]>([
    ["office", "/", undefined],
    ["office", "/petugas/masuk", undefined],
    ["office", "/konsolidasi", undefined],
    ["office", "/konsol", 404],
    ["office", "/konsol/masuk", 404],
    ["office", "/kementerian", 404],
    ["ministry", "/", "/kementerian"],
    ["ministry", "/petugas/masuk", undefined],
    ["ministry", "/layanan", 404],
    ["ministry", "/konsol", 404],
    ["platform", "/", "/konsol"],
    ["platform", "/konsol/masuk/kode", undefined],
    ["platform", "/petugas", 404],
    ["platform", "/layanan/ktp-hilang", 404],
  ])("%s %s -> %s", (kind, path, expected) => {
    expect(outcome(kind, path)).toBe(expected);
  });
});
