import { type ReactElement, type ReactNode, useId } from "react";
import { classNames } from "./class-names.tsx";
import { Icon, type IconName } from "./icons.tsx";
import { StateChip, type Tone } from "./state-chip.tsx";

/** State of one photo: still on the phone, being sent, at the office, advised against, not taken. */
export type TileState = "phone" | "sending" | "received" | "advice" | "refused";

const TILE_ICON: Record<TileState, IconName> = {
  phone: "mobile",
  sending: "upload",
  received: "check",
  advice: "alert",
  refused: "circle-bar",
};

/** One paper asked for: name, state, its photos (FileTile, AddPage) and below them advice or buttons. */
export function UploadRequirement(props: {
  id: string;
  title: ReactNode;
  hint?: ReactNode;
  state: { tone: Tone; label: string; icon?: IconName };
  /** FileTile and AddPage items. */
  tiles?: ReactNode;
  /** PhotoAdvice, FilePicker, buttons. */
  children?: ReactNode;
}): ReactElement {
  const titleId = useId();
  const asks = props.state.tone === "warn" || props.state.tone === "bad";
  return (
    <section className={classNames("up", asks && "up-ask")} id={props.id} aria-labelledby={titleId}>
      <div className="up-head">
        <h2 id={titleId}>{props.title}</h2>
        <StateChip tone={props.state.tone} icon={props.state.icon}>
          {props.state.label}
        </StateChip>
      </div>
      {props.hint ? <p className="hint">{props.hint}</p> : null}
      {props.tiles ? <ul className="tiles">{props.tiles}</ul> : null}
      {props.children}
    </section>
  );
}

/** One photo: number, picture, state in a word, time and size; `progress` (0 to 100) while sending. */
export function FileTile(props: {
  page: number;
  /** Absent while there is no preview (PDF, not yet scanned). */
  picture?: { src: string; alt: string };
  state: TileState;
  label: string;
  detail?: ReactNode;
  progress?: number;
  /** Link or button: cancel, remove. */
  children?: ReactNode;
}): ReactElement {
  return (
    <li className={`tile tile-${props.state}`}>
      <div className="tile-photo">
        {props.picture ? <img src={props.picture.src} alt={props.picture.alt} loading="lazy" /> : <Icon name="file" />}
        <b>{props.page}</b>
      </div>
      <p className="tile-state">
        <Icon name={TILE_ICON[props.state]} />
        <span>{props.label}</span>
      </p>
      {props.state === "sending" && props.progress !== undefined ? (
        <progress value={props.progress} max={100} aria-label={props.label} />
      ) : null}
      {props.detail ? <p>{props.detail}</p> : null}
      {props.children}
    </li>
  );
}

/** A file control. */
export interface FileInput {
  name: string;
  label: string;
  /** MIME types the browser offers. */
  accept: string;
  /** Opens the camera at once on phones. */
  camera?: boolean;
  multiple?: boolean;
}

/** Empty tile that takes one more page. Works without script inside a form with a button; a script may send at
 * once (`data-file-input`). */
export function AddPage(props: FileInput): ReactElement {
  return (
    <li>
      <label className="add">
        <input
          className="vh"
          type="file"
          name={props.name}
          accept={props.accept}
          capture={props.camera ? "environment" : undefined}
          multiple={props.multiple}
          data-file-input=""
        />
        <Icon name="plus" />
        {props.label}
      </label>
    </li>
  );
}

/** Takes a photo or a file. The browser's own control stays visible under the button and names the chosen file;
 * a script that shows tiles instead sets `data-enhanced` on the element. */
export function FilePicker(
  props: FileInput & { id: string; hint?: ReactNode; look?: "main" | "second" },
): ReactElement {
  return (
    <div className="file" data-file-picker="">
      <label className={classNames("btn", props.look === "second" && "btn-second")} htmlFor={props.id}>
        <Icon name={props.camera ? "camera" : "upload"} />
        {props.label}
      </label>
      <input
        id={props.id}
        type="file"
        name={props.name}
        accept={props.accept}
        capture={props.camera ? "environment" : undefined}
        multiple={props.multiple}
        aria-describedby={props.hint ? `${props.id}-hint` : undefined}
        data-file-input=""
      />
      {props.hint ? (
        <p className="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      ) : null}
    </div>
  );
}

/** Advice on a photo (blurred, dark, cut) with "retake" and "keep" as children; `refused` when it cannot be taken. */
export function PhotoAdvice(props: { title: ReactNode; refused?: boolean; children: ReactNode }): ReactElement {
  return (
    <div className={classNames("advice", props.refused && "advice-bad")} role="status">
      <b>{props.title}</b>
      {props.children}
    </div>
  );
}
