import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { listProjectFiles, root } from "./module-graph.ts";
import {
  findDoorFaults,
  findEnvironmentReads,
  findForbiddenNames,
  findLeftovers,
  findLongFiles,
  findTopLevelFaults,
  findUndocumentedExports,
  type Source,
  TOP_LEVEL,
} from "./source-rules.ts";

const files = listProjectFiles();
const sources: Source[] = files
  .filter((file) => /\.(tsx?|mjs)$/.test(file))
  .map((file) => ({ path: file, text: fs.readFileSync(path.join(root, file), "utf8") }));

describe("the sources", () => {
  test("stand below exactly the agreed top-level entries", () => {
    expect(findTopLevelFaults(files)).toEqual([]);
  });

  test("have names that say something", () => {
    expect(findForbiddenNames(files)).toEqual([]);
  });

  test("read the environment in configuration only", () => {
    expect(findEnvironmentReads(sources)).toEqual([]);
  });

  test("have doors with named re-exports only", () => {
    expect(findDoorFaults(sources)).toEqual([]);
  });

  test("are read in one sitting", () => {
    expect(findLongFiles(sources)).toEqual([]);
  });

  test("say of each export what it promises", () => {
    expect(findUndocumentedExports(sources)).toEqual([]);
  });

  test("leave nothing for later, silence no checker and skip no test", () => {
    expect(findLeftovers(sources)).toEqual([]);
  });
});

describe("the source rules bite", () => {
  const at = (file: string, text: string): Source[] => [{ path: file, text }];

  test("on a stranger at the top and on a missing entry", () => {
    expect(findTopLevelFaults([...TOP_LEVEL, "vite.config.ts"])).toHaveLength(1);
    expect(findTopLevelFaults(TOP_LEVEL.filter((entry) => entry !== "LICENSE"))).toHaveLength(1);
  });

  test.each(["packages/ui/src/utils.ts", "apps/api/src/lib/a.ts", "packages/domain/src/Shared/a.ts"])(
    "on the name %s",
    (file) => {
      expect(findForbiddenNames([file])).toEqual([file]);
    },
  );

  test("on a verb that reads the environment, and not in a comment or in config.ts", () => {
    const text = ["const url = process", ".env.DATABASE_URL;"].join("");
    expect(findEnvironmentReads(at("apps/api/src/app.ts", text))).toHaveLength(1);
    expect(
      findEnvironmentReads([...at("apps/api/src/config.ts", text), ...at("apps/api/src/a.ts", `// ${text}`)]),
    ).toEqual([]);
  });

  test.each(['export * from "./a.ts";', "export const one = 1;", 'import { a } from "./a.ts";\nexport { a };'])(
    "on a door with %s",
    (text) => {
      expect(findDoorFaults(at("packages/domain/src/tenancy/index.ts", text))).toHaveLength(1);
    },
  );

  test("and not on a door with named re-exports", () => {
    const text = 'export { a, type B } from "./a.ts";\nexport type { C } from "./c.ts";\n';
    expect(findDoorFaults(at("packages/domain/src/tenancy/index.ts", text))).toEqual([]);
  });

  test("on line 401", () => {
    expect(findLongFiles(at("packages/ui/src/a.ts", `${"\n".repeat(400)}x`))).toHaveLength(1);
    expect(findLongFiles(at("packages/ui/src/a.ts", `${"\n".repeat(399)}x`))).toEqual([]);
  });

  test("on an export without a docstring", () => {
    expect(findUndocumentedExports(at("packages/ui/src/a.ts", "export const a = 1;"))).toHaveLength(1);
    expect(findUndocumentedExports(at("packages/ui/src/a.ts", "/** One. */\nexport const a = 1;"))).toEqual([]);
  });

  test("on work left for later and on a test that does not run", () => {
    expect(findLeftovers(at("packages/ui/src/a.ts", ["// TO", "DO later"].join("")))).toHaveLength(1);
    expect(findLeftovers(at("packages/ui/src/a.test.ts", ["test", ".skip('a', () => 1);"].join("")))).toHaveLength(1);
  });
});
