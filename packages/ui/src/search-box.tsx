import { type ReactElement, useId } from "react";
import { Icon } from "./icons.tsx";

/** Search by GET, without script. `example` stands in the empty box beside the (hidden) label, never instead of it. */
export function SearchBox(props: {
  action: string;
  name: string;
  value?: string;
  label: string;
  buttonLabel: string;
  example?: string;
}): ReactElement {
  const id = useId();
  return (
    <search>
      <form className="search" action={props.action} method="get">
        <label className="vh" htmlFor={id}>
          {props.label}
        </label>
        <input
          id={id}
          name={props.name}
          type="search"
          defaultValue={props.value}
          placeholder={props.example}
          autoComplete="off"
        />
        <button type="submit" aria-label={props.buttonLabel}>
          <Icon name="search" />
        </button>
      </form>
    </search>
  );
}
