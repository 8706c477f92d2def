import type { HTMLAttributes, HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, ReactElement } from "react";
import type { Option } from "./choice-field.tsx";
import { describedBy, FieldNotes, type FieldProps, LabelText } from "./field.tsx";

/** A dense field: label left (above with `tall`), control right. A list with `options`, several lines with `rows`. */
export interface StaffFieldProps extends FieldProps {
  value?: string;
  type?: HTMLInputTypeAttribute;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  autoComplete?: HTMLInputAutoCompleteAttribute;
  options?: Option[];
  rows?: number;
  tall?: boolean;
}

function Control(props: StaffFieldProps): ReactElement {
  const common = { className: "control", id: props.id, name: props.name, ...describedBy(props) };
  if (props.options) {
    return (
      <select {...common} defaultValue={props.value}>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (props.rows) return <textarea {...common} rows={props.rows} defaultValue={props.value} />;
  return (
    <input
      {...common}
      type={props.type ?? "text"}
      defaultValue={props.value}
      inputMode={props.inputMode}
      autoComplete={props.autoComplete}
    />
  );
}

/** Field of a staff or admin form; the same promises as citizen fields (label, hint, error beside it, value kept). */
export function StaffField(props: StaffFieldProps): ReactElement {
  return (
    <div className={props.tall ? "sfield sfield-tall" : "sfield"}>
      <label htmlFor={props.id}>
        <LabelText {...props} />
      </label>
      <FieldNotes {...props} />
      <Control {...props} />
    </div>
  );
}
