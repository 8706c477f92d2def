import { writeFileSync } from "node:fs";
import { describeSchema } from "./src/describe-schema.ts";

// Writes src/schema.ts from a migrated database: node generate-schema.ts <administrative url>
const url = process.argv[2];
if (!url) throw new Error("Say the address of a migrated database.");
writeFileSync(new URL("./src/schema.ts", import.meta.url), await describeSchema(url));
