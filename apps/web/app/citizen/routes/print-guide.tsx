import { NumberedList } from "@gerai/ui/facts";
import { Answer, Page, Section } from "@gerai/ui/page";
import { useTexts } from "../../office.ts";
import { PageTitle } from "../parts/page-title.tsx";

/** How to print an issued PDF at home so that it is accepted. */
export default function PrintGuide() {
  const { t } = useTexts();
  const words = t.citizen.printGuide;
  const { steps } = words;
  return (
    <Page narrow>
      <PageTitle text={words.title} />
      <Answer title={words.title} lead={words.lead} />
      <Section title={words.title} hideTitle>
        <NumberedList
          items={[steps.paper, steps.scale, steps.colour, steps.keep, steps.check].map((title) => ({ title }))}
        />
      </Section>
    </Page>
  );
}
