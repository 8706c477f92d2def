import type { ReactElement, ReactNode } from "react";
import { MAIN_ID } from "./masthead.tsx";

/** The desk: queue left, case in the middle, papers right, action bar below the last two.
 * Under 1120 px case and papers stand below each other, under 768 px all three. */
export function DeskLayout(props: {
  queue: ReactNode;
  case: ReactNode;
  papers?: ReactNode;
  action?: ReactNode;
  labels: { case: string; papers: string };
}): ReactElement {
  return (
    <main id={MAIN_ID} className="desk">
      {props.queue}
      <section className="case" aria-label={props.labels.case}>
        {props.case}
      </section>
      {props.papers ? (
        <section className="papers" aria-label={props.labels.papers}>
          {props.papers}
        </section>
      ) : null}
      {props.action}
    </main>
  );
}
