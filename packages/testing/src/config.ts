/** PostgreSQL that the tests are to use instead of the embedded one: address of a role that may create roles and databases. */
export const givenDatabaseUrl: string | undefined = process.env.DATABASE_URL;

/** Number of this vitest worker, 1 up to the number of workers; two workers that run at once never share it. */
export const workerNumber: string = process.env.VITEST_POOL_ID ?? "0";
