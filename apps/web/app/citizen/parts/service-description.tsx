import type { ServiceView } from "@gerai/contracts/catalogue";
import { fill } from "@gerai/language";
import { Facts, type RequirementItem, RequirementList } from "@gerai/ui/facts";
import { Notice } from "@gerai/ui/notice";
import { Unbroken } from "@gerai/ui/unbroken";
import { useTexts } from "../../office.ts";
import { useOpenWords } from "./open-words.ts";

/** What the office says of the service beside the nation's words; nothing when it says nothing. */
export function OfficeNote({ service }: { service: ServiceView }) {
  const { locale } = useTexts();
  const { t } = useOpenWords();
  if (!service.officeNote) return null;
  return (
    <Notice tone="info" title={t.noteTitle}>
      <p>
        <Unbroken text={service.officeNote[locale]} />
      </p>
    </Notice>
  );
}

/** What it costs, how long it takes, how the result arrives, and whether somebody has to come. */
export function ServiceFacts({ service }: { service: ServiceView }) {
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

/** What to bring; a paper that only this office asks for is marked. */
export function Requirements({ service }: { service: ServiceView }) {
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
