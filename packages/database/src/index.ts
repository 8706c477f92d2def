export type { Compilable as Statement } from "kysely";
export { readByIds } from "./by-ids.ts";
export { assertBoundByPolicies, createPostgres, type PostgresOptions, type PostgresPool } from "./connection.ts";
export type { Json, Schema } from "./schema.ts";
export {
  type AnsweredEnd,
  createDatabase,
  type Database,
  inTenant,
  type SoleCall,
  type TenantTransactionOptions,
  type TenantTx,
  type TransactionEnd,
} from "./tenant-transaction.ts";
