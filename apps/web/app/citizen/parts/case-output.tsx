import type { CaseOutputView, OutputKind, OutputState } from "@gerai/contracts/applications";
import { fill } from "@gerai/language";
import { Actions, Button } from "@gerai/ui/button";
import { formatBytes, formatDateTime, formatDay } from "@gerai/ui/format";
import { Icon, type IconName } from "@gerai/ui/icons";
import { StateChip, type Tone } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";
import type { CaseAnswer } from "./case-answer.ts";

const KIND_ICON: Record<OutputKind, IconName> = { pdf: "file", card: "box", visit: "store", message: "chat" };

function toneOf(state: OutputState): Tone {
  if (state === "REVOKED") return "bad";
  if (state === "SENT" || state === "COLLECTED" || state === "DONE") return "ok";
  return state === "READY_FOR_PICKUP" ? "warn" : "info";
}

/** One result of the case: its state, and for an issued paper the PIN and the link. */
export function CaseOutput({ output, answer }: { output: CaseOutputView; answer: CaseAnswer | undefined }) {
  const { locale, t } = useTexts();
  const words = t.citizen.caseView;
  return (
    <li>
      <Icon name={KIND_ICON[output.kind]} />
      <b>{output.name[locale]}</b>
      <StateChip tone={toneOf(output.state)}>{output.label[locale]}</StateChip>
      {output.answer ? (
        <p>
          {words.answer}: {output.answer}
        </p>
      ) : null}
      {output.document ? <IssuedPaper output={output} document={output.document} answer={answer} /> : null}
    </li>
  );
}

function IssuedPaper(props: {
  output: CaseOutputView;
  document: NonNullable<CaseOutputView["document"]>;
  answer: CaseAnswer | undefined;
}) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.citizen.caseView;
  const { document, output, answer } = props;
  const zone = office.timeZone;
  const pin = answer?.kind === "pin" && answer.documentId === document.documentId ? answer : undefined;
  const isSent = answer?.kind === "link" && answer.documentId === document.documentId;
  return (
    <div className="output flow">
      <p>
        {fill(words.document, {
          date: formatDay(document.issuedAt, zone, locale),
          size: formatBytes(document.bytes, locale),
        })}
      </p>
      <p>
        {words.verification}{" "}
        <a className="verification" href={`/verifikasi/${document.verificationCode}`}>
          {document.verificationCode}
        </a>
      </p>
      {pin ? (
        <div className="ticket" role="status">
          <div>
            <p>{fill(words.pinTitle, { name: output.name[locale] })}</p>
            <b className="pin">{pin.pin}</b>
            <p>{fill(words.pinNote, { time: formatDateTime(pin.expiresAt, zone, locale) })}</p>
          </div>
        </div>
      ) : document.hasPin && document.pinExpiresAt ? (
        <p>{fill(words.pinActive, { time: formatDateTime(document.pinExpiresAt, zone, locale) })}</p>
      ) : null}
      {isSent ? (
        <p role="status">
          <b>{words.linkSent}</b>
        </p>
      ) : null}
      <form method="post">
        <input type="hidden" name="dokumen" value={document.documentId} />
        <Actions>
          <Button name="langkah" value="pin" look={document.hasPin ? "second" : "main"} icon="lock">
            {document.hasPin || pin ? words.pinAgain : words.pinMake}
          </Button>
          <Button name="langkah" value="tautan" look="quiet" icon="mail">
            {words.linkAgain}
          </Button>
        </Actions>
      </form>
    </div>
  );
}
