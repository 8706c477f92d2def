import type { ReactElement, ReactNode } from "react";

/** One choice with the key that picks it. */
export interface KeyedOption {
  value: string;
  label: string;
  /** Key a script listens for (`data-key`), printed beside the word. */
  key?: string;
}

/** A verdict; `ok` and `bad` colour it when chosen. */
export interface VerdictOption extends KeyedOption {
  tone?: "ok" | "bad";
}

/** Verdict on one paper (fits, does not fit, not needed) as radio buttons; children hold the ReasonGrid. */
export function VerdictBar(props: {
  name: string;
  legend: string;
  options: VerdictOption[];
  value?: string;
  note?: ReactNode;
  children?: ReactNode;
}): ReactElement {
  return (
    <div className="verdict">
      <div className="vrow">
        <div className="seg" role="radiogroup" aria-label={props.legend}>
          {props.options.map((option) => (
            <label key={option.value}>
              <input
                className={option.tone ? `vh seg-${option.tone}` : "vh"}
                type="radio"
                name={props.name}
                value={option.value}
                defaultChecked={option.value === props.value}
                data-key={option.key}
              />
              <span>
                {option.label}
                {option.key ? <kbd>{option.key}</kbd> : null}
              </span>
            </label>
          ))}
        </div>
        {props.note ? <span className="sm">{props.note}</span> : null}
      </div>
      {props.children}
    </div>
  );
}

/** Reasons in the citizen's own words; the chosen one becomes the message. */
export function ReasonGrid(props: {
  name: string;
  legend: string;
  options: KeyedOption[];
  value?: string;
}): ReactElement {
  return (
    <div className="reasons" role="radiogroup" aria-label={props.legend}>
      {props.options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={props.name}
            value={option.value}
            defaultChecked={option.value === props.value}
            data-key={option.key}
          />
          <span>{option.label}</span>
          {option.key ? <kbd>{option.key}</kbd> : null}
        </label>
      ))}
    </div>
  );
}
