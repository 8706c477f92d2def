import { apiRoutes } from "@gerai/api/routes";
import { ROLE_PERMISSIONS, ROLES } from "@gerai/contracts/identity";
import { statementsOf } from "@gerai/testing/sent-statements";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AccessOffice, createAccessOffice, type RowIds, randomIds } from "./access-world.ts";
import { type ApiWorld, createApiWorld, signedIn, type Visitor } from "./api-office.ts";

let world: ApiWorld;
let a: AccessOffice;
let b: AccessOffice;
beforeAll(async () => {
  world = await createApiWorld();
  a = await createAccessOffice(world, "Kenari Sama");
  b = await createAccessOffice(world, "Kenari Lain");
});
afterAll(() => world.close());

const READS = apiRoutes.filter(
  ({ method, path, access }) =>
    method === "get" && path.startsWith("/staff/") && path.includes("{id}") && access.principals.includes("staff"),
);

function pathOf(path: string, ids: RowIds): string {
  const id = path.startsWith("/staff/files")
    ? ids.file
    : path.startsWith("/staff/documents")
      ? ids.document
      : path.startsWith("/staff/conversations")
        ? ids.conversation
        : ids.case;
  const full = path.replace("{id}", id).replace("{page}", "1");
  return path.endsWith("/message-preview") ? `${full}?step=ask-completion` : full;
}

/**
 * The time of an answer cannot be compared on a busy machine; what it is spent on can. Row-level security decides what a
 * statement finds, so a stranger's row and a missing one take the same statements to the same end.
 */
test.each(READS.map(({ path, access }) => [path, access.permission] as const))(
  "GET %s does the same work for another office's row as for none (ISO-39)",
  async (path, permission) => {
    const role = ROLES.toReversed().find((one) => ROLE_PERMISSIONS[one].some((its) => its === permission));
    const reader: Visitor = await signedIn(world, a.office, role ?? "head");
    // Once before it is counted: what a process learns at its first request is no part of the work.
    await reader.send("GET", pathOf(path, randomIds()));
    const work = (ids: RowIds) => statementsOf(world, () => reader.send("GET", pathOf(path, ids)));
    const strange = await work(b.ids);
    expect(strange.length).toBeGreaterThan(1);
    for (let round = 0; round < 5; round++) {
      expect(await work(b.ids)).toEqual(strange);
      expect(await work(randomIds())).toEqual(strange);
    }
    expect(await work(a.ids)).not.toEqual(strange);
  },
);
