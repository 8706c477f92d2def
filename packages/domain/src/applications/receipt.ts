import type { OutputKind, ReceiptView } from "@gerai/contracts/applications";
import { type Answers, slugOfService } from "@gerai/contracts/catalogue";
import { formatTrackingCode } from "@gerai/foundation/codes";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { findServiceVersion, holds, lookupIn, type ServiceDefinition } from "../catalogue/index.ts";
import { listPapers } from "../documents/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import type { CaseRow } from "./applications.store.ts";
import { type CaseContact, maskEmail, maskPhone, openContact } from "./case-contact.ts";
import { heldCase } from "./case-grants.ts";
import { outputName } from "./labels.ts";
import { readOutputs } from "./output-file.ts";
import { readReadOn } from "./read-on.ts";

/** What a receipt is made of. */
export interface ReceiptParts {
  readonly id: string;
  readonly number: string;
  readonly filedAt: Date;
  readonly contact: CaseContact;
  readonly definition: ServiceDefinition;
  readonly answers: Answers;
  readonly today: string;
  readonly paperCount: number;
  readonly outputs: readonly { readonly kind: OutputKind; readonly item: string; readonly delivery: string }[];
  readonly readOn: ReceiptView["readOn"];
}

/** Whether somebody has to come: the service says so, or something that is only done in person comes out. */
function needsVisit({ definition, answers, today, outputs }: ReceiptParts): boolean {
  const { needed, when } = definition.presence;
  if (outputs.some(({ kind }) => kind === "visit")) return true;
  return needed === "conditional" ? holds(when, lookupIn(definition.derived, today, answers)) : needed;
}

/** The receipt of a case, with the code that opens it. */
export function viewReceipt(parts: ReceiptParts): ReceiptView {
  const { id, number, filedAt, contact, definition, paperCount, outputs } = parts;
  const { startsAt, workingDays } = definition.promise;
  return {
    id,
    number,
    trackingCode: formatTrackingCode(contact.trackingCode),
    filedAt: filedAt.toISOString(),
    service: { code: definition.code, slug: slugOfService(definition.code), name: definition.name },
    contact: { phoneMasked: maskPhone(contact.phone), emailMasked: maskEmail(contact.email) },
    paperCount,
    outputs: outputs.map(({ kind, item, delivery }) => ({
      kind,
      item,
      name: outputName(item, definition.name),
      delivery,
    })),
    promiseWorkingDays: startsAt === "complete" ? workingDays : null,
    needsVisit: needsVisit(parts),
    readOn: parts.readOn,
  };
}

/** The receipt of a case that stands in the database. */
export async function readReceipt(scope: ReadScope, row: CaseRow): Promise<ReceiptView> {
  const { ctx } = scope;
  if (!row.filed_at || row.number === null) throw notFound();
  const [{ definition }, papers, outputs, readOn] = await Promise.all([
    findServiceVersion(scope, row.service_code, row.service_version),
    listPapers(scope, row.id),
    readOutputs(scope, row.id),
    readReadOn(scope, row),
  ]);
  return viewReceipt({
    id: row.id,
    number: row.number,
    filedAt: row.filed_at,
    contact: openContact(ctx.keys, row),
    definition,
    answers: ctx.keys.openJson<Answers>("application", "answers", row.id, row.answers_sealed),
    today: ctx.today(),
    paperCount: papers.length,
    outputs,
    readOn,
  });
}

/** The receipt again, for whoever filed or tracks the case with this cookie. */
export const getReceipt = query({
  action: "application.read-receipt",
  principals: ["link"],
  input: z.object({ applicationId: z.uuid() }),
  async run(scope, { applicationId }): Promise<ReceiptView> {
    return await readReceipt(scope, await heldCase(scope, applicationId, ["track"]));
  },
});
