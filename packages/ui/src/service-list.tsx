import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.tsx";
import { Icon, type IconName } from "./icons.tsx";
import { StateChip, type Tone } from "./state-chip.tsx";

/** A service, or any row that leads somewhere. */
export interface ServiceItem {
  href: string;
  title: ReactNode;
  note?: ReactNode;
  /** Shown only where it differs from the ordinary (limited, closed). */
  state?: { tone: Tone; label: string; icon?: IconName };
}

/** Rows that lead somewhere; two columns on wide screens with `twoColumns`. */
export function RowList({ items, twoColumns }: { items: ServiceItem[]; twoColumns?: boolean }): ReactElement {
  return (
    <ul className={classNames("rows", twoColumns && "rows-2")}>
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href}>
            <b>{item.title}</b>
            <Icon name="chevron-right" />
            {item.note ? <small>{item.note}</small> : null}
            {item.state ? (
              <StateChip tone={item.state.tone} icon={item.state.icon}>
                {item.state.label}
              </StateChip>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A category and its services. */
export interface ServiceGroup {
  id: string;
  title: ReactNode;
  items: ServiceItem[];
}

/** All services, grouped by category. */
export function ServiceList({ groups, twoColumns }: { groups: ServiceGroup[]; twoColumns?: boolean }): ReactElement {
  return (
    <>
      {groups.map((group) => (
        <section className="rows-group" key={group.id} id={group.id} aria-labelledby={`${group.id}-title`}>
          <h3 id={`${group.id}-title`}>{group.title}</h3>
          <RowList items={group.items} twoColumns={twoColumns} />
        </section>
      ))}
    </>
  );
}
