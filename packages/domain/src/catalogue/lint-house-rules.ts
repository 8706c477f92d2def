import type { LintFinding } from "./lint-conditions.ts";
import type { FieldDefinition, ServiceDefinition } from "./template.ts";

type Fields = ReadonlyMap<string, FieldDefinition>;

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}

function optionsOf(fields: Fields, key: string): string[] | undefined {
  const field = fields.get(key);
  return field?.type === "select" ? field.options.map(({ value }) => value) : undefined;
}

/** One phone, e-mail only on wish, the statement last. */
function lintContact({ pages }: ServiceDefinition, fields: Fields): string[] {
  const phones = [...fields.values()].filter(({ type }) => type === "phone");
  const [phone] = phones;
  const pageOfPhone = pages.find((page) => page.fields.some(({ type }) => type === "phone"));
  const isPlain = phones.length === 1 && phone?.required && !phone.condition && !pageOfPhone?.condition;
  const emails = [...fields.values()].filter(({ type, condition }) => type === "email" && !condition);
  return [
    ...(isPlain ? [] : ["one unconditional required phone is needed"]),
    ...emails.map(({ key }) => `${key} is required of everyone`),
    ...(pages.at(-1)?.fields.at(-1)?.type === "declaration" ? [] : ["the last question is not the statement"]),
  ];
}

function lintDelivery({ output, capabilities, requirements }: ServiceDefinition, fields: Fields): string[] {
  const ways = output.delivery.filter((way) => way !== "message" && way !== "none");
  const offered = optionsOf(fields, "delivery.method");
  const isAsked = offered ? sameSet(offered, ways) : ways.length <= 1;
  const needs = [
    ["email", "applicant.email"],
    ["pickup", "delivery.site"],
    ["courier", "delivery.address"],
  ] as const;
  const collects = capabilities.some(({ stage, capability }) => stage === "collect" && capability === "pickup");
  const isPickedUp = ways.includes("pickup");
  return [
    ...(isAsked ? [] : ["the options of delivery.method differ from output.delivery"]),
    ...needs
      .filter(([way, key]) => ways.includes(way) !== fields.has(key))
      .map(([way, key]) => `${way} and ${key} differ`),
    ...(isPickedUp === collects ? [] : ["pick-up and the capability pickup differ"]),
    ...requirements
      .filter(({ original }) => original.surrenderAtPickup && !isPickedUp)
      .map(({ key }) => `${key} is surrendered at pick-up, but nothing is picked up`),
  ];
}

function lintCards({ output, usesBlanko, capabilities }: ServiceDefinition, fields: Fields): string[] {
  const prints = capabilities.some(({ stage, capability }) => stage === "produce" && capability === "printing");
  const kinds = [output.kind, ...(output.also ?? []).map(({ kind }) => kind)];
  const cards = [
    ["ktp-el", "ktp_el_card"],
    ["kia", "kia_card"],
  ] as const;
  return [
    ...(usesBlanko.length > 0 === prints ? [] : ["blank cards and the capability printing differ"]),
    ...cards
      .filter(([card, kind]) => kinds.includes(kind) !== usesBlanko.some((use) => use.card === card))
      .map(([card]) => `blanko ${card} and output differ`),
    ...usesBlanko
      .filter(({ perItemOf }) => perItemOf !== undefined && fields.get(perItemOf)?.type !== "group-list")
      .map(({ card, perItemOf }) => `blanko ${card}: ${perItemOf} is no list`),
  ];
}

function lintPresence({ presence, promise }: ServiceDefinition, fields: Fields): string[] {
  const isVisit = presence.needed === true;
  return [
    ...(isVisit && !fields.has("appointment.slot") ? ["presence without an appointment"] : []),
    ...((promise.startsAt === "visit") === isVisit ? [] : ["the promise starts at a visit, presence differs"]),
  ];
}

function lintProxyAndPurpose(definition: ServiceDefinition, fields: Fields): string[] {
  const hasProxy = optionsOf(fields, "applicant.relation")?.includes("proxy") ?? false;
  const asked = optionsOf(fields, "case.purpose")?.filter((value) => value !== "NONE") ?? [];
  const hasLetter = definition.requirements.some(({ key }) => key === "surat_kuasa");
  return [
    ...(hasLetter === hasProxy ? [] : ["proxy and the paper surat_kuasa differ"]),
    ...(fields.has("proxy.statement") === hasProxy ? [] : ["proxy and proxy.statement differ"]),
    ...(sameSet(asked, definition.purposes) ? [] : ["purposes differ from the question case.purpose"]),
  ];
}

/** What every service promises beyond its own data: contact, delivery, cards, presence, proxy, purpose. */
export function lintHouseRules(definition: ServiceDefinition, fields: Fields): LintFinding[] {
  return [
    ...lintContact(definition, fields),
    ...lintDelivery(definition, fields),
    ...lintCards(definition, fields),
    ...lintPresence(definition, fields),
    ...lintProxyAndPurpose(definition, fields),
  ].map((what) => ({ where: "service", what }));
}
