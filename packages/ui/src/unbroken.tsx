import { Fragment, type ReactElement } from "react";

// Names and values that must not be torn at a line end: KTP-el, F-1.07, 08.00-14.00, 10.00 WITA, 43 %, 1 September.
const WHOLE =
  /(\b(?:KTP-el|e-mail|COVID-19|F-\d\.\d\d)\b|\b\d{1,2}[.:]\d\d[–-]\d{1,2}[.:]\d\d\b|\b\d{1,2}[.:]\d\d (?:WIB|WITA|WIT)\b|\d+(?:[.,]\d+)? %|\b\d{1,2} (?:Jan|Feb|Mar|Apr|M[ae][iy]|Jun|Jul|Agu|Aug|Sep|O[kc]t|Nov|De[sc])[a-z]*\b|\b0\d{3}-\d{3,4}-\d{1,5}\b)/;

/** Prints a catalogue text and keeps the names and values in it that read badly when broken on one line. */
export function Unbroken({ text }: { text: string }): ReactElement {
  const parts = text.split(WHOLE).map((part, at) => ({ part, whole: at % 2 === 1, key: `${at}:${part}` }));
  return (
    <>
      {parts.map(({ part, whole, key }) =>
        whole ? (
          <span key={key} className="nw">
            {part}
          </span>
        ) : (
          <Fragment key={key}>{part}</Fragment>
        ),
      )}
    </>
  );
}
