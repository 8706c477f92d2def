import type { Messages } from "@gerai/language";
import type { PageKind } from "../item-kinds.ts";

/** What can be wrong with a box; the words are the page's. */
export type FaultCode = keyof Messages["settings"]["faults"];

/** A box and what is wrong with it. `field` is the id of the box or of its group. */
export interface Fault {
  readonly field: string;
  readonly fault: FaultCode;
}

/** A fault as zod reports it, as far as it is looked at. */
interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
}

/** Groups of boxes that are one answer: a fault of any of them is told at the group. */
const GROUPS =
  /^(scope\.\w+|effects\.(?:suspend|resume|houseRules)|exceptions\.\d+|overridesHoliday|capabilities|services|categories)(?:\.|$)/;

const OF_MESSAGE: Readonly<Record<string, FaultCode>> = {
  "ends before it begins": "endsEarly",
  "closes before it opens": "closesEarly",
  "either an end or a duration": "endOrDuration",
  "no effect": "noEffect",
  "an exception without a condition would lift the rule": "emptyException",
  "a channel or words": "wayNeeded",
  "a phone number or an e-mail address": "reachNeeded",
  "a WhatsApp contact needs its number": "whatsappPhone",
  contrast: "contrast",
};

/** Where a fault of the whole item is told. */
const OF_WHOLE: Readonly<Partial<Record<FaultCode, string>>> = { reachNeeded: "phone" };

function codeOf({ code, message, origin, minimum }: Issue, field: string): FaultCode {
  const said = OF_MESSAGE[message];
  if (said) return said;
  if (field.startsWith("effects.houseRules") || field.startsWith("effects.advice")) return "bothLanguages";
  if (code === "too_small") {
    if (origin === "array") return "chooseOne";
    if (origin === "string") return Number(minimum) <= 1 ? "needed" : "short";
    return "number";
  }
  if (code === "too_big") return origin === "string" || origin === "array" ? "long" : "number";
  if (code === "invalid_type") return /number|int/.test(message) ? "number" : "needed";
  return code === "invalid_value" ? "needed" : "format";
}

/** Turns a fault of the contract into the box that a person has to look at. */
export function faultOfIssue(kind: PageKind, issue: Issue): Fault {
  const path = issue.path.slice(issue.path[0] === "body" ? 1 : 0).map(String);
  const joined = path.join(".");
  const group = GROUPS.exec(joined)?.[1];
  // Lines of both languages are told at the first of their boxes.
  const box = group === "effects.houseRules" || joined === "effects.advice" ? `${group ?? joined}.id` : group;
  const field = box ?? (joined === "" ? "name" : joined);
  const fault = codeOf(issue, field);
  // The boxes of days hold a day or nothing.
  const isEmptyDay = field === "from" && fault === "format" && (kind === "rule" || kind === "holiday");
  return { field: joined === "" ? (OF_WHOLE[fault] ?? "name") : field, fault: isEmptyDay ? "needed" : fault };
}
