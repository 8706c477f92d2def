import type { Text } from "@gerai/contracts/kernel";
import type { AnswerSection } from "../catalogue/index.ts";
import type { OfficeFacts } from "../kernel/index.ts";
import type { SimulationDocument } from "./ports.ts";

/** What a demo paper is made of. */
export interface SheetFacts {
  readonly office: OfficeFacts;
  readonly name: Text;
  readonly number: string;
  readonly sections: readonly AnswerSection[];
  readonly signer: { readonly name: string; readonly position: string };
  readonly signedAt: Date;
  readonly verificationUrl: string;
}

/** Pages about the application itself, not about the event that a paper certifies. */
const NOT_ON_PAPER: readonly string[] = ["who", "applicant", "contact", "receive", "purpose", "visit", "statement"];

/** `Bontang, 22 November 2026`, in the office's own zone. */
function placeAndDate({ seat, timeZone }: OfficeFacts, at: Date): string {
  return `${seat}, ${new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone }).format(at)}`;
}

/** The demo paper of an output: the answers of its case as they stand, in Indonesian, names unchanged. */
export function simulationSheet(facts: SheetFacts): SimulationDocument {
  const { office, name, number, signer, verificationUrl } = facts;
  const sections = facts.sections
    .filter(({ page, rows }) => rows.length > 0 && !NOT_ON_PAPER.includes(page))
    .map(({ title, rows }) => ({
      heading: title.id,
      lines: rows.map(({ label, value }) => ({ label: label.id, value: value.id })),
    }));
  return {
    title: name.id,
    number,
    office: { name: office.fullName, province: office.provinceName, accent: office.accent },
    sections,
    signer,
    placeAndDate: placeAndDate(office, facts.signedAt),
    verificationUrl,
  };
}
