import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icons.tsx";

// A long message scrolls in its place: only what takes focus can be scrolled by keyboard.
const SCROLLED = { tabIndex: 0 } as const;

/** The message word for word as the citizen will read it, before it is sent; channel and cost above it. */
export function MessagePreview(props: {
  /** "Yang akan dibaca warga" */
  title: string;
  channel?: { label: string; icon?: IconName };
  /** "2 segmen SMS" */
  cost?: string;
  children: ReactNode;
}): ReactElement {
  return (
    <section className="msg" data-message-preview="" aria-label={props.title} {...SCROLLED}>
      <p className="msg-head">
        <b>{props.title}</b>
        {props.channel ? (
          <span>
            <Icon name={props.channel.icon ?? "chat"} />
            {props.channel.label}
          </span>
        ) : null}
        {props.cost ? <span>{props.cost}</span> : null}
      </p>
      <p>{props.children}</p>
    </section>
  );
}

/** Bottom of the desk: what will be sent, one primary button, same place on each case; below it the others,
 * dangerous ones outlined (`look="danger"`), which lead to a page that asks. */
export function ActionBar(props: {
  label: string;
  message?: ReactNode;
  primary: ReactNode;
  others?: ReactNode;
}): ReactElement {
  return (
    <section className="act" aria-label={props.label}>
      <div>{props.message}</div>
      <div className="act-buttons">
        {props.primary}
        {props.others ? <div>{props.others}</div> : null}
      </div>
    </section>
  );
}

/** Hint at the key of a button, to stand inside it. */
export function KeyHint({ children }: { children: ReactNode }): ReactElement {
  return <kbd>{children}</kbd>;
}
