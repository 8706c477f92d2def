import type { ReactElement } from "react";
import { Icon, type IconName } from "./icons.tsx";
import { TONE_ICON, type Tone } from "./state-chip.tsx";

/** One paper of a case and what was decided about it ("Sesuai, 2 hlm"). */
export interface PaperTab {
  href: string;
  title: string;
  verdict: { tone: Tone; label: string; icon?: IconName };
  current?: boolean;
}

/** The papers of a case side by side, scrolling when there are many. */
export function PaperTabs({ tabs, label }: { tabs: PaperTab[]; label: string }): ReactElement {
  return (
    <nav className="paper-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? "true" : undefined}>
          <span className={`tone-${tab.verdict.tone}`}>
            <Icon name={tab.verdict.icon ?? TONE_ICON[tab.verdict.tone]} />
          </span>
          <b>{tab.title}</b>
          <small>{tab.verdict.label}</small>
        </a>
      ))}
    </nav>
  );
}

/** Words of the viewer. */
export interface PaperViewerLabels {
  toolbar: string;
  zoomOut: string;
  zoomIn: string;
  rotate: string;
  fit: string;
  previous: string;
  next: string;
}

const TOOLS = [
  { action: "zoom-out", icon: "zoom-out", word: "zoomOut" },
  { action: "zoom-in", icon: "zoom-in", word: "zoomIn" },
  { action: "rotate", icon: "rotate", word: "rotate" },
  { action: "fit", icon: "expand", word: "fit" },
] as const;

/** One page of a paper. Pages turn by links; zoom, rotate and fit are hooks for a script
 * (`data-viewer`, `data-viewer-sheet`, `data-viewer-action`). */
export function PaperViewer(props: {
  /** Watermarked picture of the page. */
  src: string;
  alt: string;
  page: number;
  pages: number;
  previousHref?: string;
  nextHref?: string;
  labels: PaperViewerLabels;
}): ReactElement {
  return (
    <div className="viewer" data-viewer="">
      <div className="viewer-sheet" data-viewer-sheet="">
        <img src={props.src} alt={props.alt} />
      </div>
      <div className="viewer-tools" role="toolbar" aria-label={props.labels.toolbar}>
        {TOOLS.map((tool) => (
          <button key={tool.action} type="button" aria-label={props.labels[tool.word]} data-viewer-action={tool.action}>
            <Icon name={tool.icon} />
          </button>
        ))}
        {props.previousHref ? (
          <a href={props.previousHref} aria-label={props.labels.previous}>
            <Icon name="chevron-left" />
          </a>
        ) : null}
        <span>
          {props.page} / {props.pages}
        </span>
        {props.nextHref ? (
          <a href={props.nextHref} aria-label={props.labels.next}>
            <Icon name="chevron-right" />
          </a>
        ) : null}
      </div>
    </div>
  );
}
