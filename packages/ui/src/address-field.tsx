import type { ReactElement, ReactNode } from "react";
import { type Option, SelectField } from "./choice-field.tsx";
import { type FieldProps, FieldsetField } from "./field.tsx";
import { TextareaField, TextField } from "./text-field.tsx";

/** The parts of an Indonesian address: street, neighbourhood numbers, village (Kemendagri code), postal code. */
export type AddressPart = "street" | "rt" | "rw" | "village" | "postal";

/** An address as one group. Sends `<name>.street`, `.rt`, `.rw`, `.village`, `.postal`; the street carries the
 * field's id. The village is a list where `villages` is given, else a text a script may search in
 * (`data-village-search`). */
export function AddressField(
  props: FieldProps & {
    value?: Partial<Record<AddressPart, string>>;
    errors?: Partial<Record<AddressPart, ReactNode>>;
    /** Parts that must be filled; street and village by default. */
    require?: AddressPart[];
    villages?: Option[];
    words: Record<AddressPart, string> & { choose: string };
    hints?: Partial<Record<AddressPart, ReactNode>>;
  },
): ReactElement {
  const required = props.require ?? ["street", "village"];
  const part = (key: AddressPart) => ({
    id: key === "street" ? props.id : `${props.id}-${key}`,
    name: `${props.name}.${key}`,
    label: props.words[key],
    hint: props.hints?.[key],
    error: props.errors?.[key],
    value: props.value?.[key] ?? "",
    optional: !required.includes(key),
    labels: props.labels,
  });
  return (
    <FieldsetField {...props} id={`${props.id}-group`} grouped>
      <TextareaField {...part("street")} rows={2} maxLength={200} />
      <div className="parts parts-address">
        <TextField {...part("rt")} inputMode="numeric" maxLength={3} />
        <TextField {...part("rw")} inputMode="numeric" maxLength={3} />
      </div>
      {props.villages ? (
        <SelectField {...part("village")} options={props.villages} placeholder={props.words.choose} />
      ) : (
        <div data-village-search="">
          <TextField {...part("village")} autoComplete="off" />
        </div>
      )}
      <TextField {...part("postal")} inputMode="numeric" maxLength={5} width="short" autoComplete="postal-code" />
    </FieldsetField>
  );
}
