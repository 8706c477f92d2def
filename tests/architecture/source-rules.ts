/** A source file as the text rules see it. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What may stand at the top, besides folders and files that git ignores. */
export const TOP_LEVEL: readonly string[] = [
  ".biome.json",
  ".ci",
  ".gitignore",
  "LICENSE",
  "README.md",
  "apps",
  "infra",
  "package.json",
  "packages",
  "pnpm-lock.yaml",
  "pnpm-workspace.yaml",
  "tests",
  "tsconfig.base.json",
  "turbo.json",
];

const FORBIDDEN_NAMES = new Set(["utils", "helpers", "common", "misc", "lib", "shared", "manager", "v2"]);
const MOST_LINES = 400;
/** Written by `packages/database/generate-schema.ts` from the database: as long as the schema is wide. */
const GENERATED = ["packages/database/src/schema.ts"];
/** Put together from parts, so that this file does not break its own rule. */
const LEFTOVERS = new RegExp(
  ["TO" + "DO", "FIX" + "ME", "biome-" + "ignore", "@ts-" + "(ignore|expect-error|nocheck)"].join("|"),
);
const SKIPPED = /\b(it|test|describe)\.(skip|only|todo)\b/;
/** Exports that React Router asks for by name: the framework's documentation says what they are. */
const ROUTE_EXPORT =
  /^export (default |(async )?function (loader|action|meta|links|headers|shouldRevalidate|ErrorBoundary|Layout|HydrateFallback)\b|const (handle|middleware|meta|links|headers|loader|action)\b)/;
const EXPORT = /^export (abstract |declare )?(default |async )?(function\*?|const|class|interface|type|let) \w/;

const isCode = (path: string): boolean => /\.(tsx?|mjs)$/.test(path);
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** The code without comments, so that prose about a rule does not break it. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");
}

/** Top-level entries that should not be there, and those that are missing. */
export function findTopLevelFaults(files: readonly string[]): string[] {
  const entries = new Set(files.map((file) => file.split("/")[0] ?? file));
  const strangers = [...entries]
    .filter((entry) => !TOP_LEVEL.includes(entry))
    .map((entry) => `${entry} may not stand at the top`);
  const missing = TOP_LEVEL.filter((entry) => !entries.has(entry)).map((entry) => `${entry} is missing at the top`);
  return [...strangers, ...missing];
}

/** Folders and files with a name that says nothing. */
export function findForbiddenNames(files: readonly string[]): string[] {
  return files.filter((file) =>
    file.split("/").some((part) => FORBIDDEN_NAMES.has(part.replace(/\..*$/, "").toLowerCase())),
  );
}

/** Files that read the environment though they are no configuration. */
export function findEnvironmentReads(sources: readonly Source[]): string[] {
  const isAllowed = (path: string) => /(^|[/.])config\.ts$/.test(path) || /^infra\/[^/]+\.mjs$/.test(path);
  return sources
    .filter(
      ({ path, text }) => isCode(path) && !isAllowed(path) && /\bprocess\s*\.\s*env\b/.test(withoutComments(text)),
    )
    .map(({ path }) => `${path} reads the environment`);
}

/** Doors (index.ts) with anything but named re-exports. */
export function findDoorFaults(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /^(packages|apps)\/.*\/index\.ts$/.test(path))
    .filter(({ text }) => {
      const rest = withoutComments(text).replace(/export\s+(type\s+)?\{[^}]*\}\s+from\s+["'][^"']+["'];?/g, "");
      return rest.trim() !== "";
    })
    .map(({ path }) => `${path} is a door and may hold named re-exports only`);
}

/** Files that grew past what is read in one sitting. */
export function findLongFiles(sources: readonly Source[]): string[] {
  return sources
    .filter(
      ({ path, text }) => isCode(path) && !GENERATED.includes(path) && text.trimEnd().split("\n").length > MOST_LINES,
    )
    .map(({ path, text }) => `${path} has ${text.trimEnd().split("\n").length} lines; at most ${MOST_LINES}`);
}

/** Exports without a docstring right above them. */
export function findUndocumentedExports(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => isCode(path) && !isTest(path) && /^(packages|apps|infra|tests)\//.test(path))
    .flatMap(({ path, text }) => {
      const lines = text.split("\n");
      // One docstring may stand above a group of exports on lines that follow each other: a schema and its type.
      let isCovered = false;
      return lines.flatMap((line, index) => {
        const wasCovered = isCovered;
        isCovered = false;
        if (!EXPORT.test(line)) return [];
        if (path.startsWith("apps/web/app/") && ROUTE_EXPORT.test(line)) return [];
        // A tool reads the default export of its configuration file.
        if (/\.config\.ts$/.test(path) && line.startsWith("export default")) return [];
        // A schema and its type share a name and the docstring of the schema.
        const isTypeOfSchema = /^export type (\w+) = z\.(infer|output|input)<typeof \1>/.test(line);
        isCovered = wasCovered || isTypeOfSchema || (lines[index - 1]?.trim() ?? "").endsWith("*/");
        return isCovered ? [] : [`${path}:${index + 1} ${line.slice(0, 60)}`];
      });
    });
}

/** Work left for later, silenced checkers and tests that do not run. */
export function findLeftovers(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    if (!isCode(path)) return [];
    const found = text.match(LEFTOVERS)?.[0] ?? (isTest(path) ? text.match(SKIPPED)?.[0] : undefined);
    return found === undefined ? [] : [`${path} contains ${found}`];
  });
}
