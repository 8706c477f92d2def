import type { QueuePageView } from "@gerai/contracts/applications";
import type { ServiceSummaryView } from "@gerai/contracts/catalogue";
import { Button } from "@gerai/ui/button";
import { useTexts } from "../../office.ts";
import { type QueueQuery, queueSearch, SHOWN_VIEWS } from "../queue-address.ts";

/** Links to the views with what waits in each; finished cases only grow and are not counted. */
export function QueueViews({ query, counts }: { query: QueueQuery; counts: QueuePageView["counts"] }) {
  const words = useTexts().t.officer.queue;
  return (
    <nav className="views" aria-label={words.viewsLabel}>
      {SHOWN_VIEWS.map((view) => (
        <a
          key={view}
          href={`/petugas?${queueSearch({ view, service: query.service })}`}
          aria-current={view === query.view ? "true" : undefined}
        >
          {words.views[view]}
          {view === "done" ? null : <b>{counts[view]}</b>}
        </a>
      ))}
    </nav>
  );
}

/** Filter by service, keeping view and search. */
export function ServiceFilter({ query, services }: { query: QueueQuery; services: readonly ServiceSummaryView[] }) {
  const { t, locale } = useTexts();
  const words = t.officer.queue;
  return (
    <form method="get" action="/petugas">
      <input type="hidden" name="tampilan" value={query.view} />
      {query.words ? <input type="hidden" name="cari" value={query.words} /> : null}
      <label>
        {words.service}
        <select className="control" name="layanan" defaultValue={query.service ?? ""}>
          <option value="">{words.everyService}</option>
          {services.map((service) => (
            <option key={service.code} value={service.code}>
              {service.name[locale]}
            </option>
          ))}
        </select>
      </label>
      <Button look="second">{words.apply}</Button>
    </form>
  );
}
