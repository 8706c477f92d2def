export { readContactFile } from "./read-contact-file.ts";
export { writeBadRows } from "./write-csv.ts";
