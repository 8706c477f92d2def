import { ROOMS } from "@gerai/domain/rooms";
import { beforeAll, describe, expect, test } from "vitest";
import { findCycles, findLayerFaults, findRestrictedImports, findRoomFaults, findWebReach } from "./import-rules.ts";
import {
  findUnresolved,
  listProjectFiles,
  type Module,
  type ModuleImport,
  readModuleGraph,
  typeScriptModules,
} from "./module-graph.ts";

/** Fewer than this means that the graph tool did not read TypeScript, under which every other rule would pass. */
const FEWEST_MODULES = 250;

describe("the modules of the project", () => {
  let files: string[] = [];
  let modules: Module[] = [];

  beforeAll(async () => {
    files = typeScriptModules(listProjectFiles());
    modules = await readModuleGraph(files);
  }, 120_000);

  test("are all seen: as many as git knows, and each import of ours leads to a file", () => {
    expect(modules.length).toBeGreaterThan(FEWEST_MODULES);
    expect(modules.map(({ path }) => path).sort()).toEqual(files);
    expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(modules.length);
    expect(findUnresolved(modules)).toEqual([]);
  });

  test("import only packages that the architecture's table allows, by their doors", () => {
    expect(findLayerFaults(modules)).toEqual([]);
  });

  test("of a room import rooms of strictly lower rank only, by their doors", () => {
    expect(findRoomFaults(modules, ROOMS)).toEqual([]);
  });

  test("of the pages reach neither domain nor database, queue or adapters, by any way", () => {
    expect(findWebReach(modules)).toEqual([]);
  });

  test("import in no ring", () => {
    expect(findCycles(modules)).toEqual([]);
  });

  test("know drivers, queue and session library only where these are kept", () => {
    expect(findRestrictedImports(modules)).toEqual([]);
  });
});

/** `from` imports each of `to`, in an invented project. */
function module(from: string, ...to: (string | Partial<ModuleImport>)[]): Module {
  const imports = to.map((one) => {
    const given = typeof one === "string" ? { to: one } : one;
    return { specifier: given.to ?? "", to: undefined, isTypeOnly: false, ...given };
  });
  return { path: from, imports };
}

describe("the import rules bite", () => {
  test.each([
    [
      "a package that the table does not allow",
      module("packages/contracts/src/a.ts", "packages/database/src/index.ts"),
    ],
    ["an app that imports an app", module("apps/worker/src/main.ts", "apps/api/src/app.ts")],
    ["an unknown package", module("packages/extra/src/a.ts", "packages/foundation/src/ids.ts")],
    ["a file behind a room's door", module("apps/api/src/a.ts", "packages/domain/src/tenancy/tenancy.store.ts")],
    ["a database file that is not the client", module("apps/api/src/a.ts", "packages/database/src/migrate.ts")],
    [
      "an adapter that runs domain code",
      module("packages/adapters/src/pdf/a.ts", "packages/domain/src/issuing/ports.ts"),
    ],
    ["ui that runs contracts", module("packages/ui/src/a.tsx", "packages/contracts/src/catalogue/index.ts")],
    ["a page part that imports the api", module("apps/web/app/part.tsx", "apps/api/src/client.ts")],
    ["web behind the api's client", module("apps/web/app/api.server.ts", "apps/api/src/app.ts")],
    [
      "a relative way into another package",
      module("apps/api/src/a.ts", {
        specifier: "../../../packages/domain/src/tenancy/index.ts",
        to: "packages/domain/src/tenancy/index.ts",
      }),
    ],
  ])("on %s", (_, violating) => {
    expect(findLayerFaults([violating])).toHaveLength(1);
  });

  test("and not on what the table allows", () => {
    const allowed = [
      module("packages/adapters/src/pdf/a.ts", { to: "packages/domain/src/issuing/ports.ts", isTypeOnly: true }),
      module("apps/web/app/api.server.ts", "apps/api/src/client.ts"),
      module("apps/api/src/a.ts", "packages/domain/src/tenancy/index.ts", "packages/database/src/index.ts"),
    ];
    expect(findLayerFaults(allowed)).toEqual([]);
  });

  test.each([
    ["a room of higher rank", "tenancy", "applications/index.ts"],
    ["a room of equal rank", "tenancy", "audit/index.ts"],
    ["a file behind the door", "applications", "tenancy/tenancy.store.ts"],
    ["a kernel that knows a room", "kernel", "tenancy/index.ts"],
  ])("on %s", (_, room, target) => {
    const violating = module(`packages/domain/src/${room}/a.ts`, `packages/domain/src/${target}`);
    expect(findRoomFaults([violating], ROOMS)).toHaveLength(1);
  });

  test("on a folder of the domain without a rank", () => {
    expect(findRoomFaults([module("packages/domain/src/attic/a.ts")], ROOMS)).toHaveLength(1);
  });

  test("on pages that come to the domain through a harmless package", () => {
    const violating = [
      module("apps/web/app/a.tsx", "packages/ui/src/b.tsx"),
      module("packages/ui/src/b.tsx", "packages/domain/src/tenancy/index.ts"),
      module("packages/domain/src/tenancy/index.ts"),
    ];
    expect(findWebReach(violating)).toEqual([
      "apps/web/app/a.tsx -> packages/ui/src/b.tsx -> packages/domain/src/tenancy/index.ts",
    ]);
  });

  test("on a ring of three modules", () => {
    const ring = ["a", "b", "c"].map((name, index, all) => module(name, all[(index + 1) % all.length] ?? ""));
    expect(findCycles([...ring, module("d", "a")])).toEqual(["a <-> b <-> c"]);
  });

  test.each([
    ["kysely in a verb", "packages/domain/src/tenancy/find-office.ts", "kysely"],
    ["postgres in an app", "apps/api/src/main.ts", "postgres"],
    ["bullmq in an app", "apps/worker/src/main.ts", "bullmq"],
    ["ioredis in the domain", "packages/domain/src/identity/throttle.ts", "ioredis"],
    ["lucia in the api", "apps/api/src/middleware/session.ts", "lucia"],
  ])("on %s", (_, from, specifier) => {
    expect(findRestrictedImports([module(from, { specifier })])).toHaveLength(1);
  });

  test("on lucia in a second file", () => {
    const files = ["sessions.store", "sign-in"].map((name) => `packages/domain/src/identity/${name}.ts`);
    expect(findRestrictedImports(files.map((file) => module(file, { specifier: "lucia" })))).toHaveLength(1);
  });

  test("on an import that leads nowhere", () => {
    expect(findUnresolved([module("packages/a/src/a.ts", { specifier: "@gerai/gone" })])).toHaveLength(1);
  });
});
