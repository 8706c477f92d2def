import { fill } from "@gerai/language";
import { formatDateTime } from "@gerai/ui/format";
import { Answer, AsOf, Page, Panel, Section, Split } from "@gerai/ui/page";
import { SearchBox } from "@gerai/ui/search-box";
import { RowList } from "@gerai/ui/service-list";
import { Unbroken } from "@gerai/ui/unbroken";
import { useOffice, useTexts } from "../../office.ts";
import { getOfficeToday, listServices } from "../citizen-api.server.ts";
import {
  HouseRules,
  OfficeContacts,
  OfficeDoors,
  OfficeNotices,
  officeSentence,
  WeekHours,
} from "../parts/office-now.tsx";
import { useOpenWords } from "../parts/open-words.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { categoryItems } from "../parts/service-groups.ts";
import { TrackForm } from "../parts/track-form.tsx";
import type { Route } from "./+types/home.ts";

export async function loader(args: Route.LoaderArgs) {
  const [list, today] = await Promise.all([listServices(args), getOfficeToday(args)]);
  return { list, today };
}

export default function Home({ loaderData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.citizen.home;
  const open = useOpenWords();
  const { list, today } = loaderData;
  const { profile } = office;
  const capacity = today.notices.find(({ since, capacityFactor }) => since <= today.at && capacityFactor !== null);
  return (
    <Page>
      <PageTitle text={words.pageTitle} />
      <Answer
        home
        title={officeSentence(today, open)}
        above={<AsOf dateTime={today.at}>{formatDateTime(today.at, office.timeZone, locale)}</AsOf>}
        lead={<Unbroken text={profile?.intro[locale] || words.lead} />}
        side={
          <>
            <h2 className="vh">{words.boardTitle}</h2>
            <OfficeDoors today={today} />
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
      {today.notices.length > 0 ? (
        <Section title={open.t.noticesTitle}>
          <OfficeNotices today={today} />
        </Section>
      ) : null}
      <Section title={words.servicesTitle}>
        <RowList items={categoryItems(list, locale, t)} twoColumns />
        <p className="field">
          <a href="/layanan">{fill(words.allServices, { count: list.services.length })}</a>
        </p>
      </Section>
      <Section title={open.t.hoursTitle} id="jam">
        <Split>
          <div>
            <WeekHours week={today.week} today={today.day} />
            <p className="field">
              <a href="/jam-layanan.ics">{open.t.calendarLink}</a>
            </p>
          </div>
          <div className="flow">
            {today.houseRules.some(({ kind }) => kind === "houseRule") ? (
              <div>
                <h3>{open.t.houseRulesTitle}</h3>
                <HouseRules rules={today.houseRules} capacityFactor={capacity?.capacityFactor ?? 1} />
              </div>
            ) : null}
            {today.contacts.length > 0 ? (
              <div id="kontak">
                <h3>{open.t.contactsTitle}</h3>
                <p className="hint">{open.t.contactsLead}</p>
                <OfficeContacts contacts={today.contacts} />
              </div>
            ) : null}
          </div>
        </Split>
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
