import { ButtonLink } from "@gerai/ui/button";
import { Answer, Page } from "@gerai/ui/page";
import { FormEnd } from "@gerai/ui/steps";
import { useTexts } from "../../office.ts";
import { PageTitle } from "../parts/page-title.tsx";

/** Where a completion link leads that is void: never a dead end, the tracking page opens the same papers. */
export default function CompletionVoid() {
  const { t } = useTexts();
  const words = t.citizen.completion;
  return (
    <Page narrow>
      <PageTitle text={words.linkUsed} />
      <Answer title={words.linkUsed} lead={words.linkUsedText} />
      <FormEnd>
        <ButtonLink href="/lacak" wide>
          {t.frame.errors.track}
        </ButtonLink>
      </FormEnd>
    </Page>
  );
}
