import { readdirSync, readFileSync } from "node:fs";
import type { CategoryView } from "@gerai/contracts/catalogue";
import { resolveTemplate } from "./resolve-template.ts";
import type { ServiceDefinition, ServiceTemplate, SharedParts } from "./template.ts";

const FOLDER = new URL("./templates/", import.meta.url);

/** The index of the national templates, `services.json`. */
export interface CatalogueIndex {
  readonly asOf: string;
  readonly categories: readonly CategoryView[];
  readonly services: readonly {
    readonly code: string;
    readonly category: string;
    readonly version: number;
    readonly file: string;
  }[];
}

/** The whole national catalogue: services in the order in which citizens see them. */
export interface NationalCatalogue {
  readonly categories: readonly CategoryView[];
  readonly definitions: readonly ServiceDefinition[];
}

/** Reads one file of `templates/`, parsed. */
export function readTemplateFile(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
}

/** File names in `templates/services/`. */
export function listTemplateFiles(): string[] {
  return readdirSync(new URL("services/", FOLDER)).sort();
}

/** `services.json`. */
export function readCatalogueIndex(): CatalogueIndex {
  return readTemplateFile("services.json") as CatalogueIndex;
}

/** What all templates share, read from the files. */
export function readSharedParts(): SharedParts {
  return {
    blocks: readTemplateFile("blocks.json") as SharedParts["blocks"],
    codeLists: (readTemplateFile("code-lists.json") as { codeLists: SharedParts["codeLists"] }).codeLists,
    derived: (readTemplateFile("derived.json") as { derived: SharedParts["derived"] }).derived,
  };
}

/** Reads and resolves all national templates afresh; throws `TemplateError` when one cannot be resolved. */
export function loadTemplates(): NationalCatalogue {
  const index = readCatalogueIndex();
  const shared = readSharedParts();
  const definitions = index.services.map(({ file }) =>
    resolveTemplate(readTemplateFile(file) as ServiceTemplate, shared),
  );
  return { categories: index.categories, definitions };
}

let loaded: NationalCatalogue | undefined;

/** The national catalogue of this build, read once per process. */
export function nationalCatalogue(): NationalCatalogue {
  loaded ??= loadTemplates();
  return loaded;
}
