import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icons.tsx";
import { StateChip, type Tone } from "./state-chip.tsx";

/** One channel, place or capability on a board. */
export interface BoardRowProps {
  icon: IconName;
  name: ReactNode;
  state: { tone: Tone; label: string; icon?: IconName };
  /** One line: hours, the rule, or since/until and what instead. */
  children?: ReactNode;
}

/** Row of a Board: icon, name, state, one line. Long names wrap. */
export function BoardRow(props: BoardRowProps): ReactElement {
  return (
    <li>
      <Icon name={props.icon} />
      <b>{props.name}</b>
      <StateChip tone={props.state.tone} icon={props.state.icon}>
        {props.state.label}
      </StateChip>
      {props.children ? <p>{props.children}</p> : null}
    </li>
  );
}

/** What is open now, one BoardRow per channel under a thick rule; `foot` is a line below it. */
export function Board({ children, foot }: { children: ReactNode; foot?: ReactNode }): ReactElement {
  return (
    <>
      <ul className="board">{children}</ul>
      {foot ? <p className="meta">{foot}</p> : null}
    </>
  );
}
