import type { ReactElement, ReactNode } from "react";
import { QrCode } from "./qr-code.tsx";

/** A part of the receipt that is torn off below the dashed line: a label, its value, a line about it. */
export interface TicketPart {
  label: string;
  value: ReactNode;
  note?: ReactNode;
}

/** The receipt of a case: number and QR, stubs (a code to keep), the promise in the office's serif. */
export function Ticket(props: {
  numberLabel: ReactNode;
  number: string;
  /** Address the code leads to, its words for screen readers and the line beside it. */
  qr?: { value: string; label: string; note: ReactNode };
  stubs?: TicketPart[];
  promise?: TicketPart;
}): ReactElement {
  return (
    <div className="ticket">
      <div className={props.qr ? "ticket-top" : undefined}>
        <div>
          <p>{props.numberLabel}</p>
          <b className="code">{props.number}</b>
        </div>
        {props.qr ? (
          <>
            <QrCode value={props.qr.value} label={props.qr.label} />
            <p>{props.qr.note}</p>
          </>
        ) : null}
      </div>
      {props.stubs?.map((stub) => (
        <div key={stub.label}>
          <p>{stub.label}</p>
          <b className="pin">{stub.value}</b>
          {stub.note ? <p>{stub.note}</p> : null}
        </div>
      ))}
      {props.promise ? (
        <div>
          <p>{props.promise.label}</p>
          <b className="promise">{props.promise.value}</b>
          {props.promise.note ? <p>{props.promise.note}</p> : null}
        </div>
      ) : null}
    </div>
  );
}
