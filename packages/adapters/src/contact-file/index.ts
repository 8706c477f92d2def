export { readContactFile } from "./read-contact-file.ts";
export { type BadRowFile, writeBadRows, writeTemplate } from "./write-csv.ts";
