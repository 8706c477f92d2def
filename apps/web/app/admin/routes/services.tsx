import type { ServiceSettingsView, ServiceSettingView } from "@gerai/contracts/catalogue";
import type { DraftConfigurationView } from "@gerai/contracts/tenancy";
import { fill } from "@gerai/language";
import { HintBar } from "@gerai/ui/case-section";
import { DataTable } from "@gerai/ui/data-table";
import { Card, CardGrid, WorkPage } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { callApi } from "../../api.server.ts";
import { useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import { draftedService, PUBLISH_PAGE } from "../services-form.ts";
import type { Route } from "./+types/services.ts";

/** A service with whether the draft changes it. */
type Row = ServiceSettingView & { readonly isDrafted: boolean };

export async function loader(args: Route.LoaderArgs) {
  const [settings, draft] = await Promise.all([
    callApi<ServiceSettingsView>(args, "GET", "/admin/services"),
    callApi<DraftConfigurationView>(args, "GET", "/admin/configuration/draft"),
  ]);
  const { categories, services } = needStaff(args, settings);
  const waiting = needStaff(args, draft);
  const rows = services.map(
    (service): Row => ({ ...service, isDrafted: draftedService(waiting, service.code)?.isChanged ?? false }),
  );
  return { categories, services: rows };
}

function useColumns() {
  const { t, locale } = useTexts();
  const words = t.services;
  return [
    {
      id: "service",
      head: words.service,
      cell: (row: Row) => <a href={`/admin/layanan/${row.slug}`}>{row.name[locale]}</a>,
    },
    {
      id: "state",
      head: words.state,
      cell: (row: Row) => (
        <>
          <StateChip tone={row.isOffered ? "ok" : "idle"}>
            {row.isOffered ? words.offered : words.switchedOff}
          </StateChip>{" "}
          {row.isDrafted ? (
            <StateChip tone="info" icon="clock">
              {words.drafted}
            </StateChip>
          ) : null}
        </>
      ),
    },
    {
      id: "promise",
      head: words.promise,
      cell: (row: Row) => {
        const own = row.override?.promiseDays;
        if (own === undefined) return fill(words.days, { days: row.national.workingDays });
        return (
          <>
            <b>{fill(words.days, { days: own })}</b>{" "}
            <span className="sm">({fill(words.nationalDays, { days: row.national.workingDays })})</span>
          </>
        );
      },
    },
    {
      id: "own",
      head: words.own,
      cell: ({ override }: Row) => {
        const own = [...(override?.note ? [words.note] : []), ...(override?.extraRequirement ? [words.paper] : [])];
        return own.length > 0 ? own.join(", ") : words.none;
      },
    },
    {
      id: "version",
      head: words.version,
      cell: (row: Row) => fill(words.versionOf, { version: row.version, template: row.templateVersion }),
    },
  ];
}

/** Every national service with what this office has made of it. */
export default function Services({ loaderData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const words = t.services;
  const { categories, services } = loaderData;
  const columns = useColumns();
  const drafted = services.filter(({ isDrafted }) => isDrafted).length;
  const offered = services.filter(({ isOffered }) => isOffered).length;
  return (
    <WorkPage title={words.title} asOf={fill(words.lead, { offered, all: services.length })}>
      <StaffTitle text={words.title} />
      {drafted > 0 ? (
        <HintBar tone="warn">
          {fill(words.draftWaiting, { changes: drafted })} <a href={PUBLISH_PAGE}>{words.publish}</a>
        </HintBar>
      ) : null}
      <CardGrid>
        {categories.map(({ code, name }) => (
          <Card key={code} title={name[locale]} span={12}>
            <DataTable<Row>
              caption={name[locale]}
              hideCaption
              rows={services.filter(({ category }) => category === code)}
              rowKey={(row) => row.code}
              empty={words.none}
              columns={columns}
            />
          </Card>
        ))}
      </CardGrid>
    </WorkPage>
  );
}
