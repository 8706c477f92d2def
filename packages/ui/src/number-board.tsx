import type { ReactElement, ReactNode } from "react";
import { Icon } from "./icons.tsx";

/** A number with its baseline or denominator; a tone adds colour and an icon, never colour alone. */
export interface BoardNumber {
  term: string;
  value: ReactNode;
  note?: ReactNode;
  tone?: "bad" | "warn";
}

/** The day in up to six numbers, under a thick rule. */
export function NumberBoard({ items }: { items: BoardNumber[] }): ReactElement {
  return (
    <dl className="numbers">
      {items.map((item) => (
        <div key={item.term} className={item.tone ? `tone-${item.tone}` : undefined}>
          <dt>{item.term}</dt>
          <dd>
            <b>{item.value}</b>
            {item.note ? (
              <p>
                {item.tone ? <Icon name="alert" /> : null}
                <span>{item.note}</span>
              </p>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
