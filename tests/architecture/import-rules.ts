import type { Module, ModuleImport } from "./module-graph.ts";

type Ranks = Readonly<Record<string, number>>;

/** Who may import whom, from the table of the architecture; a package may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "packages/foundation": [],
  "packages/contracts": ["packages/foundation"],
  "packages/database": ["packages/foundation"],
  "packages/jobs": ["packages/foundation", "packages/database"],
  "packages/domain": ["packages/foundation", "packages/contracts", "packages/database"],
  "packages/adapters": ["packages/foundation", "packages/contracts", "packages/domain", "packages/language"],
  "packages/language": [],
  "packages/ui": ["packages/contracts"],
  "packages/testing": ["packages/foundation", "packages/contracts", "packages/database", "packages/domain", "infra"],
  "apps/api": [
    "packages/foundation",
    "packages/contracts",
    "packages/database",
    "packages/domain",
    "packages/adapters",
    "packages/language",
  ],
  "apps/worker": [
    "packages/foundation",
    "packages/contracts",
    "packages/database",
    "packages/jobs",
    "packages/domain",
    "packages/adapters",
    "packages/language",
  ],
  "apps/web": ["packages/contracts", "packages/ui", "packages/language", "apps/api"],
  "apps/simulator": ["packages/foundation"],
};

/** Packages from outside that only some files may know. */
const RESTRICTED: readonly { name: RegExp; by: RegExp; where: string }[] = [
  {
    name: /^(kysely|kysely-postgres-js|postgres)(\/|$)/,
    by: /^packages\/database\/|\.store\.ts$/,
    where: "packages/database and *.store.ts",
  },
  { name: /^(bullmq|ioredis|pg)(\/|$)/, by: /^packages\/jobs\//, where: "packages/jobs" },
  {
    name: /^lucia(\/|$)/,
    by: /^packages\/domain\/src\/identity\//,
    where: "one file of packages/domain/src/identity",
  },
  { name: /^hono(\/|$)|^@hono\//, by: /^apps\//, where: "apps" },
  {
    name: /^(react|react-dom|react-router)(\/|$)/,
    by: /^(apps\/web|packages\/ui)\//,
    where: "apps/web and packages/ui",
  },
];

/** Tests of a package and the suites they share may also use what tests are made with. */
const isTest = (file: string): boolean => /\.(test|testing)\.tsx?$|-suite\.ts$/.test(file);
const FOR_TESTS = [
  "packages/testing",
  "packages/foundation",
  "packages/contracts",
  "packages/database",
  "packages/language",
];

/** `packages/domain` of `packages/domain/src/tenancy/index.ts`; `tests` and `infra` are one unit each. */
function unitOf(file: string): string {
  const parts = file.split("/");
  return parts[0] === "packages" || parts[0] === "apps" ? `${parts[0]}/${parts[1]}` : (parts[0] ?? "");
}

interface Edge extends ModuleImport {
  readonly from: string;
}

const edgesOf = (modules: readonly Module[]): Edge[] =>
  modules.flatMap((module) => module.imports.map((one) => ({ ...one, from: module.path })));

const isDoor = (file: string): boolean => /^packages\/domain\/src\/[^/]+\/(index|ports)\.ts$/.test(file);

/** What is narrower than the table: doors of the domain, the client of the database, the one file of the api. */
function findNarrowFault(edge: Edge, to: string): string | undefined {
  const from = unitOf(edge.from);
  const target = unitOf(to);
  const outside = (allowed: boolean, words: string) => (allowed ? undefined : words);
  if (target === "packages/domain" && to !== "packages/domain/src/rooms.ts") {
    if (from === "packages/adapters" && !isTest(edge.from)) {
      return outside(/\/ports\.ts$/.test(to) && edge.isTypeOnly, "adapters know only the types of a room's ports");
    }
    return outside(isDoor(to), "the domain is entered by a room's index.ts or ports.ts");
  }
  if (target === "packages/database" && from.startsWith("apps/") && !isTest(edge.from)) {
    return outside(to === "packages/database/src/index.ts", "apps know only the database's client");
  }
  if (target === "apps/api" && from === "apps/web") {
    if (to !== "apps/api/src/client.ts") return "web knows only @gerai/api/client";
    return outside(/\.server\.tsx?$|^apps\/web\/server/.test(edge.from), "only server files of web know the api");
  }
  if (target === "packages/contracts" && from === "packages/ui" && !isTest(edge.from)) {
    return outside(edge.isTypeOnly, "ui knows only types of contracts");
  }
  return undefined;
}

/** Imports between packages and apps that the table does not allow, and ways around a package's exports. */
export function findLayerFaults(modules: readonly Module[]): string[] {
  return edgesOf(modules).flatMap((edge) => {
    const from = unitOf(edge.from);
    if (edge.to === undefined || from === "tests" || from === "infra") return [];
    const target = unitOf(edge.to);
    if (target === from) return [];
    const known = MAY_IMPORT[from];
    if (!known) return [`${edge.from}: ${from} is not in the table of who may import whom`];
    const allowed = isTest(edge.from) ? [...known, ...FOR_TESTS] : known;
    if (!allowed.includes(target)) return [`${edge.from} imports ${edge.to}: ${from} may not import ${target}`];
    if (edge.specifier.startsWith(".") && target !== "infra")
      return [`${edge.from} reaches ${edge.to} past the package's exports`];
    const fault = findNarrowFault(edge, edge.to);
    return fault ? [`${edge.from} imports ${edge.to}: ${fault}`] : [];
  });
}

/** Rooms that import a room of their own or a higher rank, or past its door; folders of the domain that are no room. */
export function findRoomFaults(modules: readonly Module[], ranks: Ranks): string[] {
  const roomOf = (file: string) => file.match(/^packages\/domain\/src\/([^/]+)\//)?.[1];
  const rankOf = (room: string) => (room === "kernel" ? -1 : ranks[room]);
  const strangers = modules.flatMap(({ path }) => {
    const room = roomOf(path);
    return room !== undefined && rankOf(room) === undefined ? [`${path}: ${room} has no rank in rooms.ts`] : [];
  });
  const faults = edgesOf(modules).flatMap((edge) => {
    const from = roomOf(edge.from);
    const to = edge.to === undefined ? undefined : roomOf(edge.to);
    if (from === undefined || to === undefined || from === to || edge.to === undefined) return [];
    const [own, other] = [rankOf(from), rankOf(to)];
    if (own === undefined || other === undefined) return [];
    // The context that the kernel hands to verbs carries the ports of every room, as types.
    if (from === "kernel" && edge.isTypeOnly && edge.to.endsWith("/ports.ts")) return [];
    if (other >= own) return [`${edge.from} imports ${edge.to}: rank ${own} may not import rank ${other}`];
    return isDoor(edge.to) ? [] : [`${edge.from} imports ${edge.to} past the door of ${to}`];
  });
  return [...strangers, ...faults];
}

/** Files that know a package from outside that is kept in one place. */
export function findRestrictedImports(modules: readonly Module[]): string[] {
  const edges = edgesOf(modules);
  // The library that upstream gave up is kept in one file, so that replacing it is one file's work.
  const lucia = new Set(edges.flatMap(({ from, specifier }) => (specifier === "lucia" ? from : [])));
  const second = lucia.size > 1 ? [`lucia is known by more than one file: ${[...lucia].join(", ")}`] : [];
  const misplaced = edges.flatMap(({ from, specifier, to }) => {
    if (to !== undefined || /^(tests|infra)\//.test(from)) return [];
    return RESTRICTED.filter(({ name, by }) => name.test(specifier) && !by.test(from)).map(
      ({ where }) => `${from} imports ${specifier}, which only ${where} may`,
    );
  });
  return [...misplaced, ...second];
}

/** Ways, however long, on which the pages would come to the domain, the database, the queue or the adapters. */
export function findWebReach(modules: readonly Module[]): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const forbidden = /^packages\/(domain|database|jobs|adapters)\//;
  const starts = modules.map(({ path }) => path).filter((path) => path.startsWith("apps/web/"));
  const cameFrom = new Map<string, string | undefined>(starts.map((path) => [path, undefined]));
  const queue = [...starts];
  const faults: string[] = [];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    if (forbidden.test(file)) {
      const way = [file];
      for (let step = cameFrom.get(file); step !== undefined; step = cameFrom.get(step)) way.unshift(step);
      faults.push(way.join(" -> "));
      continue;
    }
    for (const { to } of byPath.get(file)?.imports ?? []) {
      if (to === undefined || cameFrom.has(to)) continue;
      cameFrom.set(to, file);
      queue.push(to);
    }
  }
  return faults;
}

/** Groups of modules that import each other in a ring (Tarjan's strongly connected components), types included. */
export function findCycles(modules: readonly Module[]): string[] {
  const imports = new Map(modules.map(({ path, imports: all }) => [path, all.flatMap(({ to }) => to ?? [])]));
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[] = [];
  function visit(file: string): number {
    const own = order.size;
    order.set(file, own);
    low.set(file, own);
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!imports.has(next)) continue;
      if (!order.has(next)) low.set(file, Math.min(low.get(file) ?? own, visit(next)));
      else if (stack.includes(next)) low.set(file, Math.min(low.get(file) ?? own, order.get(next) ?? own));
    }
    if (low.get(file) === own) {
      const ring = stack.splice(stack.indexOf(file));
      if (ring.length > 1) cycles.push(ring.sort().join(" <-> "));
    }
    return low.get(file) ?? own;
  }
  for (const { path } of modules) if (!order.has(path)) visit(path);
  return cycles;
}
