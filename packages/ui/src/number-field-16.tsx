import { Fragment, type ReactElement } from "react";
import { describedBy, FieldFrame, type FieldProps } from "./field.tsx";
import { groupDigits16 } from "./format.tsx";

/** Digits of a NIK or KK number that cannot be right, counted from 0. */
export interface WrongDigits {
  start: number;
  length: number;
}

/** The digits in groups of four with the wrong ones marked; only for the eye, the error text says it in words. */
function MarkedDigits({ value, wrong }: { value: string; wrong: WrongDigits }): ReactElement {
  const digits = value.replace(/\D/g, "");
  const groups = Array.from({ length: Math.ceil(digits.length / 4) }, (_, at) => at * 4);
  return (
    <p className="digits" aria-hidden="true">
      {groups.map((start) => (
        <span key={start}>
          {[0, 2].map((offset) => {
            const at = start + offset;
            const pair = digits.slice(at, Math.min(at + 2, start + 4));
            const isWrong = at < wrong.start + wrong.length && at + 2 > wrong.start;
            return isWrong ? <mark key={at}>{pair}</mark> : <Fragment key={at}>{pair}</Fragment>;
          })}
        </span>
      ))}
    </p>
  );
}

/** NIK or KK number: 16 digits shown in groups of four, numeric keyboard, no autofill. `wrong` marks a pair.
 * A script may group while typing (`data-digits16`). */
export function NumberField16(props: FieldProps & { value?: string; wrong?: WrongDigits }): ReactElement {
  const value = props.value ?? "";
  return (
    <FieldFrame {...props}>
      {props.error && props.wrong ? <MarkedDigits value={value} wrong={props.wrong} /> : null}
      <input
        className="in in-16"
        id={props.id}
        name={props.name}
        defaultValue={groupDigits16(value)}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        data-digits16=""
        {...describedBy(props)}
      />
    </FieldFrame>
  );
}
