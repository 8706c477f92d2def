import type { TemplateFilingView, TemplateVersionView } from "@gerai/contracts/notifications";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { DataTable } from "@gerai/ui/data-table";
import { formatShortDateTime } from "@gerai/ui/format";
import { StateChip, type Tone } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";

const TONES: Readonly<Record<TemplateVersionView["state"], Tone>> = {
  draft: "info",
  submitted: "warn",
  live: "ok",
  rejected: "bad",
  retired: "idle",
};

/** When it was published and when it ended, and who did that. */
function Acts({ published, ended, reason }: TemplateVersionView) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.noticeTemplates;
  const told = (act: NonNullable<TemplateVersionView["published"]>) => ({
    time: formatShortDateTime(act.at, timeZone, locale),
    name: act.byName ?? words.somebody,
  });
  return (
    <>
      {published ? <div>{fill(words.publishedBy, told(published))}</div> : null}
      {ended ? <div>{fill(ended.by === null ? words.endedAt : words.endedBy, told(ended))}</div> : null}
      {reason ? <div>{fill(words.reason, { reason })}</div> : null}
    </>
  );
}

/** Every version that was ever published, newest first; each can be loaded into the draft. */
export function TemplateHistory(props: {
  versions: readonly TemplateVersionView[];
  hidden: readonly (readonly [string, string])[];
}) {
  const words = useTexts().t.noticeTemplates;
  return (
    <DataTable<TemplateVersionView>
      caption={words.history}
      hideCaption
      rows={[...props.versions]}
      rowKey={({ version }) => String(version)}
      empty={words.historyEmpty}
      columns={[
        { id: "version", head: words.version, cell: ({ version }) => version },
        {
          id: "state",
          head: words.state,
          cell: ({ state }) => <StateChip tone={TONES[state]}>{words.states[state]}</StateChip>,
        },
        { id: "when", head: words.when, cell: (row) => <Acts {...row} /> },
        {
          id: "text",
          head: words.text,
          cell: ({ words: { subject, body } }) => (
            <>
              {subject ? <div className="sm">{subject}</div> : null}
              <div className="lines">{body}</div>
            </>
          ),
        },
        {
          id: "again",
          head: words.useAgain,
          cell: ({ version }) => (
            <form method="post">
              <HiddenFields fields={[...props.hidden, ["_versi", String(version)]]} />
              <Button look="second" name="_langkah" value="muat">
                {words.useAgain}
                <span className="vh">
                  {" "}
                  ({words.version} {version})
                </span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}

const FILING_TONES: Readonly<Record<TemplateFilingView["state"], Tone>> = {
  waiting: "info",
  pending: "warn",
  approved: "ok",
  rejected: "bad",
  paused: "bad",
  disabled: "bad",
};

/** Where WhatsApp's reviewers are with the words in use and those on their way, at each number. */
export function TemplateFilings({ filings }: { filings: readonly TemplateFilingView[] }) {
  const words = useTexts().t.noticeTemplates;
  return (
    <ul className="filings">
      {filings.map(({ account, version, state, reason }) => (
        <li key={`${account} ${version}`}>
          {account} ({version === null ? words.filingHouse : `${words.version} ${version}`}){" "}
          <StateChip tone={FILING_TONES[state]}>{words.filingStates[state]}</StateChip>
          {reason ? <span className="sm"> {fill(words.reason, { reason })}</span> : null}
        </li>
      ))}
    </ul>
  );
}
