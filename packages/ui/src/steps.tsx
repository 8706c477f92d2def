import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icons.tsx";

/** Where a draft is, and so the icon of the line: on the phone, partly sent, at the office, no connection. */
export type SaveState = "phone" | "sending" | "received" | "offline";

const SAVE_ICON: Record<SaveState, IconName> = {
  phone: "mobile",
  sending: "refresh",
  received: "circle-check",
  offline: "no-signal",
};

/** Where the draft is and since when ("Tersimpan di ponsel ini pukul 10.12."). Put `<b>` around the state. */
export function SaveLine({ state, children }: { state: SaveState; children: ReactNode }): ReactElement {
  return (
    <p className="save" role="status" data-save-line={state}>
      <Icon name={SAVE_ICON[state]} />
      <span>{children}</span>
    </p>
  );
}

/** Head of a form page: "Langkah 2 dari 6" as words and as a bar. `step` counts from 1. */
export function Steps(props: {
  step: number;
  total: number;
  /** "Langkah 2 dari 6" */
  label: string;
  /** The service being applied for. */
  service?: ReactNode;
  /** SaveLine under the bar. */
  save?: ReactNode;
}): ReactElement {
  const numbers = Array.from({ length: props.total }, (_, at) => at + 1);
  return (
    <div className="formhead">
      <p className="steplabel">
        <b>{props.label}</b>
        {props.service ? <span>{props.service}</span> : null}
      </p>
      <ol className="steps" aria-hidden="true">
        {numbers.map((n) => (
          <li key={n} className={n < props.step ? "done" : n === props.step ? "now" : undefined} />
        ))}
      </ol>
      {props.save}
    </div>
  );
}

/** End of a form page: the main button and what comes next. */
export function FormEnd({ children }: { children: ReactNode }): ReactElement {
  return <div className="formend">{children}</div>;
}
