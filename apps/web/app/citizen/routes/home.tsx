import { fill } from "@gerai/language";
import { Board, BoardRow } from "@gerai/ui/board";
import { formatDateTime } from "@gerai/ui/format";
import { Answer, AsOf, Page, Panel, Section, Split } from "@gerai/ui/page";
import { SearchBox } from "@gerai/ui/search-box";
import { RowList } from "@gerai/ui/service-list";
import { Unbroken } from "@gerai/ui/unbroken";
import { useOffice, useTexts } from "../../office.ts";
import { listServices } from "../citizen-api.server.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { categoryItems } from "../parts/service-groups.ts";
import { TrackForm } from "../parts/track-form.tsx";
import type { Route } from "./+types/home.ts";

export async function loader(args: Route.LoaderArgs) {
  return { list: await listServices(args), now: new Date().toISOString() };
}

export default function Home({ loaderData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.citizen.home;
  const { list, now } = loaderData;
  return (
    <Page>
      <PageTitle text={words.pageTitle} />
      <Answer
        home
        title={words.title}
        above={<AsOf dateTime={now}>{formatDateTime(now, office.timeZone, locale)}</AsOf>}
        lead={<Unbroken text={words.lead} />}
        side={
          <>
            <h2 className="vh">{words.boardTitle}</h2>
            <Board foot={words.boardFoot}>
              <BoardRow icon="monitor" name={words.thisSite} state={{ tone: "ok", label: words.open }}>
                {words.thisSiteNote}
              </BoardRow>
            </Board>
          </>
        }
      >
        <SearchBox
          action="/layanan"
          name="q"
          label={words.searchLabel}
          buttonLabel={words.searchButton}
          example={words.searchExample}
        />
      </Answer>
      <Section title={words.servicesTitle}>
        <RowList items={categoryItems(list, locale, t)} twoColumns />
        <p className="field">
          <a href="/layanan">{fill(words.allServices, { count: list.services.length })}</a>
        </p>
      </Section>
      <Section title={t.citizen.track.title} hideTitle>
        <Split>
          <Panel title={t.citizen.track.title} accent>
            <p className="hint">{t.citizen.track.lead}</p>
            <TrackForm action="/lacak" idPrefix="lacak" />
          </Panel>
          <div className="flow">
            <div>
              <h2>{words.printTitle}</h2>
              <p>
                {words.printText} <a href="/bantuan/cetak">{words.printLink}</a>
              </p>
            </div>
            <div>
              <h2>{words.continueTitle}</h2>
              <p>
                {words.continueText} <a href="/lanjut">{words.continueLink}</a>
              </p>
            </div>
          </div>
        </Split>
      </Section>
    </Page>
  );
}
