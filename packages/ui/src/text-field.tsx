import type { HTMLAttributes, HTMLInputAutoCompleteAttribute, ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.tsx";
import { describedBy, FieldFrame, type FieldProps } from "./field.tsx";

/** A field of one line. */
export interface TextFieldProps extends FieldProps {
  value?: string;
  type?: "text" | "email" | "tel" | "search" | "password";
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  autoComplete?: HTMLInputAutoCompleteAttribute;
  maxLength?: number;
  /** `off` for names and codes: phones must not correct them. */
  autoCapitalize?: "none" | "sentences" | "words" | "characters";
  /** Width that hints at the length expected; full by default. */
  width?: "short" | "medium";
  /** Unit behind the input ("kg"). */
  unit?: ReactNode;
}

/** Text, name, phone, e-mail, whole or decimal number: choose the keyboard with `inputMode` and `type`. */
export function TextField(props: TextFieldProps): ReactElement {
  const input = (
    <input
      className={classNames("in", props.width && `in-${props.width}`)}
      id={props.id}
      name={props.name}
      type={props.type ?? "text"}
      defaultValue={props.value ?? ""}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete}
      autoCapitalize={props.autoCapitalize}
      maxLength={props.maxLength}
      {...describedBy(props)}
    />
  );
  return (
    <FieldFrame {...props}>
      {props.unit ? (
        <div className="unit">
          {input}
          <span>{props.unit}</span>
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}

/** Text of several lines; `rows` is the height at first. */
export function TextareaField(props: FieldProps & { value?: string; rows?: number; maxLength?: number }): ReactElement {
  return (
    <FieldFrame {...props}>
      <textarea
        className="in"
        id={props.id}
        name={props.name}
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        defaultValue={props.value ?? ""}
        {...describedBy(props)}
      />
    </FieldFrame>
  );
}

/** Time of day on the clock of the place of the event; sends `HH:MM` (24 hours). */
export function TimeField(props: FieldProps & { value?: string; unit?: ReactNode }): ReactElement {
  return (
    <FieldFrame {...props}>
      <div className="unit">
        <input
          className="in in-medium"
          id={props.id}
          name={props.name}
          type="time"
          defaultValue={props.value ?? ""}
          {...describedBy(props)}
        />
        {props.unit ? <span>{props.unit}</span> : null}
      </div>
    </FieldFrame>
  );
}
