import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.tsx";
import { describedBy, FieldFrame, FieldNotes, type FieldProps, FieldsetField } from "./field.tsx";

/** One answer of a choice. */
export interface Option {
  value: string;
  label: string;
  /** One line under the label; printed by radio buttons only. */
  note?: ReactNode;
}

/** Radio buttons, for up to 7 options. The first one carries the field's id, so the error summary can reach it. */
export function ChoiceField(
  props: FieldProps & { options: Option[]; value?: string; twoColumns?: boolean },
): ReactElement {
  return (
    <FieldsetField {...props} id={`${props.id}-group`}>
      <div className={classNames("choice", props.twoColumns && "choice-2")}>
        {props.options.map((option, at) => (
          <label key={option.value}>
            <input
              type="radio"
              id={at === 0 ? props.id : `${props.id}-${at}`}
              name={props.name}
              value={option.value}
              defaultChecked={option.value === props.value}
              aria-invalid={props.error ? true : undefined}
            />
            <span>
              {option.label}
              {option.note ? <small>{option.note}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </FieldsetField>
  );
}

/** Yes or no as two radio buttons, none chosen at first; sends `true` or `false`. */
export function BooleanField(
  props: FieldProps & { value?: boolean; words: { yes: string; no: string } },
): ReactElement {
  const { value, words, ...field } = props;
  return (
    <ChoiceField
      {...field}
      twoColumns
      value={value === undefined ? undefined : String(value)}
      options={[
        { value: "true", label: words.yes },
        { value: "false", label: words.no },
      ]}
    />
  );
}

/** Native list, for more than 7 options. `placeholder` is the first, empty entry ("Pilih"). */
export function SelectField(
  props: FieldProps & { options: Option[]; value?: string; placeholder: string },
): ReactElement {
  return (
    <FieldFrame {...props}>
      <select className="in" id={props.id} name={props.name} defaultValue={props.value ?? ""} {...describedBy(props)}>
        <option value="">{props.placeholder}</option>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** A statement under which the citizen puts a tick; `text` is the whole statement, sent as `true` when ticked. */
export function DeclarationField(
  props: Omit<FieldProps, "optional"> & { text: ReactNode; checked?: boolean },
): ReactElement {
  return (
    <div className={classNames("field", props.error !== undefined && props.error !== "" && "bad")}>
      <p className="lab">{props.label}</p>
      <FieldNotes {...props} />
      <div className="choice">
        <label>
          <input
            type="checkbox"
            id={props.id}
            name={props.name}
            value="true"
            defaultChecked={props.checked}
            {...describedBy(props)}
          />
          <span>{props.text}</span>
        </label>
      </div>
    </div>
  );
}
