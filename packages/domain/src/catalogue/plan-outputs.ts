import { type Answers, type DeliveryWay, listItems } from "@gerai/contracts/catalogue";
import { holds, type Lookup } from "./conditions.ts";
import type { ServiceDefinition } from "./template.ts";

/** Kinds of output, as in the life of a case. */
export type OutputKind = "pdf" | "card" | "visit" | "message";

/** One thing the case has to bring forth. */
export interface OutputPlan {
  readonly kind: OutputKind;
  /** A paper (`kk_pdf`, `catatan_pinggir`), a blank card (`ktp-el`, `kia`), a visit or a message by its output kind. */
  readonly item: string;
  /** Index of the entry in the list of persons the card is for. */
  readonly personIndex?: number;
  readonly delivery: DeliveryWay;
}

const VISITS = ["ikd_activation", "biometric_record", "stamped_copy"];
const MESSAGES = ["complaint_reply", "data_update_notice"];
const WAYS: Readonly<Record<OutputKind, readonly DeliveryWay[]>> = {
  pdf: ["email", "whatsapp", "pickup", "courier", "adm_kiosk"],
  card: ["pickup", "courier", "adm_kiosk"],
  visit: ["none"],
  message: ["message"],
};

/** The kind of an `output.kind` of a template: cards end in `_card`; what is neither visit nor message is a PDF. */
export function outputKindOf(templateKind: string): OutputKind {
  if (VISITS.includes(templateKind)) return "visit";
  if (MESSAGES.includes(templateKind)) return "message";
  return templateKind.endsWith("_card") ? "card" : "pdf";
}

/** The applicant's way where it fits the thing; otherwise the first way of the service that does; cards are collected. */
function deliveryOf(kind: OutputKind, definition: ServiceDefinition, answers: Answers): DeliveryWay {
  const chosen = answers["delivery.method"];
  const offered = definition.output.delivery.filter((way) => WAYS[kind].includes(way));
  return (
    offered.find((way) => way === chosen) ??
    offered[0] ??
    WAYS[kind].find((way) => way === "pickup") ??
    WAYS[kind][0] ??
    "none"
  );
}

function planCards(definition: ServiceDefinition, answers: Answers, look: Lookup): OutputPlan[] {
  const delivery = deliveryOf("card", definition, answers);
  return definition.usesBlanko
    .filter(({ condition }) => holds(condition, look))
    .flatMap(({ card, perItemOf }): OutputPlan[] => {
      if (perItemOf === undefined) return [{ kind: "card", item: card, delivery }];
      return listItems(answers[perItemOf]).flatMap((item, personIndex) =>
        item.card === card ? [{ kind: "card", item: card, personIndex, delivery }] : [],
      );
    });
}

/** What a case brings forth: its main paper, further papers, one card for each blank it uses. Never empty. */
export function planOutputs(definition: ServiceDefinition, answers: Answers, look: Lookup): OutputPlan[] {
  const { kind, also = [] } = definition.output;
  const named = [kind, ...also.filter(({ when }) => holds(when, look)).map((other) => other.kind)];
  const papers = named.flatMap((item): OutputPlan[] => {
    const outputKind = outputKindOf(item);
    return outputKind === "card"
      ? []
      : [{ kind: outputKind, item, delivery: deliveryOf(outputKind, definition, answers) }];
  });
  return [...papers, ...planCards(definition, answers, look)];
}
