import type { OverviewView } from "@gerai/contracts/reports";
import { Button, ButtonLink } from "@gerai/ui/button";
import { useTexts } from "../../office.ts";
import {
  MEASURE_WORDS,
  MEASURES,
  type Measure,
  monthsUpTo,
  type OverviewQuery,
  overviewSearch,
} from "../ministry-address.ts";
import { useMonthName } from "./month-name.ts";

/** How far back the choice of months goes. */
const MONTHS_TO_CHOOSE = 36;

function MonthChoice(props: { name: string; label: string; value: string; months: readonly string[] }) {
  const nameOf = useMonthName();
  const months = props.months.includes(props.value) ? props.months : [props.value, ...props.months];
  return (
    <label>
      {props.label}
      <select className="control" name={props.name} defaultValue={props.value}>
        {months.map((month) => (
          <option key={month} value={month}>
            {nameOf(month, "long")}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Period, service and what is drawn, by GET; beside it the same numbers as a file. */
export function PeriodForm({ view, measure }: { view: OverviewView; measure: Measure }) {
  const { t, locale } = useTexts();
  const words = t.ministry.form;
  const months = monthsUpTo([view.at.slice(0, 7), view.to].sort().at(-1) ?? view.to, MONTHS_TO_CHOOSE);
  const query: OverviewQuery = { from: view.from, to: view.to, service: view.service ?? undefined, measure };
  return (
    <div className="queue-tools overview-tools">
      <form method="get">
        <MonthChoice name="dari" label={words.from} value={view.from} months={months} />
        <MonthChoice name="sampai" label={words.to} value={view.to} months={months} />
        <label>
          {words.service}
          <select className="control" name="layanan" defaultValue={view.service ?? ""}>
            <option value="">{words.allServices}</option>
            {view.services.map(({ code, name }) => (
              <option key={code} value={code}>
                {name[locale]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.measure}
          <select className="control" name="ukuran" defaultValue={MEASURE_WORDS[measure]}>
            {MEASURES.map((one) => (
              <option key={one} value={MEASURE_WORDS[one]}>
                {t.ministry.measures[one]}
              </option>
            ))}
          </select>
        </label>
        <Button>{words.apply}</Button>
      </form>
      <ButtonLink look="second" icon="download" href={`/kementerian/unduh?${overviewSearch(query)}`}>
        {words.csv}
      </ButtonLink>
    </div>
  );
}
