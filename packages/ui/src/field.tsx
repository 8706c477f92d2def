import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.tsx";
import { Icon } from "./icons.tsx";

/** Words around a field. */
export interface FieldLabels {
  /** Beside the label of a field that may stay empty ("tidak wajib"). */
  optional: string;
  /** Said before an error by screen readers ("Galat"). */
  error: string;
}

/** What every field takes. */
export interface FieldProps {
  /** Id of the control and so the target of the error summary; hint and error get `-hint` and `-error`. */
  id: string;
  /** Name under which the form sends the value. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Why the value was not taken; shown between hint and control. The value stays as typed. */
  error?: ReactNode;
  optional?: boolean;
  labels: FieldLabels;
}

/** Attributes that tie a control to its hint and error. */
export interface DescribedBy {
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

/** Computes `aria-describedby` (hint, then error) and `aria-invalid` of a control. */
export function describedBy(props: Pick<FieldProps, "id" | "hint" | "error">): DescribedBy {
  const ids = classNames(props.hint ? `${props.id}-hint` : null, props.error ? `${props.id}-error` : null);
  return { "aria-describedby": ids, "aria-invalid": props.error ? true : undefined };
}

/** Hint and error of a field, in this order, with the ids `describedBy` names. */
export function FieldNotes(props: Pick<FieldProps, "id" | "hint" | "error" | "labels">): ReactElement {
  return (
    <>
      {props.hint ? (
        <p className="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {props.error ? (
        <p className="err" id={`${props.id}-error`}>
          <Icon name="alert" />
          <span>
            <span className="vh">{props.labels.error}: </span>
            {props.error}
          </span>
        </p>
      ) : null}
    </>
  );
}

/** Text of a label or legend, with the word for "optional" where the field may stay empty. */
export function LabelText(props: Pick<FieldProps, "label" | "optional" | "labels">): ReactElement {
  return (
    <>
      {props.label}
      {props.optional ? <span className="opt"> ({props.labels.optional})</span> : null}
    </>
  );
}

/** Frame of a field with one control: label, hint, error, then the control given as children. */
export function FieldFrame(props: FieldProps & { children: ReactNode }): ReactElement {
  return (
    <div className={classNames("field", props.error !== undefined && props.error !== "" && "bad")}>
      <label htmlFor={props.id}>
        <LabelText {...props} />
      </label>
      <FieldNotes {...props} />
      {props.children}
    </div>
  );
}

/** Frame of a field with several controls, or of a group of fields (`grouped` draws a line beside them). */
export function FieldsetField(
  props: Omit<FieldProps, "name"> & { grouped?: boolean; children: ReactNode },
): ReactElement {
  const notes = describedBy(props);
  return (
    <fieldset
      className={classNames("field", props.error !== undefined && props.error !== "" && "bad")}
      id={props.id}
      aria-describedby={notes["aria-describedby"]}
    >
      <legend className="lab">
        <LabelText {...props} />
      </legend>
      <FieldNotes {...props} />
      {props.grouped ? <div className="group">{props.children}</div> : props.children}
    </fieldset>
  );
}
