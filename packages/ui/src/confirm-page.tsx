import type { ReactElement, ReactNode } from "react";
import { HintBar } from "./case-section.tsx";
import { MAIN_ID } from "./masthead.tsx";

/** Sign-in of staff: the office above, one step per card (`children` is its form), what went wrong in `error`. */
export function SignInCard(props: {
  office: string;
  title: ReactNode;
  lead?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
  /** Below the form: lost key, help. */
  foot?: ReactNode;
}): ReactElement {
  return (
    <main id={MAIN_ID} className="alone">
      <div className="card">
        <div>
          <p className="sm">{props.office}</p>
          <h1>{props.title}</h1>
        </div>
        {props.lead ? <p>{props.lead}</p> : null}
        {props.error ? (
          <div role="alert">
            <HintBar tone="bad">{props.error}</HintBar>
          </div>
        ) : null}
        {props.children}
        {props.foot ? <p className="sm">{props.foot}</p> : null}
      </div>
    </main>
  );
}

/** A page that asks before something that cannot be taken back: what will happen, the message word for word,
 * what it needs (`children`, inside the form with the buttons). */
export function ConfirmPage(props: {
  title: ReactNode;
  lead?: ReactNode;
  consequences?: { id: string; text: ReactNode }[];
  message?: ReactNode;
  children: ReactNode;
}): ReactElement {
  return (
    <main id={MAIN_ID} className="alone alone-wide">
      <div className="card">
        <h1>{props.title}</h1>
        {props.lead ? <p>{props.lead}</p> : null}
        {props.consequences ? (
          <ul className="bul">
            {props.consequences.map((item) => (
              <li key={item.id}>{item.text}</li>
            ))}
          </ul>
        ) : null}
        {props.message}
        {props.children}
      </div>
    </main>
  );
}
