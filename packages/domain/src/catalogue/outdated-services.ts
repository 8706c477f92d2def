import type { ReadScope } from "../kernel/index.ts";
import { listOutdatedRows } from "./catalogue.store.ts";

/** An offered service that follows a national template which a newer one has replaced. */
export interface OutdatedService {
  readonly code: string;
  /** The version of the national template that the office follows, and the newest that is in force. */
  readonly version: number;
  readonly newest: number;
}

/** Services that the office offers by a national template that is not the one in force any more. */
export async function listOutdatedServices(scope: ReadScope): Promise<OutdatedService[]> {
  return await listOutdatedRows(scope.tx, scope.ctx.today());
}
