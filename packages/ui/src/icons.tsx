import type { ReactElement } from "react";
import { classNames } from "./class-names.tsx";

// One path per drawing where it can be: 24 x 24, 2 px stroke, no fill.
const CIRCLE = "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z";
const LENS = "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L21 21";

const PATHS = {
  alert: "M12 3.5L2.5 20h19zM12 10v4.5M12 17.4v.1",
  bang: "M12 5v8.5M12 18v.1",
  bars: "M9 7v10M15 7v10",
  box: "M3.5 8L12 3.5 20.5 8v8.5L12 21l-8.5-4.5zM3.5 8L12 12.3 20.5 8M12 12.3V21",
  calendar: "M4 5.5h16V20H4zM4 10h16M8.5 3v4M15.5 3v4",
  camera: "M3 8h4l1.8-2.8h6.4L17 8h4v11.5H3zM12 9.700a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.200z",
  chat: "M4 20l1.3-4A8.3 8.3 0 1 1 8.4 19zM8.5 10.5h7M8.5 13.5h4.5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  "chevron-left": "M15 5l-7 7 7 7",
  "chevron-right": "M9 5l7 7-7 7",
  "circle-bar": `${CIRCLE}M7.5 12h9`,
  "circle-check": `${CIRCLE}M8 12.3l2.8 2.8L16 9.5`,
  "circle-half": CIRCLE,
  clock: `${CIRCLE}M12 7v5.2l3.3 2`,
  cross: "M6 6l12 12M18 6L6 18",
  dash: "M5 12h14",
  download: "M12 4v11.500M7 11l5 5 5-5M4 20h16",
  expand: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
  file: "M6 2.5h8L19 7.5v14H6zM13.5 2.5V8H19",
  finger:
    "M7 17c-1.5-4-1.5-9.5 5-9.5s6 6 5 11M12 11c3 0 2 6 1 9M9.5 19c-1-4-1-8 2.5-8M4.5 13.5c-.5-6 3-9.5 7.5-9.5s7 3 7.5 7",
  info: `${CIRCLE}M12 11v5.5M12 7.6v.1`,
  lock: "M5 10.5h14v10H5zM8 10.5v-3a4 4 0 0 1 8 0v3",
  mail: "M3 5.5h18v13H3zM3.5 6.500L12 13l8.5-6.5",
  mobile:
    "M8.5 2.500h7a1.5 1.5 0 0 1 1.5 1.500v16a1.5 1.5 0 0 1-1.5 1.500h-7A1.5 1.5 0 0 1 7 20V4a1.5 1.5 0 0 1 1.5-1.500zM11 18.500h2",
  monitor: "M3 4h18v12.500H3zM9 20.500h6M12 16.500v4",
  "no-signal": "M3 3l18 18M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4-2.5M19 12a10 10 0 0 0-6-2.9M12 19h.1",
  pause: `${CIRCLE}M10 9v6M14 9v6`,
  pencil: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  phone:
    "M6.5 3.500h3l1.5 4.5-2 1.500a11 11 0 0 0 5.5 5.500l1.5-2 4.5 1.500v3a2 2 0 0 1-2 2A15 15 0 0 1 4.5 5.500a2 2 0 0 1 2-2z",
  plus: "M12 5v14M5 12h14",
  printer: "M7 9V3.500h10V9M7 17H4V9h16v8h-3M7 14h10v6.500H7z",
  refresh: "M20 11A8 8 0 0 0 5.7 7L3.5 9.2M3.5 4v5.2h5.2M4 13a8 8 0 0 0 14.3 4l2.2-2.2M20.5 20v-5.2h-5.2",
  rotate: "M4 4v5.5h5.5M4.6 9.5A8 8 0 1 1 4 13",
  search: LENS,
  shield: "M12 2.8l8 2.7v6c0 4.8-3.3 8-8 9.7-4.7-1.7-8-4.9-8-9.7v-6zM8.5 11.8l2.5 2.5 4.5-4.8",
  store:
    "M4 10.5V20h16v-9.5M2.8 7.5L5 3.5h14l2.2 4a3.06 3.06 0 0 1-6.1.3 3.06 3.06 0 0 1-6.2 0 3.06 3.06 0 0 1-6.1-.3zM9.5 20v-5.5h5V20",
  upload: "M12 16V4.500M7 9l5-5 5 5M4 15.500V20h16v-4.5",
  user: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 20.500c1-4 4.2-6 8-6s7 2 8 6",
  "zoom-in": `${LENS}M7.5 10.5h6M10.5 7.5v6`,
  "zoom-out": `${LENS}M7.5 10.5h6`,
} as const;

/** Names of the drawings. Full circle = open, half = limited, bar = closed, pause = held, clock = waiting. */
export type IconName = keyof typeof PATHS;

/** Every drawing, for galleries and tests. */
export const ICON_NAMES = Object.keys(PATHS) as IconName[];

/** One inline drawing in the text's colour, hidden from screen readers: a word always stands beside it. */
export function Icon({ name, className }: { name: IconName; className?: string }): ReactElement {
  return (
    <svg className={classNames("i", className)} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
      {name === "circle-half" ? <path d="M12 3a9 9 0 0 0 0 18z" fill="currentColor" /> : null}
    </svg>
  );
}

/** The mark of Gerai: a stall on a shield, in the office's accent. An office's own logo takes its place. */
export function StallShield(): ReactElement {
  return (
    <svg viewBox="0 0 36 40" aria-hidden="true" focusable="false">
      <path d="M18 1l16 4.5V19c0 10-6.5 16.5-16 20C8.5 35.5 2 29 2 19V5.500z" fill="currentColor" />
      <path
        d="M9 17.5V28h18V17.5M8 14l2-5h16l2 5a3.4 3.4 0 0 1-6.7 0 3.4 3.4 0 0 1-6.6 0A3.4 3.4 0 0 1 8 14z"
        fill="none"
        stroke="#fff"
        strokeWidth="1.8"
        strokeLinejoin="round"
      />
    </svg>
  );
}
