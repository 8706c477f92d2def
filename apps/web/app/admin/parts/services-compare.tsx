import type { ServiceOverrideBody, ServiceSettingView } from "@gerai/contracts/catalogue";
import { fill } from "@gerai/language";
import { DataTable } from "@gerai/ui/data-table";
import { useTexts } from "../../office.ts";

/** One part of a service: as the nation has it, as it is in force here, as the draft has it. */
interface Part {
  readonly id: string;
  readonly name: string;
  readonly national: string;
  readonly now: string;
  readonly after: string;
}

function useParts(service: ServiceSettingView, after: ServiceOverrideBody | null): Part[] {
  const { t, locale } = useTexts();
  const words = t.services;
  const days = (override: ServiceOverrideBody | null) =>
    fill(words.days, { days: override?.promiseDays ?? service.national.workingDays });
  const state = (override: ServiceOverrideBody | null) =>
    override?.isOffered === false ? words.switchedOff : words.offered;
  const said = (text: { id: string; en: string } | undefined) => (text ? text[locale] || text.id : words.none);
  const paper = (override: ServiceOverrideBody | null) =>
    override?.extraRequirement ? fill(words.addedPaper, { paper: said(override.extraRequirement.label) }) : words.none;
  const part = (id: string, name: string, national: string, of: (override: ServiceOverrideBody | null) => string) => ({
    ...{ id, name, national },
    ...{ now: of(service.override), after: of(after) },
  });
  return [
    part("state", words.state, words.offered, state),
    part("promise", words.promise, days(null), days),
    part("note", words.noteTitle, words.none, (override) => said(override?.note)),
    part("paper", words.paperTitle, words.none, paper),
  ];
}

/** What is not as in the column before stands out. */
function Changed({ text, before }: { text: string; before: string }) {
  const { same } = useTexts().t.services;
  return text === before ? <span className="sm nw">{same}</span> : <b>{text}</b>;
}

/** The national service beside what is in force here and what the draft makes of it; then its national papers. */
export function ServiceCompare({ service, after }: { service: ServiceSettingView; after: ServiceOverrideBody | null }) {
  const { t, locale } = useTexts();
  const words = t.services;
  return (
    <>
      <DataTable<Part>
        caption={words.compare}
        hideCaption
        rows={useParts(service, after)}
        rowKey={({ id }) => id}
        empty={words.none}
        columns={[
          { id: "part", head: words.part, cell: ({ name }) => name },
          { id: "national", head: words.national, cell: ({ national }) => national },
          { id: "now", head: words.inForce, cell: ({ now, national }) => <Changed text={now} before={national} /> },
          { id: "draft", head: words.inDraft, cell: ({ after: then, now }) => <Changed text={then} before={now} /> },
        ]}
      />
      <div className="plain-list">
        <p>
          <b>{words.papers}</b>
        </p>
        <ol className="sm">
          {service.papers.map((paper) => (
            <li key={paper.id}>{paper[locale]}</li>
          ))}
        </ol>
        <p>
          <a href={`/layanan/${service.slug}`}>{words.seePage}</a>
        </p>
      </div>
    </>
  );
}
