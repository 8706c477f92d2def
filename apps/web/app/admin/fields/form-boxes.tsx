import { Icon } from "@gerai/ui/icons";
import { createContext, type ReactNode, use } from "react";
import { useTexts } from "../../office.ts";
import type { Fault } from "../forms/item-faults.ts";
import type { Typed } from "../typed-form.ts";

/** What the boxes of a form show: what was typed, and what is wrong with it. */
export interface FormState {
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}

/** The form that boxes belong to. */
export const FormContext = createContext<FormState>({ typed: {}, faults: [] });

/** Words and state of one box by its name. */
export function useBox(name: string) {
  const { typed, faults } = use(FormContext);
  const { t } = useTexts();
  const fault = faults.find(({ field }) => field === name)?.fault;
  return {
    value: typed[name]?.[0] ?? "",
    values: typed[name] ?? [],
    error: fault && t.settings.faults[fault],
    errorWord: t.form.errorWord,
  };
}

/** What is wrong with a box or a group; nothing while nothing is. */
export function BoxFault({ name }: { name: string }) {
  const { error, errorWord } = useBox(name);
  if (!error) return null;
  return (
    <p className="err" id={`${name}-error`}>
      <Icon name="alert" />
      <span>
        <span className="vh">{errorWord}: </span>
        {error}
      </span>
    </p>
  );
}

/** Attributes that tie a box to its hint and its fault. */
function ties(name: string, hint: ReactNode, error: string | undefined) {
  const ids = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? (true as const) : undefined };
}

interface BoxProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly type?: "text" | "date" | "time" | "number" | "email" | "tel";
  /** Several lines. */
  readonly rows?: number;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly lang?: "id" | "en";
  /** Digits are expected. */
  readonly numeric?: boolean;
}

function Control({ name, hint, type = "text", rows, options, lang, numeric }: BoxProps) {
  const { value, error } = useBox(name);
  const common = { className: "control", id: name, name, lang, ...ties(name, hint, error) };
  if (options) {
    return (
      <select {...common} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (rows) return <textarea {...common} rows={rows} defaultValue={value} />;
  return (
    <input
      {...common}
      type={type}
      defaultValue={value}
      autoComplete="off"
      inputMode={numeric ? "numeric" : undefined}
    />
  );
}

/** A box with its label above it, its hint and its fault beside it. */
export function Box(props: BoxProps) {
  const { name, label, hint } = props;
  return (
    <div className="box">
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <BoxFault name={name} />
      <Control {...props} />
    </div>
  );
}

/** The same text in both languages, Indonesian first. */
export function WordsBoxes({ name, label, hint, rows }: Pick<BoxProps, "name" | "hint" | "rows"> & { label: string }) {
  const words = useTexts().t.settings.form;
  return (
    <div className="boxes-2">
      <Box name={`${name}.id`} label={`${label} (${words.indonesian})`} hint={hint} rows={rows} lang="id" />
      <Box name={`${name}.en`} label={`${label} (${words.english})`} rows={rows} lang="en" />
    </div>
  );
}

/** One tick with its sentence. */
export function Tick({ name, label, value = "ya" }: { name: string; label: ReactNode; value?: string }) {
  const { values } = useBox(name);
  return (
    <label className="tick">
      <input type="checkbox" name={name} value={value} defaultChecked={values.includes(value)} />
      <span>{label}</span>
    </label>
  );
}

/** A group of boxes under one heading; its fault stands below the heading. */
export function BoxGroup(props: {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  /** Heading and boxes side by side on wide screens. */
  inRow?: boolean;
  children: ReactNode;
}) {
  const { error } = useBox(props.name);
  return (
    <fieldset
      className={props.inRow ? "box-group box-row" : "box-group"}
      id={props.name}
      aria-describedby={error ? `${props.name}-error` : undefined}
      tabIndex={-1}
    >
      <legend>{props.legend}</legend>
      {props.hint ? <p className="hint">{props.hint}</p> : null}
      <BoxFault name={props.name} />
      {props.children}
    </fieldset>
  );
}

/** Ticks of which none means all, or any number. */
export function Ticks(props: {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  options: readonly { readonly value: string; readonly label: string }[];
}) {
  return (
    <BoxGroup name={props.name} legend={props.legend} hint={props.hint} inRow>
      <div className="ticks">
        {props.options.map(({ value, label }) => (
          <Tick key={value} name={props.name} value={value} label={label} />
        ))}
      </div>
    </BoxGroup>
  );
}

/** One of a few, as radio buttons; the first carries the name's id, so that the summary can reach it. */
export function Choice(props: {
  name: string;
  legend: ReactNode;
  options: readonly { readonly value: string; readonly label: string }[];
}) {
  const { value } = useBox(props.name);
  return (
    <BoxGroup name={props.name} legend={props.legend} inRow>
      <div className="ticks">
        {props.options.map((option) => (
          <label className="tick" key={option.value}>
            <input type="radio" name={props.name} value={option.value} defaultChecked={option.value === value} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </BoxGroup>
  );
}
