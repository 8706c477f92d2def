import type { ReactElement, ReactNode } from "react";

/** Id of the summary, for a script that moves the focus to it. */
export const ERROR_SUMMARY_ID = "galat";

/** One mistake and the id of its field. */
export interface FieldError {
  fieldId: string;
  message: ReactNode;
}

/** Summary above a form that was sent with mistakes: links to each field, can take the focus (tabindex -1, autofocus
 * where the browser supports it). The page's `<title>` must begin with the word for error ("Galat:"), see `errorTitle`. */
export function ErrorSummary({ title, errors }: { title: ReactNode; errors: FieldError[] }): ReactElement | null {
  if (errors.length === 0) return null;
  return (
    <div className="summary" id={ERROR_SUMMARY_ID} role="alert" tabIndex={-1}>
      <h2>{title}</h2>
      <ul className="links">
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a href={`#${error.fieldId}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Title of the document: `Galat: ...` while the page has errors, so that the tab and a screen reader say it first. */
export function errorTitle(title: string, errorWord: string, hasErrors: boolean): string {
  return hasErrors ? `${errorWord}: ${title}` : title;
}
