import type { QueueRowView } from "@gerai/contracts/applications";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { formatNearDay, formatShortDateTime, formatTime } from "@gerai/ui/format";
import { Icon } from "@gerai/ui/icons";
import { StateChip } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";
import { type HiddenField, type QueueQuery, queueSearch } from "../queue-address.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { caseLook } from "./state-look.ts";

/** Where the cases stand: the view their desks open with, and what the form that takes one posts where. */
interface Place {
  readonly query: QueueQuery;
  readonly action: "/petugas" | "/petugas/cari";
  readonly fields: readonly HiddenField[];
  readonly canClaim: boolean;
}

function isClaimable({ state, claim }: QueueRowView): boolean {
  return (["SUBMITTED", "QUEUED", "RESUBMITTED"].includes(state) || state === "IN_VERIFICATION") && claim === null;
}

function Holder({ row }: { row: QueueRowView }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.officer.queue;
  // A case that nobody can take, because it is finished or waits for the citizen, is not free.
  if (!row.claim) return <span className="holder">{isClaimable(row) ? words.free : null}</span>;
  const time = formatTime(row.claim.until, timeZone, locale);
  return (
    <span className="holder">
      <Icon name={row.claim.isMine ? "user" : "lock"} />
      {row.claim.isMine ? fill(words.mine, { time }) : fill(words.heldUntil, { name: row.claim.by, time })}
    </span>
  );
}

/** One case of the queue: number and initials, service, state, when it came, who holds it, and the button to take it. */
function CaseLine({ row, place }: { row: QueueRowView; place: Place }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.officer.queue;
  const look = caseLook(row.state);
  return (
    <li data-queue-line={row.claim?.isMine ? "mine" : row.claim ? "locked" : "free"}>
      <span className="initials" aria-hidden="true">
        {row.initials}
      </span>
      <span>
        <a
          className="number"
          href={`/petugas/berkas/${row.id}?${queueSearch({ view: place.query.view })}`}
          data-queue-row=""
        >
          {row.number}
        </a>
        <br />
        <span className="sm">{fill(words.filed, { time: formatShortDateTime(row.filedAt, timeZone, locale) })}</span>
        {row.readOn ? (
          <>
            <br />
            <b className="sm">{fill(words.readOn, { day: formatNearDay(row.readOn.day, locale) })}</b>
          </>
        ) : null}
      </span>
      <span className="service">{row.service.name[locale]}</span>
      <span className="marks">
        <StateChip tone={look.tone} icon={look.icon}>
          {row.label[locale]}
        </StateChip>
        {row.isResubmitted && row.state !== "RESUBMITTED" ? (
          <StateChip tone="info" icon="refresh">
            {words.resubmitted}
          </StateChip>
        ) : null}
        {row.flags.length > 0 ? (
          <StateChip tone="warn" icon="alert">
            {words.flagged}
          </StateChip>
        ) : null}
      </span>
      <Holder row={row} />
      <span className="act-cell">
        {place.canClaim && isClaimable(row) ? (
          <form method="post" action={place.action}>
            <input type="hidden" name="langkah" value="claim" />
            <input type="hidden" name="berkas" value={row.id} />
            <input type="hidden" name="versi" value={row.version} />
            <HiddenFields fields={place.fields} />
            <Button look="second" aria-label={fill(words.claimLabel, { number: row.number })} data-claim="">
              {words.claim}
            </Button>
          </form>
        ) : null}
      </span>
    </li>
  );
}

/** The cases of one page of the queue. */
export function QueueCases({ rows, empty, ...place }: Place & { rows: readonly QueueRowView[]; empty: string }) {
  if (rows.length === 0) return <p className="card">{empty}</p>;
  return (
    <ul className="cases">
      {rows.map((row) => (
        <CaseLine key={row.id} row={row} place={place} />
      ))}
    </ul>
  );
}
