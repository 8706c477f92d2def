import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";

/** One import of a module. */
export interface ModuleImport {
  /** What stands in the source, e.g. `@gerai/domain/catalogue` or `./money.ts`. */
  readonly specifier: string;
  /** The file it leads to, relative to the root; undefined for packages from outside and Node's own. */
  readonly to: string | undefined;
  readonly isTypeOnly: boolean;
}

/** A source file and what it imports. */
export interface Module {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly imports: readonly ModuleImport[];
}

/** Folder of the project. */
export const root: string = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Made by the build, not by us: the route types and the server build of React Router. */
const GENERATED = /^\.\/\+types\/|^\.\.\/\+types\/|^virtual:|\/\+types\/|(^|\/)build\//;

/** Every file of the project as git knows it (tracked, or new and not ignored), existing ones only. */
export function listProjectFiles(): string[] {
  const list = (args: string[]) =>
    execFileSync("git", ["ls-files", "-z", ...args], { cwd: root, encoding: "utf8", maxBuffer: 50_000_000 })
      .split("\0")
      .filter(Boolean);
  const deleted = new Set(list(["--deleted"]));
  return [...new Set(list(["--cached", "--others", "--exclude-standard"]))].filter((file) => !deleted.has(file)).sort();
}

/** The TypeScript modules among `files`: what the graph must have seen, no more and no less. */
export function typeScriptModules(files: readonly string[]): string[] {
  return files.filter((file) => /^(packages|apps|tests|infra)\/.*\.tsx?$/.test(file) && !/\.d\.ts$/.test(file));
}

/** Reads the modules and their imports from the sources, types included. Files listed by `typeScriptModules`. */
export async function readModuleGraph(files: readonly string[]): Promise<Module[]> {
  const before = process.cwd();
  process.chdir(root);
  try {
    const { output } = await cruise(
      [...files],
      { doNotFollow: { path: "node_modules" }, tsPreCompilationDeps: "specify" },
      {
        exportsFields: ["exports"],
        conditionNames: ["import", "node", "default", "types"],
        extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".json"],
      },
    );
    const wanted = new Set(files);
    return (output as ICruiseResult).modules
      .filter((module) => wanted.has(module.source))
      .map((module) => ({
        path: module.source,
        imports: module.dependencies.map((dependency) => ({
          specifier: dependency.module,
          to: isOurs(dependency.resolved) && !dependency.couldNotResolve ? dependency.resolved : undefined,
          isTypeOnly: dependency.dependencyTypes.includes("type-only"),
        })),
      }));
  } finally {
    process.chdir(before);
  }
}

function isOurs(resolved: string): boolean {
  return /^(packages|apps|tests|infra)\//.test(resolved) && !resolved.includes("node_modules/");
}

/** Imports of our own files that lead nowhere: a graph with such holes would let violations pass unseen. */
export function findUnresolved(modules: readonly Module[]): string[] {
  return modules.flatMap(({ path: from, imports }) =>
    imports
      .filter(({ specifier, to }) => to === undefined && /^(\.|@gerai\/)/.test(specifier) && !GENERATED.test(specifier))
      .map(({ specifier }) => `${from} imports ${specifier}, which does not exist`),
  );
}
