import type { FieldView } from "@gerai/contracts/catalogue";
import { FieldsetField } from "@gerai/ui/field";
import { TextareaField, TextField } from "@gerai/ui/text-field";
import { useOffice, useTexts } from "../../office.ts";
import { textOf } from "../posted-form.ts";
import type { PageState } from "./page-state.ts";
import { RegionControl } from "./region-control.tsx";

type Part = "street" | "rt" | "rw" | "village" | "postal";

/** An address: street, RT, RW, the village as a region question, postal code; each part with its own error. */
export function AddressQuestion({ field, name, state }: { field: FieldView; name: string; state: PageState }) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  const required: readonly Part[] = field.requireParts ?? ["street", "village"];
  const errors = state.errors.filter((error) => error.field === name && error.level !== "officer");
  const errorOf = (part: Part) =>
    errors.find((error) => (error.part ?? (part === "street" ? "street" : "village")) === part)?.text[locale];
  const box = (part: Part) => ({
    id: part === "street" ? name : `${name}-${part}`,
    name: `${name}.${part}`,
    label: t.form[part],
    value: textOf(state.values, `${name}.${part}`),
    error: errorOf(part),
    optional: field.required && !required.includes(part),
    labels,
  });
  const village = `${name}.village`;
  return (
    <FieldsetField
      id={`${name}-group`}
      label={field.label[locale]}
      hint={field.hint?.[locale]}
      optional={!field.required}
      labels={labels}
      grouped
    >
      <TextareaField {...box("street")} rows={2} maxLength={200} />
      <div className="parts parts-address">
        <TextField {...box("rt")} inputMode="numeric" maxLength={3} />
        <TextField {...box("rw")} inputMode="numeric" maxLength={3} />
      </div>
      <RegionControl
        {...box("village")}
        input={village}
        isVillage
        within={field.scope === "tenant" ? (office.regionCode ?? undefined) : undefined}
        names={{ ...field.regionNames, ...state.names }}
        lookup={state.lookup?.input === village ? state.lookup : undefined}
      />
      <TextField {...box("postal")} inputMode="numeric" maxLength={5} width="short" autoComplete="postal-code" />
    </FieldsetField>
  );
}
