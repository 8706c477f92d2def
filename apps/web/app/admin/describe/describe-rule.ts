import type { RuleBody, RuleException, Suspension } from "@gerai/contracts/availability";
import { fill } from "@gerai/language";
import type { DescribedRow } from "./described-row.ts";
import { periodText, type Wording } from "./wording.ts";

type Scope = RuleBody["scope"];

/** What a scope or an exception is narrowed to, part by part. */
function partsOf({ t, named, service, category, purpose, site, list, day }: Wording, scope: Scope & RuleException) {
  const { values } = t;
  return [
    scope.purposes && list(scope.purposes.map(purpose)),
    scope.filedBefore && fill(values.filedBefore, { day: day(scope.filedBefore) }),
    scope.stages && named(scope.stages, values.stages),
    scope.categories && list(scope.categories.map(category)),
    scope.services && list(scope.services.map(service)),
    scope.channels && named(scope.channels, values.channels),
    scope.sites && list(scope.sites.map(site)),
  ].filter((part): part is string => Boolean(part));
}

/** A scope in words; all of it when nothing is named. */
export function scopeText(wording: Wording, scope: Scope & RuleException): string {
  return partsOf(wording, scope).join("; ") || wording.t.values.everything;
}

/** A capability that stands still, in words. */
export function suspensionText({ t }: Wording, { capability, blanksOut, card }: Suspension): string {
  const { values } = t;
  const name = card && values.cards[card];
  if (blanksOut) return name ? fill(values.blanksCard, { card: name }) : values.blanks;
  return name ? fill(values.printCard, { card: name }) : values.capabilities[capability];
}

/** Text of both languages on two lines; one where they are alike. */
export const bothLanguages = ({ id, en }: { readonly id: string; readonly en: string }): string =>
  id === en || en === "" ? id : `${id}\n${en}`;

function effectRows(wording: Wording, effects: RuleBody["effects"]): DescribedRow[] {
  const { t, named, list } = wording;
  const { fields, values } = t;
  const share = effects.capacityFactor;
  return [
    [
      "effects.access",
      fields.access,
      effects.access && (effects.access === "close" ? fields.accessClose : fields.accessOpen),
    ],
    [
      "effects.suspend",
      fields.suspend,
      effects.suspend && list(effects.suspend.map((one) => suspensionText(wording, one))),
    ],
    ["effects.resume", fields.resume, effects.resume && named(effects.resume, values.capabilities)],
    ["effects.stopsWork", fields.stopsWork, effects.stopsWork && values.yes],
    ["effects.capacityFactor", fields.capacity, share && fill(values.percent, { share: Math.round(share * 100) })],
    ["effects.houseRules", fields.houseRules, effects.houseRules?.map(bothLanguages).join("\n")],
    ["effects.advice", fields.advice, effects.advice && bothLanguages(effects.advice)],
  ].flatMap(([field, label, text]) => (field && label && text ? [{ field, label, text }] : []));
}

/** A rule, row by row, as an administrator reads it. */
export function describeRule(wording: Wording, body: RuleBody): DescribedRow[] {
  const { t, day, site, list } = wording;
  const { fields, values } = t;
  const row = (field: string, label: string, text: string | undefined | false): DescribedRow[] =>
    text ? [{ field, label, text }] : [];
  const isOpen = body.until === undefined && body.durationDays === undefined;
  const alternatives = body.alternatives.map(({ channel, site: place, text }) =>
    [channel && values.channels[channel], place && site(place), text && bothLanguages(text)].filter(Boolean).join(": "),
  );
  return [
    ...row("name", fields.name, body.name),
    ...row("reason", fields.reason, bothLanguages(body.reason)),
    ...row("from", fields.period, periodText(wording, { ...body, isOpen })),
    ...row("reviewOn", fields.reviewOn, body.reviewOn && day(body.reviewOn)),
    ...row("untilDecidedOn", fields.decidedOn, body.untilDecidedOn && day(body.untilDecidedOn)),
    ...effectRows(wording, body.effects),
    ...row("scope", fields.scope, scopeText(wording, body.scope)),
    ...body.exceptions.flatMap((exception, index) =>
      row(`exceptions.${index}`, fill(fields.exception, { number: index + 1 }), scopeText(wording, exception)),
    ),
    ...row("overridesHoliday", fields.overridesHoliday, body.overridesHoliday && list(body.overridesHoliday.map(day))),
    ...alternatives.flatMap((text, index) =>
      row(`alternatives.${index}`, fill(fields.alternative, { number: index + 1 }), text),
    ),
    ...row("showContacts", fields.showContacts, body.showContacts && values.yes),
  ];
}
