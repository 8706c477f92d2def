import type { QueuePageView } from "@gerai/contracts/applications";
import type { ServiceSummaryView } from "@gerai/contracts/catalogue";
import { Button } from "@gerai/ui/button";
import { useTexts } from "../../office.ts";
import { type HiddenField, type QueueQuery, queueSearch, SHOWN_VIEWS } from "../queue-address.ts";
import { HiddenFields } from "./hidden-fields.tsx";

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

/** Filter by service. Of the queue it is a link with the filter; of a search it is sent with the words, by POST. */
export function ServiceFilter(props: {
  action: "/petugas" | "/petugas/cari";
  fields: readonly HiddenField[];
  service?: string;
  services: readonly ServiceSummaryView[];
}) {
  const { t, locale } = useTexts();
  const words = t.officer.queue;
  return (
    <form method={props.action === "/petugas" ? "get" : "post"} action={props.action}>
      <HiddenFields fields={props.fields} />
      <label>
        {words.service}
        <select className="control" name="layanan" defaultValue={props.service ?? ""}>
          <option value="">{words.everyService}</option>
          {props.services.map((service) => (
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
