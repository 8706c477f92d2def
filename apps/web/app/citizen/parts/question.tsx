import type { FieldErrorView, FieldView, ItemFieldView } from "@gerai/contracts/catalogue";
import type { Locale, Messages } from "@gerai/language";
import { BooleanField, ChoiceField, DeclarationField, SelectField } from "@gerai/ui/choice-field";
import { DateField } from "@gerai/ui/date-field";
import type { FieldProps } from "@gerai/ui/field";
import { formatPhone } from "@gerai/ui/format";
import { NumberField16, type WrongDigits } from "@gerai/ui/number-field-16";
import { TextareaField, TextField, TimeField } from "@gerai/ui/text-field";
import { useOffice, useTexts } from "../../office.ts";
import { textOf } from "../posted-form.ts";
import { AddressQuestion } from "./address-question.tsx";
import { EntryList } from "./entry-list.tsx";
import type { PageState } from "./page-state.ts";
import { RegionControl } from "./region-control.tsx";

const MOST_RADIO_BUTTONS = 7;

/** Digits of a NIK or KK number that an error is about: the province, or the day and month of birth. */
function wrongDigits(code: string | undefined): WrongDigits | undefined {
  if (code?.endsWith(".province")) return { start: 0, length: 2 };
  if (code?.endsWith(".date")) return { start: 6, length: 4 };
  return code?.endsWith(".serial") ? { start: 12, length: 4 } : undefined;
}

/** What every control of a question takes, with its words in the page's language. */
export function controlProps(
  field: ItemFieldView,
  name: string,
  error: FieldErrorView | undefined,
  locale: Locale,
  t: Messages,
): FieldProps {
  return {
    id: name,
    name,
    label: field.label[locale],
    hint: field.hint?.[locale],
    error: error?.text[locale],
    optional: !field.required,
    labels: { optional: t.form.optional, error: t.form.errorWord },
  };
}

/** One question with the control of its type; `name` differs from the key inside a list entry. */
export function Question({ field, name = field.key, state }: { field: FieldView; name?: string; state: PageState }) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const error = state.errors.find((candidate) => candidate.field === name && candidate.level !== "officer");
  const props = controlProps(field, name, error, locale, t);
  const value = textOf(state.values, name);
  switch (field.type) {
    case "group-list":
      return (
        <EntryList
          list={field}
          count={state.counts[field.key] ?? 1}
          error={error?.text[locale]}
          question={(item, input) => <Question key={item.key} field={item} name={input} state={state} />}
        />
      );
    case "address":
      return <AddressQuestion field={field} name={name} state={state} />;
    case "region":
      return (
        <RegionControl
          {...props}
          optional={!field.required}
          hint={field.hint?.[locale]}
          label={field.label[locale]}
          error={error?.text[locale]}
          input={name}
          isVillage={(field.level ?? "village") === "village"}
          within={field.scope === "tenant" ? (office.regionCode ?? undefined) : undefined}
          value={value}
          names={{ ...field.regionNames, ...state.names }}
          lookup={state.lookup?.input === name ? state.lookup : undefined}
        />
      );
    case "nik":
    case "kk":
      return <NumberField16 {...props} value={value} wrong={wrongDigits(error?.code)} />;
    case "date":
      return (
        <DateField
          {...props}
          value={{
            day: textOf(state.values, `${name}.day`),
            month: textOf(state.values, `${name}.month`),
            year: textOf(state.values, `${name}.year`),
          }}
          words={{ day: t.form.day, month: t.form.month, year: t.form.year }}
          birthday={name.startsWith("applicant.birth")}
        />
      );
    case "boolean":
      return (
        <BooleanField
          {...props}
          value={value === "true" ? true : value === "false" ? false : undefined}
          words={{ yes: t.form.yes, no: t.form.no }}
        />
      );
    case "declaration":
      return <DeclarationField {...props} text={field.declaration?.[locale] ?? ""} checked={value === "true"} />;
    case "select":
    case "site":
    case "slot":
      return <Choice field={field} props={props} value={value} />;
    case "time":
      return <TimeField {...props} value={value} />;
    case "textarea":
      return <TextareaField {...props} value={value} maxLength={field.maxLength} />;
    default:
      return <Line field={field} props={props} value={value} />;
  }
}

function Choice({ field, props, value }: { field: FieldView; props: FieldProps; value: string }) {
  const { locale, t } = useTexts();
  const options = (field.options ?? []).map((option) => ({
    value: option.value,
    label: option.label[locale],
    note: option.hint?.[locale],
  }));
  const [only] = options;
  if (field.type !== "select" && options.length === 1 && only) {
    return (
      <div className="field">
        <p className="lab">{props.label}</p>
        <p>{only.label}</p>
        <input type="hidden" name={props.name} value={only.value} />
      </div>
    );
  }
  return options.length > MOST_RADIO_BUTTONS ? (
    <SelectField {...props} options={options} value={value} placeholder={t.form.choose} />
  ) : (
    <ChoiceField {...props} options={options} value={value} />
  );
}

function Line({ field, props, value }: { field: FieldView; props: FieldProps; value: string }) {
  const { locale } = useTexts();
  const isNumber = field.type === "integer" || field.type === "decimal";
  const isName = field.type === "person-name" || field.type === "new-person-name";
  return (
    <TextField
      {...props}
      value={field.type === "phone" ? formatPhone(value) : value}
      type={field.type === "phone" ? "tel" : field.type === "email" ? "email" : "text"}
      inputMode={field.inputmode}
      autoComplete={field.autocomplete}
      autoCapitalize={isName ? "words" : field.type === "email" ? "none" : undefined}
      maxLength={isNumber ? undefined : field.maxLength}
      width={isNumber ? "short" : field.type === "phone" ? "medium" : undefined}
      unit={field.unit?.[locale]}
    />
  );
}
