import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icons.tsx";

/** Meaning of a state; the colour follows, an icon and a word always stand with it. */
export type Tone = "ok" | "warn" | "bad" | "info" | "idle";

/** Icon of a tone unless one is given: open, limited, closed, information, not needed. */
export const TONE_ICON: Record<Tone, IconName> = {
  ok: "circle-check",
  warn: "circle-half",
  bad: "circle-bar",
  info: "info",
  idle: "dash",
};

/** A state as icon, word and colour ("Buka", "Bila dipanggil", "Tutup", "Diverifikasi", "Tidak wajib"). */
export function StateChip(props: { tone: Tone; icon?: IconName; children: ReactNode }): ReactElement {
  return (
    <span className={`state state-${props.tone}`}>
      <Icon name={props.icon ?? TONE_ICON[props.tone]} />
      {props.children}
    </span>
  );
}
