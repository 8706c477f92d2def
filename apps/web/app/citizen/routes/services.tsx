import { fill } from "@gerai/language";
import { ButtonLink } from "@gerai/ui/button";
import { EmptyState } from "@gerai/ui/notice";
import { Answer, Page, Section } from "@gerai/ui/page";
import { SearchBox } from "@gerai/ui/search-box";
import { RowList, ServiceList } from "@gerai/ui/service-list";
import { useTexts } from "../../office.ts";
import { listServices } from "../citizen-api.server.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { serviceGroups, serviceItem } from "../parts/service-groups.ts";
import type { Route } from "./+types/services.ts";

const LONGEST_SEARCH = 80;

export async function loader(args: Route.LoaderArgs) {
  const words = (new URL(args.request.url).searchParams.get("q") ?? "").trim().slice(0, LONGEST_SEARCH);
  return { words, list: await listServices(args, words || undefined) };
}

export default function Services({ loaderData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const { words, list } = loaderData;
  const { services } = list;
  const texts = t.citizen.services;
  return (
    <Page>
      <PageTitle text={texts.title} />
      <Answer title={words ? fill(texts.resultsTitle, { words }) : texts.title} lead={words ? undefined : texts.lead}>
        <SearchBox
          action="/layanan"
          name="q"
          value={words}
          label={t.citizen.home.searchLabel}
          buttonLabel={t.citizen.home.searchButton}
          example={t.citizen.home.searchExample}
        />
      </Answer>
      <Section title={texts.title} hideTitle>
        {words && services.length === 0 ? (
          <EmptyState title={fill(texts.noneTitle, { words })}>
            <p>{texts.noneText}</p>
            <ButtonLink href="/layanan" look="second">
              {texts.showAll}
            </ButtonLink>
          </EmptyState>
        ) : words ? (
          <>
            <RowList items={services.map((service) => serviceItem(service, locale, t))} twoColumns />
            <p className="field">
              <a href="/layanan">{texts.showAll}</a>
            </p>
          </>
        ) : (
          <ServiceList groups={serviceGroups(list, locale, t)} twoColumns />
        )}
      </Section>
    </Page>
  );
}
