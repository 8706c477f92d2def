import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.tsx";

/** One line of facts: since, until, reason, instead. */
export interface DefinitionRow {
  term: string;
  value: ReactNode;
}

/** Short facts as term and value; `ruled` sets it apart with a line above. */
export function DefinitionList({ rows, ruled }: { rows: DefinitionRow[]; ruled?: boolean }): ReactElement {
  return (
    <dl className={classNames("dl", ruled && "dl-ruled")}>
      {rows.flatMap((row) => [<dt key={`${row.term}-t`}>{row.term}</dt>, <dd key={`${row.term}-d`}>{row.value}</dd>])}
    </dl>
  );
}

/** One answer on the review page. */
export interface AnswerRow {
  question: string;
  answer: ReactNode;
  /** Link back to the page of the question. */
  change?: { href: string; label: string };
}

/** Answers to look through before sending; the change link says for screen readers which answer it changes. */
export function SummaryTable({ rows }: { rows: AnswerRow[] }): ReactElement {
  return (
    <dl className="answers">
      {rows.map((row) => (
        <div key={row.question}>
          <dt>{row.question}</dt>
          <dd>{row.answer}</dd>
          {row.change ? (
            <dd className="change">
              <a href={row.change.href}>
                {row.change.label}
                <span className="vh"> {row.question}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
