import type { AddressAnswer, AddressPart, AnswerValue, ErrorLevel, Text } from "@gerai/contracts/catalogue";
import { isCalendarDay, shiftDay } from "./calendar-day.ts";
import type { Lookup } from "./conditions.ts";
import type { ErrorParams } from "./error-texts.ts";
import { type FormFacts, isInTenant, sitesWith, slotsAt } from "./form-facts.ts";
import {
  districtOfNumber,
  isProvince,
  kkFault,
  nikAgreesWithBirthDate,
  nikFault,
  readNik,
} from "./identity-numbers.ts";
import type {
  AddressField,
  DateField,
  FieldDefinition,
  ListField,
  NumberedField,
  NumberField,
  RegionField,
  TextField,
} from "./template.ts";

/** What a rule found; `path` leads from the field to the box at fault (`["0", "nik"]`), `part` names an address box. */
export interface Finding {
  readonly code: string;
  readonly level: ErrorLevel;
  readonly params?: ErrorParams;
  readonly path?: readonly string[];
  readonly part?: AddressPart;
  /** Label of the item question at fault, when it is not the field's own. */
  readonly label?: Text;
}

/** What the rules of one field may look at beside the value. */
export interface RuleScope {
  readonly facts: FormFacts;
  /** Effective answers and derived values. */
  readonly look: Lookup;
  /** Label of another field, for texts that name it. */
  readonly labelOf: (key: string) => Text | undefined;
}

const CHOOSING = new Set(["select", "boolean", "region", "site", "slot"]);
const REGION_DEPTH = { province: 1, regency: 2, district: 3, village: 4 } as const;
/** C0 and C1 controls but tab and line feed, half surrogates, and marks that reorder text on screen. */
const CONTROL = /[^\P{Cc}\t\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u;

const hard = (code: string, params?: ErrorParams): Finding[] => [{ code, level: "hard", params }];
const fine: Finding[] = [];

/** The code shown when a required field has no answer. */
function missingCode(field: FieldDefinition): string {
  if (field.type === "group-list") return "list.min";
  if (field.type === "declaration") return "declaration.unticked";
  return CHOOSING.has(field.type) ? "choose" : "required";
}

function checkText(field: TextField, value: string): Finding[] {
  if (CONTROL.test(value) || (field.type === "text" && value.includes("\n"))) return hard("text.control");
  const length = [...value].length;
  if (field.minLength && length < field.minLength) return hard("text.min", { min: field.minLength });
  const max = field.maxLength ?? (field.type === "text" ? 120 : 1000);
  if (length > max) return hard("text.max", { max });
  if (field.format === "documentNumber" && !/^[A-Za-z0-9 /.-]+$/.test(value)) return hard("format.documentNumber");
  if (field.format === "passport" && !/^[A-Z0-9]{6,12}$/.test(value)) return hard("format.passport");
  if (field.format === "ticket" && !/^[A-Z0-9-]{4,40}$/.test(value)) return hard("format.ticket");
  return fine;
}

function checkNumber(field: NumberField, value: AnswerValue): Finding[] {
  const isNumber = typeof value === "number" && Number.isFinite(value);
  if (!isNumber || (field.type === "integer" && !Number.isInteger(value))) return hard(`${field.type}.format`);
  if (field.min !== undefined && value < field.min) return hard("number.min", { min: field.min });
  if (field.max !== undefined && value > field.max) return hard("number.max", { max: field.max });
  return fine;
}

/** The day a limit means; undefined when it looks at a field without a proper day, which lifts it. */
export function resolveDateLimit(limit: string | undefined, today: string, look: Lookup): string | undefined {
  if (limit === undefined) return undefined;
  if (limit.startsWith("field:")) {
    const value = look(limit.slice("field:".length));
    return isCalendarDay(value) ? value : undefined;
  }
  const relative = /^today(?:([+-])(\d+)([dmy]))?$/.exec(limit);
  if (!relative) return limit;
  const [, sign, amount, unit] = relative;
  if (!sign) return today;
  return shiftDay(today, Number(`${sign}${amount}`), unit === "d" ? "d" : unit === "m" ? "m" : "y");
}

function checkDate(field: DateField, value: string, { facts, look }: RuleScope): Finding[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return hard("date.format");
  if (!isCalendarDay(value)) return hard("date.impossible");
  const min = resolveDateLimit(field.minDate, facts.today, look) ?? "1900-01-01";
  const max = resolveDateLimit(field.maxDate, facts.today, look);
  if (value < min) return hard("date.min", { min });
  return max !== undefined && value > max ? hard("date.max", { max }) : fine;
}

/** The label of another person's number without the word NIK: the text says it already. */
function withoutNik(label: Text): Text {
  return { id: label.id.replace(/^NIK /, ""), en: label.en.replace(/^NIK of /, "").replace(/(['’]s)? NIK$/, "") };
}

function numberHints(field: NumberedField, value: string, { facts, look }: RuleScope): Finding[] {
  const hints: Finding[] = [];
  const hint = (code: string) => hints.push({ code, level: "officer" });
  if (field.type === "nik") {
    const birthDate = field.compare?.birthDate && look(field.compare.birthDate);
    if (isCalendarDay(birthDate) && !nikAgreesWithBirthDate(value, birthDate)) hint("nik.birthDate");
    const sex = field.compare?.sex && look(field.compare.sex);
    if (typeof sex === "string" && sex !== "" && sex !== readNik(value).sex) hint("nik.sex");
  }
  const district = districtOfNumber(value);
  const isKnown = field.type === "kk" || facts.regionName(district) !== undefined;
  if (!isKnown || !isInTenant(facts, district)) hint(`${field.type}.region`);
  return hints;
}

function checkNumbered(field: NumberedField, value: string, scope: RuleScope): Finding[] {
  const fault = field.type === "nik" ? nikFault(value) : kkFault(value);
  if (fault) return hard(`${field.type}.${fault}`, { count: value.length });
  const twin = field.differsFrom?.find((key) => scope.look(key) === value);
  if (twin !== undefined) {
    const label = scope.labelOf(twin) ?? { id: twin, en: twin };
    return hard(`${field.type}.differs`, { other: field.type === "nik" ? withoutNik(label) : label });
  }
  return numberHints(field, value, scope);
}

function checkPhone(value: string): Finding[] {
  const bare = value.replace(/[\s.()-]/g, "");
  if (/^(0|\+?62)[2-79]/.test(bare)) return hard("phone.landline");
  return /^\+628[1-9]\d{7,10}$/.test(value) ? fine : hard("phone.format");
}

function checkEmail(value: string): Finding[] {
  if (value.length > 254) return hard("email.max");
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value) && !CONTROL.test(value) ? fine : hard("email.format");
}

function isKnownRegion(code: string, level: RegionField["level"], facts: FormFacts): boolean {
  if (!/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(code) || code.split(".").length !== REGION_DEPTH[level])
    return false;
  return isProvince(code.slice(0, 2)) && facts.regionName(code) !== undefined;
}

function checkScope(code: string, scope: RegionField["scope"], facts: FormFacts): Finding[] {
  if (scope === "any" || isInTenant(facts, code) === (scope === "tenant")) return fine;
  return hard(`region.${scope}`, { office: facts.regionName(facts.tenantRegion) ?? facts.tenantRegion });
}

function checkAddress(field: AddressField, value: AddressAnswer, { facts }: RuleScope): Finding[] {
  const found: Finding[] = [];
  const fault = (part: AddressPart, code: string) => found.push({ code, level: "hard", part });
  const isNeeded = (part: AddressPart) => field.require.includes(part);
  const { street, rt, rw, village, postal } = value;
  const isGoodStreet = street !== undefined && street.length >= 3 && street.length <= 200 && !CONTROL.test(street);
  if (street === undefined ? isNeeded("street") : !isGoodStreet) fault("street", "address.street");
  if (rt === undefined ? isNeeded("rt") : !/^\d{3}$/.test(rt)) fault("rt", "address.rt");
  if (rw === undefined ? isNeeded("rw") : !/^\d{3}$/.test(rw)) fault("rw", "address.rt");
  if (village === undefined || !isKnownRegion(village, "village", facts)) fault("village", "address.village");
  else for (const finding of checkScope(village, field.scope, facts)) found.push({ ...finding, part: "village" });
  if (postal === undefined ? isNeeded("postal") : !/^\d{5}$/.test(postal)) fault("postal", "address.postal");
  return found;
}

function checkNewName(value: string): Finding[] {
  if (!/^[A-Za-z]+( [A-Za-z]+)*$/.test(value)) return hard("newName.chars");
  if (value.length > 60) return hard("newName.max");
  const words = value.split(" ");
  const found: Finding[] = [];
  if (words.length < 2) found.push({ code: "newName.words", level: "confirm" });
  if (words.some((word) => word.length < 2)) found.push({ code: "newName.abbreviation", level: "confirm" });
  return found;
}

function checkList(field: ListField, value: AnswerValue, scope: RuleScope): Finding[] {
  const items = Array.isArray(value) ? value : [];
  const params = { min: field.minItems, max: field.maxItems, itemName: field.itemName };
  if (items.length < field.minItems) return hard("list.min", params);
  if (items.length > field.maxItems) return hard("list.max", params);
  const seen = new Set<unknown>();
  return items.flatMap((item, index) =>
    field.items.flatMap((question): Finding[] => {
      const answer = item[question.key];
      const found = checkValue(question, answer, scope);
      if (question.type === "nik" && answer !== undefined && found.every(({ level }) => level !== "hard")) {
        if (seen.has(answer)) found.push({ code: "list.duplicate", level: "hard" });
        seen.add(answer);
      }
      return found.map((finding) => ({ ...finding, path: [String(index), question.key], label: question.label }));
    }),
  );
}

/**
 * Checks one shown field by the closed rules of its type: what is wrong, of all three levels; [] when fine.
 * `value` must be normalised. A field gives one hard finding, but for addresses (one for each part) and lists.
 */
export function checkValue(field: FieldDefinition, value: AnswerValue | undefined, scope: RuleScope): Finding[] {
  if (value === undefined) {
    if (!field.required) return [];
    return hard(
      missingCode(field),
      field.type === "group-list" ? { min: field.minItems, itemName: field.itemName } : {},
    );
  }
  switch (field.type) {
    case "group-list":
      return checkList(field, value, scope);
    case "address":
      return checkAddress(field, value as AddressAnswer, scope);
    case "integer":
    case "decimal":
      return checkNumber(field, value);
    case "boolean":
      return typeof value === "boolean" ? [] : hard("boolean.unknown");
    case "declaration":
      return value === true ? [] : hard("declaration.unticked");
    default:
      return [...checkWords(field, String(value), scope)];
  }
}

type WordField = Exclude<
  FieldDefinition,
  ListField | AddressField | NumberField | { type: "declaration" } | { type: "boolean" }
>;

function checkWords(field: WordField, value: string, scope: RuleScope): Finding[] {
  const { facts, look } = scope;
  switch (field.type) {
    case "text":
    case "textarea":
      return checkText(field, value);
    case "select":
      return field.options.some((option) => option.value === value) ? fine : hard("option.unknown");
    case "date":
      return checkDate(field, value, scope);
    case "time":
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? fine : hard("time.format");
    case "nik":
    case "kk":
      return checkNumbered(field, value, scope);
    case "phone":
      return checkPhone(value);
    case "email":
      return checkEmail(value);
    case "region":
      return isKnownRegion(value, field.level, facts) ? checkScope(value, field.scope, facts) : hard("region.unknown");
    case "person-name": {
      if (!/^[A-Za-z][A-Za-z' .,-]*$/.test(value)) return hard("name.chars");
      const max = field.maxLength ?? 100;
      return value.length > max ? hard("name.max", { max }) : fine;
    }
    case "new-person-name":
      return checkNewName(value);
    case "site":
      return sitesWith(facts, field.capability).some((site) => site.id === value) ? fine : hard("site.unknown");
    case "slot":
      return slotsAt(facts, look(field.site)).some((slot) => slot.id === value) ? fine : hard("slot.unknown");
    default:
      return fine;
  }
}
