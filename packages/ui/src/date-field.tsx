import type { ReactElement } from "react";
import { classNames } from "./class-names.tsx";
import { type FieldProps, FieldsetField } from "./field.tsx";

/** The three boxes of a date, as typed. */
export interface DateParts {
  day: string;
  month: string;
  year: string;
}

/** Splits `YYYY-MM-DD` into boxes without leading zeros; anything else gives empty boxes. */
export function dateParts(value: string): DateParts {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return { day: "", month: "", year: "" };
  return { day: String(Number(match[3])), month: String(Number(match[2])), year: match[1] ?? "" };
}

const PARTS = ["day", "month", "year"] as const;

/** A date as day, month and year. Sends `<name>.day`, `<name>.month`, `<name>.year`. The day box carries the
 * field's id. `wrong` marks single boxes; without it an error marks all three. */
export function DateField(
  props: FieldProps & {
    /** `YYYY-MM-DD`, or the boxes as they were typed. */
    value?: string | DateParts;
    wrong?: (keyof DateParts)[];
    /** Words above the boxes ("Hari", "Bulan", "Tahun"). */
    words: DateParts;
    /** True for the citizen's own birth date: lets the phone fill it in. */
    birthday?: boolean;
  },
): ReactElement {
  const parts = typeof props.value === "object" ? props.value : dateParts(props.value ?? "");
  const wrong = props.error ? (props.wrong ?? PARTS) : [];
  return (
    <FieldsetField {...props} id={`${props.id}-group`}>
      <div className="parts">
        {PARTS.map((part) => (
          <label key={part}>
            {props.words[part]}
            <input
              className={classNames("in", part === "year" && "in-year")}
              id={part === "day" ? props.id : `${props.id}-${part}`}
              name={`${props.name}.${part}`}
              defaultValue={parts[part]}
              inputMode="numeric"
              maxLength={part === "year" ? 4 : 2}
              autoComplete={props.birthday ? `bday-${part}` : "off"}
              aria-invalid={wrong.includes(part) ? true : undefined}
            />
          </label>
        ))}
      </div>
    </FieldsetField>
  );
}
