import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icons.tsx";
import { StateChip, type Tone } from "./state-chip.tsx";

/** Up to four facts of a service under a thick rule: fee, time, result, must one come. */
export function Facts({ items }: { items: { term: string; value: ReactNode; note?: ReactNode }[] }): ReactElement {
  return (
    <dl className="facts">
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>
            {item.value}
            {item.note ? <small>{item.note}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What happens, in order, with large numbers. */
export function NumberedList({ items }: { items: { title: string; text?: ReactNode }[] }): ReactElement {
  return (
    <ol className="num-list">
      {items.map((item) => (
        <li key={item.title}>
          <b>{item.title}</b>
          {item.text ? <p>{item.text}</p> : null}
        </li>
      ))}
    </ol>
  );
}

/** What stays as it is (check) and how long we wait (`waiting`, clock). */
export function KeptList({ items }: { items: { id: string; text: ReactNode; waiting?: boolean }[] }): ReactElement {
  return (
    <ul className="kept">
      {items.map((item) => (
        <li key={item.id}>
          <Icon name={item.waiting ? "clock" : "check"} className={item.waiting ? "wait" : undefined} />
          <span>{item.text}</span>
        </li>
      ))}
    </ul>
  );
}

/** One paper to prepare. */
export interface RequirementItem {
  id: string;
  title: ReactNode;
  /** Drawing or photo of the paper; a sheet of paper where there is none. */
  picture?: ReactNode;
  /** "Jika orang tua menikah tercatat", "Diminta kantor ini, tidak wajib". */
  condition?: { tone: Tone; label: string; icon?: IconName };
  text?: ReactNode;
}

/** Papers to prepare, each with its picture, condition and what makes a good photo. */
export function RequirementList({ items }: { items: RequirementItem[] }): ReactElement {
  return (
    <ul className="req">
      {items.map((item) => (
        <li key={item.id}>
          <div className="thumb">{item.picture ?? <Icon name="file" />}</div>
          <div>
            {item.condition ? (
              <StateChip tone={item.condition.tone} icon={item.condition.icon ?? "info"}>
                {item.condition.label}
              </StateChip>
            ) : null}
            <h3>{item.title}</h3>
            {item.text ? <p>{item.text}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** People or senders with their number: officers on duty, official channels. */
export function PeopleList(props: {
  items: { id: string; name: ReactNode; note?: ReactNode; contact: { label: string; href?: string } }[];
}): ReactElement {
  return (
    <ul className="people">
      {props.items.map((item) => (
        <li key={item.id}>
          <b>{item.name}</b>
          {item.note ? <small>{item.note}</small> : null}
          {item.contact.href ? (
            <a className="num" href={item.contact.href}>
              {item.contact.label}
            </a>
          ) : (
            <span className="num">{item.contact.label}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A bar filled to `share` (0 to 1); only for the eye, the numbers stand beside it. */
export function Meter({ share }: { share: number }): ReactElement {
  const width = Math.min(100, Math.max(0, share * 100));
  return (
    <svg className="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d={`M0 0h${width.toFixed(2)}v1H0z`} />
    </svg>
  );
}

/** True numbers with their denominator; `share` (0 to 1) draws the bar. */
export function Figures({ items }: { items: { value: string; text: ReactNode; share?: number }[] }): ReactElement {
  return (
    <div className="figs">
      {items.map((item) => (
        <div key={item.value}>
          <b>{item.value}</b>
          <p>{item.text}</p>
          {item.share === undefined ? null : <Meter share={item.share} />}
        </div>
      ))}
    </div>
  );
}
