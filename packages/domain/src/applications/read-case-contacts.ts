import type { Text } from "@gerai/contracts/kernel";
import { findServiceVersion } from "../catalogue/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { type CaseContact, openContact } from "./case-contact.ts";
import { listCaseContacts } from "./case-file.store.ts";

/** Whom a case is about, for lists: without its answers. */
export interface CaseContactLine {
  readonly number: string;
  readonly serviceName: Text;
  readonly contact: CaseContact;
}

/** Number, service and contact of filed cases of this office, by id. */
export async function readCaseContacts(
  scope: ReadScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseContactLine>> {
  if (ids.length === 0) return new Map();
  const rows = await listCaseContacts(scope.tx, ids);
  const lines = await Promise.all(
    rows.map(async (row) => {
      const { definition } = await findServiceVersion(scope, row.service_code, row.service_version);
      const contact = openContact(scope.ctx.keys, row);
      return [row.id, { number: row.number ?? "", serviceName: definition.name, contact }] as const;
    }),
  );
  return new Map(lines);
}
