import {
  type ContactBody,
  type HolidayBody,
  type HoursBody,
  type SiteBody,
  Weekday,
} from "@gerai/contracts/availability";
import type { ConfigurationContent, ProfileBody } from "@gerai/contracts/tenancy";
import { fill } from "@gerai/language";
import { formatPhone } from "@gerai/ui/format";
import { bothLanguages, describeRule, scopeText } from "./describe-rule.ts";
import type { DescribedRow } from "./described-row.ts";
import { periodText, type Wording } from "./wording.ts";

/** Rows that say something. */
function rows(
  ...all: readonly (readonly [field: string, label: string, text: string | undefined | false])[]
): DescribedRow[] {
  return all.flatMap(([field, label, text]) => (text ? [{ field, label, text }] : []));
}

const clock = ({ locale }: Wording, time: string): string => (locale === "id" ? time.replace(":", ".") : time);

function describeHours(wording: Wording, body: HoursBody): DescribedRow[] {
  const { t } = wording;
  const { fields, values } = t;
  const at = (time: string) => clock(wording, time);
  const days = Weekday.options.map((day) => {
    const hours = body.week[day];
    const parts = hours && [
      `${at(hours.opens)}–${at(hours.closes)}`,
      ...hours.breaks.map(({ from, to }) => fill(values.break, { from: at(from), to: at(to) })),
      ...(hours.lastFiling ? [fill(values.lastFiling, { time: at(hours.lastFiling) })] : []),
    ];
    return [`week.${day}`, values.days[day], parts ? parts.join(", ") : values.closed] as const;
  });
  return rows(
    ["name", fields.name, body.name],
    ["scope", fields.scope, scopeText(wording, body.scope as Parameters<typeof scopeText>[1])],
    ...days,
    ["season", fields.season, body.season && values.yes],
    ["from", fields.period, (body.from ?? body.until) !== undefined && periodText(wording, body)],
    ["dailyQuota", fields.dailyQuota, body.dailyQuota === undefined ? undefined : String(body.dailyQuota)],
  );
}

function describeHoliday(wording: Wording, body: HolidayBody): DescribedRow[] {
  const { fields } = wording.t;
  return rows(
    ["name", fields.holidayName, bothLanguages(body.name)],
    ["from", fields.period, periodText(wording, body)],
    ["effect", fields.holidayEffect, body.effect === "closed" ? fields.holidayClosed : fields.holidayOpen],
    ["importUid", fields.importUid, body.importUid],
  );
}

function describeSite(wording: Wording, body: SiteBody): DescribedRow[] {
  const { fields, values } = wording.t;
  return rows(
    ["code", fields.code, body.code],
    ["name", fields.siteName, body.name],
    ["address", fields.address, body.address],
    ["capabilities", fields.capabilities, wording.named(body.capabilities, values.capabilities)],
    ["isMain", fields.isMain, body.isMain ? values.yes : values.no],
    ["seats", fields.seats, body.seats === undefined ? undefined : String(body.seats)],
    ["from", fields.period, (body.from ?? body.until) !== undefined && periodText(wording, body)],
  );
}

function describeContact(wording: Wording, body: ContactBody): DescribedRow[] {
  const { fields, values } = wording.t;
  return rows(
    ["kind", fields.contactKind, values.contacts[body.kind]],
    ["name", fields.contactName, body.name],
    ["role", fields.role, body.role],
    ["phone", fields.phone, body.phone && formatPhone(body.phone)],
    ["email", fields.email, body.email],
    ["scope", fields.scope, (body.services ?? body.categories) !== undefined && scopeText(wording, body as object)],
    ["from", fields.period, (body.from ?? body.until) !== undefined && periodText(wording, body)],
  );
}

function describeProfile({ t }: Wording, body: ProfileBody): DescribedRow[] {
  const { fields } = t;
  return rows(
    ["intro", fields.intro, bothLanguages(body.intro)],
    ["address", fields.address, body.address],
    ["phone", fields.officePhone, body.phone],
    ["email", fields.email, body.email],
    ["accent", fields.accent, body.accent],
  );
}

type ServiceBody = Extract<ConfigurationContent, { kind: "service" }>["body"];

function describeService({ t }: Wording, words: ServiceWords, body: ServiceBody): DescribedRow[] {
  const paper = body.extraRequirement;
  return rows(
    ["isOffered", words.offer, body.isOffered ? t.values.yes : t.values.no],
    ["promiseDays", words.promiseDays, body.promiseDays === undefined ? undefined : String(body.promiseDays)],
    ["note", words.noteTitle, body.note && bothLanguages(body.note)],
    ["extraRequirement", words.paperTitle, paper && `${bothLanguages(paper.label)}\n${bothLanguages(paper.hint)}`],
  );
}

type ServiceWords = Readonly<Record<"offer" | "promiseDays" | "noteTitle" | "paperTitle", string>>;

/** An item of any kind, row by row, in the reader's language; codes by their names. */
export function describeItem(wording: Wording, services: ServiceWords, content: ConfigurationContent): DescribedRow[] {
  switch (content.kind) {
    case "rule":
      return describeRule(wording, content.body);
    case "hours":
      return describeHours(wording, content.body);
    case "holiday":
      return describeHoliday(wording, content.body);
    case "site":
      return describeSite(wording, content.body);
    case "contact":
      return describeContact(wording, content.body);
    case "profile":
      return describeProfile(wording, content.body);
    case "service":
      return describeService(wording, services, content.body);
  }
}

/** What an item is called in lists. */
export function nameOfItem({ locale, t, service }: Wording, content: ConfigurationContent): string {
  switch (content.kind) {
    case "holiday":
      return content.body.name[locale] || content.body.name.id;
    case "profile":
      return t.kinds.profile;
    case "service":
      return service(content.body.code);
    default:
      return content.body.name;
  }
}

/** What is said before and after, row by row; `changed` rows differ. */
export interface ComparedRow {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
}

/** Two versions of an item side by side, in the order of the later one; rows of the earlier alone come last. */
export function compareRows(before: readonly DescribedRow[], after: readonly DescribedRow[]): ComparedRow[] {
  const old = new Map(before.map((row) => [row.field, row]));
  const now = new Map(after.map((row) => [row.field, row]));
  const fields = [...new Set([...now.keys(), ...old.keys()])];
  return fields.map((field) => {
    const [was, is] = [old.get(field)?.text ?? "", now.get(field)?.text ?? ""];
    return {
      field,
      label: now.get(field)?.label ?? old.get(field)?.label ?? field,
      before: was,
      after: is,
      changed: was !== is,
    };
  });
}
