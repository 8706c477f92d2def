import type { Database } from "@gerai/database";

/** The database as the role that may read the schema `reporting` and nothing else; the ministry's reads use no other. */
export type ReportDatabase = Database;
