import type { OfficePreviewView } from "@gerai/contracts/availability";
import type { ServiceView } from "@gerai/contracts/catalogue";
import { fill } from "@gerai/language";
import { StateChip } from "@gerai/ui/state-chip";
import { DefinitionList } from "@gerai/ui/summary-table";
import { OfficeNote } from "../../citizen/parts/service-description.tsx";
import { ClosedFacts, closedByRule, KeptOpen, ServiceWays } from "../../citizen/parts/service-now.tsx";
import { useTexts } from "../../office.ts";

/** What of a service's page an office can set: its promise, and a paper beside those of the nation. */
function ServicePromise({ page }: { page: ServiceView }) {
  const { t, locale } = useTexts();
  const words = t.citizen.service;
  const days = fill(t.citizen.services.workingDays, { days: page.promise.workingDays });
  const since = page.promise.startsAt === "visit" ? words.timeVisit : words.timeComplete;
  const papers = (
    <ul className="papers-asked">
      {page.requirements.map(({ key, label, national }) => (
        <li key={key} data-paper={key}>
          {label[locale]}
          {national ? null : <StateChip tone="warn">{words.overAsked}</StateChip>}
        </li>
      ))}
    </ul>
  );
  const rows = [{ term: words.time, value: `${days} ${since}` }];
  return (
    <DefinitionList
      ruled
      rows={page.requirements.length > 0 ? [...rows, { term: words.bringTitle, value: papers }] : rows}
    />
  );
}

/** The page of the service that was named, or that the draft leaves it none. */
export function ServicePreview({ preview, asked }: { preview: OfficePreviewView; asked: string }) {
  const { t, locale } = useTexts();
  const { service, page } = preview;
  const named = preview.services.find(({ code }) => code === asked);
  if (!named) return null;
  if (!service || !page) {
    return (
      <>
        <h3>{named.name[locale]}</h3>
        <p className="sm">{t.settings.preview.noPage}</p>
      </>
    );
  }
  const closed = closedByRule(service);
  return (
    <>
      <h3>{named.name[locale]}</h3>
      <OfficeNote service={page} />
      <ServiceWays today={service} />
      {closed ? <ClosedFacts answer={closed.answer} /> : null}
      {service.keptOpen.length > 0 ? <KeptOpen today={service} /> : null}
      <ServicePromise page={page} />
    </>
  );
}
