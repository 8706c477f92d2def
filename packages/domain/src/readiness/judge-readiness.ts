import type { Permission } from "@gerai/contracts/identity";
import type { ReadinessCode, ReadinessSeverity } from "@gerai/contracts/readiness";
import type { Finding } from "../availability/index.ts";
import type { OutdatedService } from "../catalogue/index.ts";
import type { Powers } from "../identity/index.ts";
import type { DeadEnd } from "./find-way-through.ts";

/** When a service can next be filed by any way; `never`: it cannot, or nobody has decided when. */
export type Reach =
  | { readonly kind: "soon" | "never" }
  /** Not within a week: by a decision of the office, or because holidays and hours fall so. */
  | { readonly kind: "late"; readonly until: string; readonly isDecided: boolean };

/** What the judgement must know of an offered service. */
export interface ServiceReadiness {
  readonly code: string;
  readonly reach: Reach;
  /** What stands in the way of everyone who fills in the form; absent where there is a way through. */
  readonly deadEnd?: DeadEnd | undefined;
  /** It brings forth a signed paper, a printed card, something that is handed over. */
  readonly signs: boolean;
  readonly prints: boolean;
  readonly handsOver: boolean;
}

/** Everything that the judgement looks at. */
export interface ReadinessFacts {
  /** The office's day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly services: readonly ServiceReadiness[];
  readonly peopleNow: readonly Powers[];
  readonly peopleInAWeek: readonly Powers[];
  /** What `validateConfiguration` found. */
  readonly configuration: readonly Finding[];
  /** Services in the scope of an item of the configuration, by its key. */
  readonly servicesOfItem: ReadonlyMap<string, readonly string[]>;
  readonly outdated: readonly OutdatedService[];
  /** Years of which the national calendar has only the fixed days. */
  readonly provisionalYears: readonly string[];
}

/** A finding; the same `identity` on another day is the same fault. */
export interface ReadinessFinding {
  readonly identity: string;
  readonly code: ReadinessCode;
  readonly severity: ReadinessSeverity;
  /** Codes of the offered services that suffer, in the order of the alphabet. */
  readonly services: readonly string[];
  readonly about: readonly string[];
  /** Items of the configuration. */
  readonly keys: readonly string[];
}

interface Draft {
  readonly code: ReadinessCode;
  readonly severity: ReadinessSeverity;
  readonly services: readonly string[];
  readonly about?: readonly string[];
  readonly keys?: readonly string[];
  /** What tells it from others of its code; what it is about unless said. */
  readonly subject?: readonly string[];
}

function finding({ code, severity, services, about = [], keys = [], subject = about }: Draft): ReadinessFinding {
  const identity = [code, ...keys, ...subject].join(" ").slice(0, 600);
  return { identity, code, severity, services: [...new Set(services)].sort(), about, keys };
}

/** From this month on the next year's joint decree is known, and people book into that year. */
const MONTH_OF_DECREE = 10;

function severityOf({ code, severity, about }: Finding, today: string): ReadinessSeverity {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))];
  if (code === "holiday.missingYear" && about[0] !== year && month < MONTH_OF_DECREE) return "yellow";
  return severity === "error" ? "red" : "yellow";
}

/** One finding for the channels on which the same services lack hours: an office thinks of hours, not of channels. */
function judgeHours({ configuration }: ReadinessFacts): ReadinessFinding[] {
  const missing = configuration.filter(({ code }) => code === "hours.missing");
  const groups = Map.groupBy(missing, ({ about }) => about.slice(1).toSorted().join(" "));
  return [...groups].map(([suffering, alike]) =>
    finding({
      code: "hours.missing",
      severity: "red",
      services: suffering.split(" "),
      about: alike.flatMap(({ about }) => about.slice(0, 1)).sort(),
      subject: [suffering],
    }),
  );
}

function judgeConfiguration({ configuration, servicesOfItem, today }: ReadinessFacts): ReadinessFinding[] {
  return configuration
    .filter(({ code }) => code !== "service.noChannel" && code !== "hours.missing")
    .map((one) => {
      const { code, keys } = one;
      const severity = severityOf(one, today);
      // What is missing names the services, and nothing else, in its own words.
      if (code === "contact.missing") return finding({ code, severity, services: one.about });
      const services = keys.flatMap((key) => servicesOfItem.get(key) ?? []);
      return finding({ code, severity, services, about: one.about, keys });
    });
}

/** Whether a service is open, by what the office publishes, is said once, whoever of the two found it. */
function judgeReach({ services, configuration }: ReadinessFacts): ReadinessFinding[] {
  const named = configuration.flatMap(({ code, about }) => (code === "service.noChannel" ? about : []));
  const never = services.filter(({ code, reach }) => reach.kind === "never" || named.includes(code));
  const late = services.flatMap(({ code, reach }) =>
    reach.kind === "late" && !named.includes(code) ? [{ code, ...reach }] : [],
  );
  const groups = Map.groupBy(late, ({ until, isDecided }) => `${until} ${isDecided}`);
  return [
    ...(never.length > 0
      ? [finding({ code: "service.noChannel", severity: "red", services: never.map(({ code }) => code) })]
      : []),
    ...[...groups.values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      return finding({
        code: "service.closedForLong",
        severity: first.isDecided ? "red" : "yellow",
        services: group.map(({ code }) => code),
        about: [first.until],
      });
    }),
  ];
}

function judgeForms({ services }: ReadinessFacts): ReadinessFinding[] {
  return services.flatMap(({ code, deadEnd }) => {
    if (!deadEnd) return [];
    const about = [...deadEnd.fields, ...deadEnd.rules, ...deadEnd.papers];
    return finding({ code: "form.deadEnd", severity: "red", services: [code], about, subject: [code] });
  });
}

type StaffCode = Extract<ReadinessCode, `staff.no${string}`>;

/**
 * Steps that nobody can take, with the services that need them. Signing and agreeing to a rejection need somebody other
 * than the verifier of the case: it is enough that there are two such persons, whoever else may do both.
 */
function staffGaps(people: readonly Powers[], services: readonly ServiceReadiness[]): Map<StaffCode, string[]> {
  const those = (...needed: Permission[]) =>
    people.filter(({ permissions }) => needed.every((one) => permissions.has(one))).map(({ id }) => id);
  const verifiers = those("applications:claim", "applications:decide");
  // Without any verifier that is the fault; who comes second is another question.
  const isSecond = (seconds: readonly string[]) =>
    verifiers.length === 0
      ? seconds.length > 0
      : verifiers.some((verifier) => seconds.some((second) => second !== verifier));
  const gaps = new Map<StaffCode, string[]>();
  const need = (code: StaffCode, isThere: boolean, concerned: (service: ServiceReadiness) => boolean) => {
    const suffering = services.filter(concerned).map((service) => service.code);
    if (!isThere && suffering.length > 0) gaps.set(code, suffering);
  };
  const all = () => true;
  need("staff.noVerifier", verifiers.length > 0, all);
  need("staff.noSigner", isSecond(those("outputs:sign")), ({ signs }) => signs);
  need("staff.noSecondPerson", isSecond(those("applications:agree-rejection")), all);
  need("staff.noPrinter", those("outputs:print").length > 0, ({ prints }) => prints);
  need("staff.noHandOver", those("outputs:hand-over").length > 0, ({ handsOver }) => handsOver);
  return gaps;
}

function judgeStaff({ peopleNow, peopleInAWeek, services }: ReadinessFacts): ReadinessFinding[] {
  const now = staffGaps(peopleNow, services);
  const soon = staffGaps(peopleInAWeek, services);
  return [
    ...[...now].map(([code, suffering]) => finding({ code, severity: "red", services: suffering })),
    ...[...soon]
      .filter(([code]) => !now.has(code))
      .map(([code, suffering]) =>
        finding({ code: "staff.endsSoon", severity: "yellow", services: suffering, about: [code] }),
      ),
  ];
}

function judgeTemplates({ outdated }: ReadinessFacts): ReadinessFinding[] {
  return outdated.map(({ code, version, newest }) =>
    finding({
      code: "template.outdated",
      severity: "red",
      services: [code],
      about: [String(version), String(newest)],
      subject: [code],
    }),
  );
}

/**
 * Never red: the ministers decide it, and until they do the office can only enter the days it expects. The decree of a year
 * comes in the autumn before it; that it is not there is worth a word from December on.
 */
function judgeCalendar({ today, provisionalYears }: ReadinessFacts): ReadinessFinding[] {
  const [year = "", month] = today.split("-");
  const latest = Number(year) + (month === "12" ? 1 : 0);
  const awaited = provisionalYears.filter((one) => Number(one) <= latest);
  return awaited.map((year) =>
    finding({ code: "holiday.provisionalYear", severity: "yellow", services: [], about: [year] }),
  );
}

/**
 * Whether what the office offers can be finished: everything that keeps people from it (red) or is probably not meant
 * (yellow). Pure; a sound office gives none.
 */
export function judgeReadiness(facts: ReadinessFacts): ReadinessFinding[] {
  if (facts.services.length === 0) return [finding({ code: "service.none", severity: "red", services: [] })];
  return [
    ...judgeReach(facts),
    ...judgeForms(facts),
    ...judgeStaff(facts),
    ...judgeHours(facts),
    ...judgeConfiguration(facts),
    ...judgeCalendar(facts),
    ...judgeTemplates(facts),
  ];
}
