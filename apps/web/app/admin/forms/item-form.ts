import { ConfigurationContent } from "@gerai/contracts/tenancy";
import type { PageKind } from "../item-kinds.ts";
import type { Typed } from "../typed-form.ts";
import { hoursBodyOf, hoursBoxes } from "./hours-form.ts";
import { type Fault, faultOfIssue } from "./item-faults.ts";
import {
  contactBodyOf,
  contactBoxes,
  holidayBodyOf,
  holidayBoxes,
  profileBodyOf,
  profileBoxes,
  siteBodyOf,
  siteBoxes,
} from "./place-form.ts";
import { ruleBodyOf, ruleBoxes } from "./rule-form.ts";

type Body = Readonly<Record<string, unknown>>;
/** The content of the kinds that have a form here. */
export type PageContent = Extract<ConfigurationContent, { kind: PageKind }>;

const BODY_OF: Readonly<Record<PageKind, (form: Typed) => Body>> = {
  rule: ruleBodyOf,
  hours: hoursBodyOf,
  holiday: holidayBodyOf,
  site: siteBodyOf,
  contact: contactBodyOf,
  profile: profileBodyOf,
};

/** What a form says, not checked yet. */
export function bodyOf(kind: PageKind, form: Typed): Body {
  return BODY_OF[kind](form);
}

/** The form of an item that there is. */
export function boxesOf(content: PageContent): Typed {
  switch (content.kind) {
    case "rule":
      return ruleBoxes(content.body);
    case "hours":
      return hoursBoxes(content.body);
    case "holiday":
      return holidayBoxes(content.body);
    case "site":
      return siteBoxes(content.body);
    case "contact":
      return contactBoxes(content.body);
    case "profile":
      return profileBoxes(content.body);
  }
}

/** A body checked by the contract, or what is wrong with which box. */
export type CheckedItem =
  | { readonly ok: true; readonly item: PageContent }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** A rule without an end says when it is looked at again; the engine would only warn of it later. */
function openEndFaults(kind: PageKind, body: Body): Fault[] {
  const isOpen = kind === "rule" && body.until === undefined && body.durationDays === undefined;
  return isOpen && body.reviewOn === undefined ? [{ field: "reviewOn", fault: "endOrReview" }] : [];
}

/** Checks a body by the contract; of several faults of one box the first counts. */
export function checkItem(kind: PageKind, body: Body): CheckedItem {
  const checked = ConfigurationContent.safeParse({ kind, body });
  const faults = [
    ...(checked.success ? [] : checked.error.issues.map((issue) => faultOfIssue(kind, issue))),
    ...openEndFaults(kind, body),
  ];
  if (checked.success && faults.length === 0) return { ok: true, item: checked.data as PageContent };
  const byField = new Map(faults.toReversed().map((fault) => [fault.field, fault]));
  return { ok: false, faults: faults.filter((fault) => byField.get(fault.field) === fault) };
}
