import { Button, ButtonLink } from "@gerai/ui/button";
import { NumberedList } from "@gerai/ui/facts";
import { formatDateTime } from "@gerai/ui/format";
import { Answer, AsOf, LinkBack, Page, PageColumns, Section } from "@gerai/ui/page";
import { Unbroken } from "@gerai/ui/unbroken";
import { useOffice, useTexts } from "../../office.ts";
import { getService, getServiceToday } from "../citizen-api.server.ts";
import { draftOfRequest } from "../own-cookies.server.ts";
import { useOpenWords } from "../parts/open-words.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { OfficeNote, Requirements, ServiceFacts } from "../parts/service-description.tsx";
import { ClosedFacts, closedByRule, KeptOpen, OtherWays, ServiceNotes, ServiceWays } from "../parts/service-now.tsx";
import { closedSentence } from "../parts/service-sentence.ts";
import type { Route } from "./+types/service.ts";

export async function loader(args: Route.LoaderArgs) {
  const { slug } = args.params;
  const [service, today] = await Promise.all([getService(args, slug), getServiceToday(args, slug)]);
  return { service, today, hasDraft: draftOfRequest(args.request, slug) !== undefined };
}

export default function Service({ loaderData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const open = useOpenWords();
  const { service, today, hasDraft } = loaderData;
  const words = t.citizen.service;
  const closed = closedByRule(today);
  const sentence = closedSentence(today, open);
  const isWebOpen = today.ways.some(({ channel, answer }) => channel === "web" && answer.open);
  const start = isWebOpen ? (
    <StartButton slug={service.slug} hasDraft={hasDraft} asksPurpose={today.purposes.length > 0} />
  ) : null;
  return (
    <Page>
      <PageTitle text={service.name[locale]} />
      <PageColumns
        main={
          <>
            <LinkBack href="/layanan">{words.back}</LinkBack>
            <Answer
              above={sentence ? <p className="meta">{service.name[locale]}</p> : null}
              title={sentence?.title ?? service.name[locale]}
              asOf={<AsOf dateTime={today.at}>{formatDateTime(today.at, office.timeZone, locale)}</AsOf>}
              lead={<Unbroken text={sentence?.lead ?? service.summary[locale]} />}
            />
            {closed ? (
              <>
                <OtherWays alternatives={today.alternatives} slug={service.slug} today={today} />
                <h2 className="field">{open.t.whyClosed}</h2>
                <ClosedFacts answer={closed.answer} />
              </>
            ) : null}
            <OfficeNote service={service} />
            <ServiceFacts service={service} />
            {start ? (
              <div className="formend">
                {start}
                <p className="meta">{words.startNote}</p>
              </div>
            ) : null}
          </>
        }
        aside={
          <>
            <h2>{open.t.serviceTitle}</h2>
            <ServiceWays today={today} />
            <div className="flow">
              <ServiceNotes today={today} />
            </div>
            {today.keptOpen.length > 0 ? (
              <>
                <h2>{open.t.keptTitle}</h2>
                <KeptOpen today={today} />
              </>
            ) : null}
            <div className="panel flow aside-panel">
              <h2>{words.whoTitle}</h2>
              <p>
                <Unbroken text={service.eligibility[locale]} />
              </p>
              <details>
                <summary>{words.legal}</summary>
                <ul className="bul">
                  {service.legalBasis.map((law) => (
                    <li key={law}>{law.replace(/\s*\(unsure\)/g, "")}</li>
                  ))}
                </ul>
              </details>
            </div>
          </>
        }
        more={
          <>
            <Section title={words.bringTitle}>
              <p className="hint">{service.requirements.length > 0 ? words.bringLead : words.bringNone}</p>
              <Requirements service={service} />
            </Section>
            <Section title={words.afterTitle}>
              <NumberedList
                items={[
                  { title: words.after1, text: words.after1Text },
                  { title: words.after2, text: words.after2Text },
                  {
                    title: words.after3,
                    text: service.delivery.map((way) => words.delivery[way]).join(", "),
                  },
                ]}
              />
              {service.delivery.includes("email") ? <p className="hint">{words.selfPrint}</p> : null}
            </Section>
            {start ? <div className="formend">{start}</div> : null}
          </>
        }
      />
    </Page>
  );
}

function StartButton({ slug, hasDraft, asksPurpose }: { slug: string; hasDraft: boolean; asksPurpose: boolean }) {
  const { t } = useTexts();
  const href = `/layanan/${slug}/ajukan`;
  if (hasDraft) {
    return (
      <ButtonLink href={href} wide>
        {t.citizen.service.resume}
      </ButtonLink>
    );
  }
  if (asksPurpose) {
    return (
      <ButtonLink href={href} wide>
        {t.citizen.service.start}
      </ButtonLink>
    );
  }
  return (
    <form method="post" action={href}>
      <Button wide>{t.citizen.service.start}</Button>
    </form>
  );
}
