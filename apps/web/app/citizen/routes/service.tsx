import type { ServiceView } from "@gerai/contracts/catalogue";
import { fill } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { Facts, NumberedList, type RequirementItem, RequirementList } from "@gerai/ui/facts";
import { Answer, LinkBack, Page, PageColumns, Section } from "@gerai/ui/page";
import { Unbroken } from "@gerai/ui/unbroken";
import { useTexts } from "../../office.ts";
import { getService } from "../citizen-api.server.ts";
import { draftOfRequest } from "../own-cookies.server.ts";
import { PageTitle } from "../parts/page-title.tsx";
import type { Route } from "./+types/service.ts";

export async function loader(args: Route.LoaderArgs) {
  const { slug } = args.params;
  return { service: await getService(args, slug), hasDraft: draftOfRequest(args.request, slug) !== undefined };
}

export default function Service({ loaderData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const { service, hasDraft } = loaderData;
  const words = t.citizen.service;
  const start = <StartButton slug={service.slug} hasDraft={hasDraft} />;
  return (
    <Page>
      <PageTitle text={service.name[locale]} />
      <PageColumns
        main={
          <>
            <LinkBack href="/layanan">{words.back}</LinkBack>
            <Answer title={service.name[locale]} lead={<Unbroken text={service.summary[locale]} />} />
            <ServiceFacts service={service} />
            <div className="formend">
              {start}
              <p className="meta">{words.startNote}</p>
            </div>
          </>
        }
        aside={
          <div className="panel flow">
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
            <div className="formend">{start}</div>
          </>
        }
      />
    </Page>
  );
}

function StartButton({ slug, hasDraft }: { slug: string; hasDraft: boolean }) {
  const { t } = useTexts();
  const href = `/layanan/${slug}/ajukan`;
  if (hasDraft) {
    return (
      <ButtonLink href={href} wide>
        {t.citizen.service.resume}
      </ButtonLink>
    );
  }
  return (
    <form method="post" action={href}>
      <Button wide>{t.citizen.service.start}</Button>
    </form>
  );
}

function ServiceFacts({ service }: { service: ServiceView }) {
  const { locale, t } = useTexts();
  const words = t.citizen.service;
  const { needed, why } = service.presence;
  const presence = needed === true ? words.presenceYes : needed === false ? words.presenceNo : words.presenceMaybe;
  const [firstWay] = service.delivery;
  return (
    <Facts
      items={[
        { term: words.fee, value: t.frame.free },
        {
          term: words.time,
          value: fill(t.citizen.services.workingDays, { days: service.promise.workingDays }),
          note: service.promise.startsAt === "visit" ? words.timeVisit : words.timeComplete,
        },
        { term: words.result, value: firstWay ? words.delivery[firstWay] : "–" },
        { term: words.presence, value: presence, note: needed === false ? undefined : why[locale] },
      ]}
    />
  );
}

function Requirements({ service }: { service: ServiceView }) {
  const { locale, t } = useTexts();
  const words = t.citizen.service;
  const items = service.requirements.map((paper): RequirementItem => {
    const condition = !paper.national
      ? { tone: "warn" as const, label: words.overAsked }
      : paper.oneOfGroup
        ? { tone: "info" as const, label: words.oneOf }
        : paper.conditional
          ? { tone: "info" as const, label: words.ifNeeded }
          : paper.required
            ? undefined
            : { tone: "idle" as const, label: words.notRequired };
    return {
      id: paper.key,
      title: paper.label[locale],
      condition,
      text: (
        <>
          <Unbroken text={paper.help[locale]} /> {paper.surrenderAtPickup ? words.surrender : null}
        </>
      ),
    };
  });
  return items.length > 0 ? <RequirementList items={items} /> : null;
}
