import { fill } from "@gerai/language";
import { NumberedList } from "@gerai/ui/facts";
import { Answer, Page, Section } from "@gerai/ui/page";
import { useOffice, useTexts } from "../../office.ts";
import { PageTitle } from "../parts/page-title.tsx";
import type { Route } from "./+types/authenticity.ts";

export function loader({ request }: Route.LoaderArgs) {
  return { host: new URL(request.url).hostname };
}

export default function Authenticity({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const office = useOffice();
  const words = t.citizen.authenticity;
  const { points } = words;
  return (
    <Page narrow>
      <PageTitle text={words.title} />
      <Answer title={words.title} lead={fill(words.lead, { office: office.fullName })} />
      <Section title={words.title} hideTitle>
        <NumberedList
          items={[
            { title: fill(points.address, { host: loaderData.host }) },
            { title: points.free },
            { title: points.never },
            { title: points.pin },
            { title: points.links },
          ]}
        />
      </Section>
      <Section title={words.reportTitle}>
        <p>{words.reportText}</p>
        <p>
          <a className="tap" href="/verifikasi">
            {words.verify}
          </a>
        </p>
        <p>
          <a className="tap" href="/cek-pesan">
            {t.noticePages.check.link}
          </a>
        </p>
      </Section>
    </Page>
  );
}
