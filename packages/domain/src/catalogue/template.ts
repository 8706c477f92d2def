import type { AddressPart, DeliveryWay, FieldType, OptionView, Text } from "@gerai/contracts/catalogue";

/** A condition over answers and derived values. A comparison with an absent answer is false, `ne` too. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison;

/** One comparison; `answered` is true also for the answer "no". */
export type Comparison =
  | { readonly field: string; readonly op: "answered" }
  | { readonly field: string; readonly op: "eq" | "ne"; readonly value: string | number | boolean }
  | { readonly field: string; readonly op: "lt" | "lte" | "gt" | "gte"; readonly value: number }
  | { readonly field: string; readonly op: "in"; readonly value: readonly (string | number)[] };

/** A hidden field takes the value of another one while `when` holds. */
export interface CopyRule {
  readonly field: string;
  readonly when: Condition;
}

interface FieldBase {
  readonly key: string;
  readonly label: Text;
  readonly hint?: Text;
  /** Resolved: shown fields must be answered unless this is false. */
  readonly required: boolean;
  readonly condition?: Condition;
  readonly copyFrom?: readonly CopyRule[];
  readonly unsure?: boolean;
}

/** One line or several lines of words. */
export interface TextField extends FieldBase {
  readonly type: "text" | "textarea";
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: "documentNumber" | "passport" | "ticket";
}

/** A count or a measure. */
export interface NumberField extends FieldBase {
  readonly type: "integer" | "decimal";
  readonly min?: number;
  readonly max?: number;
  readonly unit?: Text;
}

/** One of a closed list; resolved, the options stand in the field. */
export interface SelectField extends FieldBase {
  readonly type: "select";
  readonly options: readonly OptionView[];
}

/** A calendar day; limits are `YYYY-MM-DD`, `today`, `today-30d`, `field:<earlier key>`. */
export interface DateField extends FieldBase {
  readonly type: "date";
  readonly minDate?: string;
  readonly maxDate?: string;
}

/** A NIK or a KK number. */
export interface NumberedField extends FieldBase {
  readonly type: "nik" | "kk";
  readonly differsFrom?: readonly string[];
  readonly compare?: { readonly birthDate?: string; readonly sex?: string };
}

/** A region of one level. */
export interface RegionField extends FieldBase {
  readonly type: "region";
  readonly level: "province" | "regency" | "district" | "village";
  readonly scope: "any" | "tenant" | "outsideTenant";
}

/** An address in five parts. */
export interface AddressField extends FieldBase {
  readonly type: "address";
  readonly require: readonly AddressPart[];
  readonly scope: "any" | "tenant" | "outsideTenant";
}

/** A name: as on the paper, or newly given (Permendagri 73/2022). */
export interface NameField extends FieldBase {
  readonly type: "person-name" | "new-person-name";
  readonly maxLength?: number;
}

/** A site of the office that offers a capability. */
export interface SiteField extends FieldBase {
  readonly type: "site";
  readonly capability: string;
}

/** A bookable time at the site chosen in the field `site`. */
export interface SlotField extends FieldBase {
  readonly type: "slot";
  readonly site: string;
}

/** A list of entries that all answer the same questions. */
export interface ListField extends FieldBase {
  readonly type: "group-list";
  readonly items: readonly FieldDefinition[];
  readonly minItems: number;
  readonly maxItems: number;
  readonly itemName: Text;
}

/** A statement to tick. */
export interface DeclarationField extends FieldBase {
  readonly type: "declaration";
  readonly text: Text;
}

/** Types without attributes of their own. */
export interface PlainField extends FieldBase {
  readonly type: "boolean" | "time" | "phone" | "email";
}

/** One question of a resolved service. */
export type FieldDefinition =
  | TextField
  | NumberField
  | SelectField
  | DateField
  | NumberedField
  | RegionField
  | AddressField
  | NameField
  | SiteField
  | SlotField
  | ListField
  | DeclarationField
  | PlainField;

/** One topic. */
export interface PageDefinition {
  readonly key: string;
  readonly title: Text;
  readonly intro?: Text;
  readonly condition?: Condition;
  readonly fields: readonly FieldDefinition[];
}

/** A paper to attach; `required` counts while `condition` holds. */
export interface RequirementDefinition {
  readonly key: string;
  readonly label: Text;
  readonly help: Text;
  readonly exampleKind: string;
  readonly required: boolean;
  readonly condition?: Condition;
  readonly accept: readonly ("image/jpeg" | "image/png" | "application/pdf")[];
  readonly maxFiles: number;
  readonly original: { readonly upload: "original" | "statement" | "copy"; readonly surrenderAtPickup: boolean };
  /** False: added by the office, beyond the national list. */
  readonly national: boolean;
  readonly oneOfGroup?: string;
  readonly oneOfWhen?: Condition;
  readonly unsure?: boolean;
}

/** `must` stops the case while false; `when` flags it for the officer; neither: only the officer can tell. */
export interface RuleDefinition {
  readonly rule: string;
  readonly check: "officer" | "form";
  readonly value?: unknown;
  readonly must?: Condition;
  readonly when?: Condition;
  readonly effect?: "flagLate" | "needsHeadApproval";
  readonly message?: Text;
  readonly suggest?: string;
}

/** A value computed from answers (derived.json); absent while one of its sources is. */
export interface DerivedDefinition {
  readonly key: string;
  readonly type: "integer" | "boolean" | "select";
  readonly rule: "wholeYearsToday" | "wholeYearsAt" | "daysSince" | "before" | "moveClass" | "anyItem";
  readonly from: readonly string[];
  readonly definition: Text;
  readonly codeList?: string;
  readonly item?: string;
  readonly equals?: string;
}

/** A blank card the service uses; `perItemOf` = one for each entry of that list whose `card` is this card. */
export interface BlankoUse {
  readonly card: "ktp-el" | "kia";
  readonly condition?: Condition;
  readonly perItemOf?: string;
}

/** What must be open at a stage; of several `oneOf` one is enough. */
export interface CapabilityUse {
  readonly stage: "file" | "produce" | "collect";
  readonly capability: "counter" | "recording" | "printing" | "pickup" | "legalisation" | "online";
  readonly mode: "must" | "oneOf";
  readonly condition?: Condition;
}

/** A service that goes with this one; `prefill` = {field there: field here}. */
export interface BundleLink {
  readonly code: string;
  readonly field?: string;
  readonly when?: Condition;
  readonly why?: Text;
  readonly prefill?: Readonly<Record<string, string>>;
}

interface ServiceHead {
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly regulation: string;
  readonly category: string;
  readonly name: Text;
  readonly summary: Text;
  readonly formCode: string;
  readonly formCode2026?: { readonly code: string; readonly unsure: boolean };
  readonly searchWords: readonly string[];
  readonly eligibility: { readonly text: Text; readonly rules: readonly RuleDefinition[] };
  readonly promise: {
    readonly workingDays: number;
    readonly startsAt: "complete" | "visit";
    readonly statutoryMaxDays: number | null;
    readonly unsure: boolean;
  };
  readonly output: {
    readonly kind: string;
    readonly delivery: readonly DeliveryWay[];
    readonly also?: readonly { readonly kind: string; readonly when?: Condition }[];
    readonly validity?: Readonly<Record<string, unknown>>;
  };
  readonly presence: {
    readonly needed: boolean | "conditional";
    readonly when?: Condition;
    readonly who?: readonly string[];
    readonly why: Text;
  };
  readonly capabilities: readonly CapabilityUse[];
  readonly purposes: readonly string[];
  readonly bundlesWith: readonly BundleLink[];
  readonly fee: 0;
  readonly legalBasis: readonly string[];
  readonly notes: readonly string[];
  readonly unsure: readonly string[];
}

/**
 * A service with all blocks, papers and code lists resolved: plain frozen JSON that says all a form needs, so that a
 * running case can keep the version it was filed under.
 */
export interface ServiceDefinition extends ServiceHead {
  readonly pages: readonly PageDefinition[];
  readonly requirements: readonly RequirementDefinition[];
  readonly usesBlanko: readonly BlankoUse[];
  /** The derived values whose sources this service asks. */
  readonly derived: readonly DerivedDefinition[];
  /** What the office adds to the national description. */
  readonly officeNote?: Text;
}

/** A field as written in a template: before defaults, code lists and blocks are resolved. */
export interface RawField {
  readonly key: string;
  readonly type: FieldType;
  readonly label: Text;
  readonly hint?: Text;
  readonly required?: false;
  readonly condition?: Condition;
  readonly options?: readonly OptionView[];
  readonly codeList?: string;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly items?: readonly RawField[];
  readonly site?: string;
  readonly [attribute: string]: unknown;
}

/** `{"use": "parent", "as": "father", ...}`: a block of fields put into a page. */
export interface BlockUse {
  readonly use: string;
  readonly as?: string;
  readonly who?: Text;
  readonly set?: Readonly<Record<string, Partial<RawField>>>;
  readonly except?: readonly string[];
  readonly condition?: Condition;
}

/** A page as written in a template. */
export interface RawPage extends Omit<PageDefinition, "fields"> {
  readonly fields: readonly (RawField | BlockUse)[];
}

/** A paper as written: whole, or a shared one with overrides. */
export type RawRequirement = RequirementDefinition | (Partial<RequirementDefinition> & { readonly use: string });

/** One file of `templates/services/`. */
export interface ServiceTemplate extends ServiceHead {
  readonly pages: readonly RawPage[];
  readonly requirements: readonly RawRequirement[];
  readonly usesBlanko: readonly BlankoUse[] | null;
}

/** What all services share: `blocks.json`, `code-lists.json`, `derived.json`, opened. */
export interface SharedParts {
  readonly blocks: {
    readonly fields: Readonly<Record<string, { readonly fields: readonly RawField[] }>>;
    readonly papers: Readonly<Record<string, RequirementDefinition>>;
  };
  readonly codeLists: Readonly<Record<string, { readonly options: readonly OptionView[] }>>;
  readonly derived: readonly DerivedDefinition[];
}
