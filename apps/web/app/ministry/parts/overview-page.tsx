import type { OverviewView } from "@gerai/contracts/reports";
import { fill } from "@gerai/language";
import { formatDateTime, formatShortDateTime } from "@gerai/ui/format";
import { NumberBoard } from "@gerai/ui/number-board";
import { Card, CardGrid, WorkPage } from "@gerai/ui/staff-shell";
import { useOffice, useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { MEASURES, type Measure, type OverviewQuery } from "../ministry-address.ts";
import { AgeChart } from "./age-chart.tsx";
import { ClosuresCard } from "./closures-card.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { MonthChart } from "./month-chart.tsx";
import { useMonthName } from "./month-name.ts";
import { PeriodForm } from "./period-form.tsx";
import { ProvinceMap, provinceAnchor } from "./province-map.tsx";
import { ShownCount, ShownMedian } from "./shown.tsx";

/** The four numbers of the country, each with the way to its definition. */
function NationalBoard({ view }: { view: OverviewView }) {
  const { t } = useTexts();
  const words = t.ministry;
  return (
    <NumberBoard
      items={MEASURES.map((measure) => ({
        term: words.measures[measure],
        value:
          measure === "medianHours" ? (
            <ShownMedian hours={view.national.medianHours} />
          ) : (
            <ShownCount count={view.national[measure]} />
          ),
        note: (
          <span>
            {words.notes[measure]}. <a href={`#arti-${measure}`}>{words.definition}</a>
          </span>
        ),
      }))}
    />
  );
}

function Definitions() {
  const { t } = useTexts();
  const words = t.ministry;
  const entries = [
    ...MEASURES.map((measure) => ({
      id: measure as string,
      term: words.measures[measure],
      text: words.definitions[measure],
    })),
    { id: "hidden", term: words.definitions.hiddenTerm, text: words.definitions.hidden },
    { id: "reported", term: words.definitions.notCountedTerm, text: words.definitions.notCounted },
  ];
  return (
    <Card span={4} title={words.definitions.title}>
      <dl className="definitions">
        {entries.map(({ id, term, text }) => (
          <div key={id} id={`arti-${id}`}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Tables({ view, query }: { view: OverviewView; query: OverviewQuery }) {
  const { t, locale } = useTexts();
  const words = t.ministry;
  const measure = words.measures[query.measure].toLowerCase();
  const silent = view.offices.filter(({ isCounted }) => !isCounted).length;
  return (
    <>
      <Card
        span={8}
        note={
          silent > 0
            ? fill(words.table.notCountedNote, { count: silent })
            : fill(words.table.allCounted, { count: view.offices.length })
        }
        title={fill(words.table.offices, { measure })}
      >
        <FiguresTable
          caption={fill(words.table.offices, { measure })}
          name={words.table.office}
          rows={view.offices}
          query={query}
          rowKey={(row) => `${row.regionCode} ${row.name}`}
          cell={(row) => row.name}
          instead={(row) => (row.isCounted ? undefined : words.table.notCounted)}
          extra={[
            {
              ...{ id: "province", head: words.table.province },
              cell: (row) => view.provinces.find(({ code }) => code === row.province)?.name ?? row.province,
            },
          ]}
        />
      </Card>
      <Definitions />
      <Card span={12} title={fill(words.table.services, { measure })}>
        <FiguresTable
          caption={fill(words.table.services, { measure })}
          name={words.table.service}
          rows={view.byService}
          query={query}
          rowKey={(row) => row.code}
          cell={(row) => row.name[locale]}
        />
      </Card>
    </>
  );
}

/** The overview: numbers of the country, map, months, ages, tables, closures and what each number means. */
export function OverviewPage({ view, measure }: { view: OverviewView; measure: Measure }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const nameOf = useMonthName();
  const words = t.ministry;
  const query: OverviewQuery = { from: view.from, to: view.to, service: view.service ?? undefined, measure };
  const service = view.services.find(({ code }) => code === view.service)?.name[locale];
  const title = fill(words.titleOf, { service: service ?? words.allServices });
  const lead = fill(view.checkedAt === null ? words.leadUnchecked : words.lead, {
    from: nameOf(view.from, "long"),
    to: nameOf(view.to, "long"),
    at: formatDateTime(view.at, timeZone, locale),
    checked: formatShortDateTime(view.checkedAt ?? view.at, timeZone, locale),
  });
  return (
    <WorkPage title={title} asOf={lead}>
      <StaffTitle text={title} />
      <PeriodForm view={view} measure={measure} />
      <NationalBoard view={view} />
      <CardGrid>
        <ProvinceMap provinces={view.provinces} measure={measure} />
        <Card span={4} title={fill(words.table.provinces, { measure: words.measures[measure].toLowerCase() })}>
          <FiguresTable
            caption={fill(words.table.provinces, { measure: words.measures[measure].toLowerCase() })}
            name={words.table.province}
            rows={view.provinces}
            query={query}
            rowKey={(row) => row.code}
            cell={(row) => <span id={provinceAnchor(row.code)}>{row.name}</span>}
          />
        </Card>
        <MonthChart view={view} />
        <AgeChart rows={view.waitingByAge} />
        <Tables view={view} query={query} />
        <ClosuresCard closures={view.closures} />
      </CardGrid>
    </WorkPage>
  );
}
