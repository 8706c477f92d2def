import type { ComponentPropsWithoutRef, ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.tsx";
import { Icon, type IconName } from "./icons.tsx";

/** Looks of a button: one main per page, second beside it, quiet as a link, danger outlined. */
export type ButtonLook = "main" | "second" | "quiet" | "danger";

interface Looks {
  look?: ButtonLook;
  icon?: IconName;
  /** Full width on phones. */
  wide?: boolean;
  /** Taller; the primary action of a staff page. */
  big?: boolean;
  children: ReactNode;
}

function looksOf({ look = "main", wide, big }: Looks): string | undefined {
  return classNames("btn", look !== "main" && `btn-${look}`, wide && "btn-wide", big && "btn-big");
}

/** A button; submits its form unless `type` says otherwise. Never disable a submit button: explain instead. */
export function Button(props: Looks & ComponentPropsWithoutRef<"button">): ReactElement {
  const { look, icon, wide, big, children, ...rest } = props;
  return (
    <button type="submit" {...rest} className={looksOf(props)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink(props: Looks & ComponentPropsWithoutRef<"a"> & { href: string }): ReactElement {
  const { look, icon, wide, big, children, ...rest } = props;
  return (
    <a {...rest} className={looksOf(props)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  );
}

/** Buttons side by side, wrapping on phones. */
export function Actions({ children }: { children: ReactNode }): ReactElement {
  return <div className="acts">{children}</div>;
}
