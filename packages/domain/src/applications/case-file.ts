import type { Answers } from "@gerai/contracts/catalogue";
import type { Text } from "@gerai/contracts/kernel";
import { notFound } from "@gerai/foundation/problem";
import { type Form, type FormFacts, fillForm, findServiceVersion, type ServiceDefinition } from "../catalogue/index.ts";
import type { ReadScope } from "../kernel/index.ts";
import { type CaseContact, openContact } from "./case-contact.ts";
import { findCaseFile } from "./case-file.store.ts";
import { officeFacts } from "./office-facts.ts";

/** A filed case as papers and notices need it. */
export interface CaseFile {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly round: number;
  readonly serviceName: Text;
  readonly definition: ServiceDefinition;
  readonly form: Form;
  readonly facts: FormFacts;
  /** The person the paper is about: the first one the form asks for, otherwise the applicant. */
  readonly holderName: string;
  readonly contact: CaseContact;
  readonly rejectionReason: string | null;
}

/** People in a form whom no paper is about. */
const BYSTANDERS = ["applicant", "witness1", "witness2", "court", "sponsor"];

function subjectOf(definition: ServiceDefinition, answers: Answers): string {
  const keys = definition.pages.flatMap((page) => page.fields.map(({ key }) => key));
  const named = keys.filter((key) => key.endsWith(".name") && !BYSTANDERS.includes(key.slice(0, -".name".length)));
  const names = [...named, "applicant.name"].map((key) => answers[key]);
  return names.find((name): name is string => typeof name === "string" && name !== "") ?? "";
}

/** A filed case of this office, opened; 404 for a draft and for any other id. */
export async function readCaseFile(scope: ReadScope, applicationId: string): Promise<CaseFile> {
  const { tx, ctx } = scope;
  const row = await findCaseFile(tx, applicationId);
  if (!row?.number) throw notFound();
  const { definition } = await findServiceVersion(scope, row.service_code, row.service_version);
  const answers = ctx.keys.openJson<Answers>("application", "answers", row.id, row.answers_sealed);
  const facts = await officeFacts(scope, definition, answers);
  const form = fillForm(definition, answers, facts);
  const reason = row.rejection_reason_sealed;
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    round: row.round,
    serviceName: definition.name,
    definition,
    form,
    facts,
    holderName: subjectOf(definition, form.answers),
    contact: openContact(ctx.keys, row),
    rejectionReason: reason ? ctx.keys.open("application", "rejection_reason", row.id, reason).toString("utf8") : null,
  };
}
