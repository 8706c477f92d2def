import type { ReceiptView } from "@gerai/contracts/applications";
import { fill } from "@gerai/language";
import { Actions, ButtonLink } from "@gerai/ui/button";
import { NumberedList } from "@gerai/ui/facts";
import { formatDateTime } from "@gerai/ui/format";
import { Answer, AsOf, Page, Section } from "@gerai/ui/page";
import { DefinitionList } from "@gerai/ui/summary-table";
import { Ticket, type TicketPart } from "@gerai/ui/ticket";
import { Unbroken } from "@gerai/ui/unbroken";
import { useOffice, useTexts } from "../../office.ts";
import { needCase } from "../case.server.ts";
import { getReceipt } from "../citizen-api.server.ts";
import { PageTitle } from "../parts/page-title.tsx";
import type { Route } from "./+types/receipt.ts";

export async function loader(args: Route.LoaderArgs) {
  const receipt = needCase(await getReceipt(args, args.params.caseId));
  return { receipt, origin: new URL(args.request.url).origin };
}

export default function Receipt({ loaderData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.citizen.receipt;
  const { receipt, origin } = loaderData;
  return (
    <Page narrow>
      <PageTitle text={words.title} />
      <Answer
        title={words.title}
        asOf={
          <AsOf tone="ok" dateTime={receipt.filedAt}>
            {fill(words.received, { time: formatDateTime(receipt.filedAt, office.timeZone, locale) })}
          </AsOf>
        }
        lead={<Unbroken text={fill(words.lead, { service: receipt.service.name[locale] })} />}
      />
      <Ticket
        numberLabel={words.number}
        number={receipt.number}
        qr={{ value: `${origin}/lacak#${receipt.trackingCode}`, label: words.qrLabel, note: words.qrNote }}
        stubs={[{ label: words.code, value: receipt.trackingCode, note: words.codeNote }]}
        promise={promiseOf(receipt, words)}
      />
      {receipt.readOn ? (
        <DefinitionList
          ruled
          rows={[
            {
              term: t.availability.readOnLabel,
              value: (
                <>
                  <b>{formatDateTime(receipt.readOn.at, office.timeZone, locale)}</b>. {t.availability.readOnNote}
                </>
              ),
            },
          ]}
        />
      ) : null}
      <Section title={words.outputTitle}>
        <ul className="bul">
          {receipt.outputs.map((output) => (
            <li key={`${output.kind}-${output.item}`}>
              <Unbroken text={output.name[locale]} />
              {deliveryWord(output.delivery, t.citizen.service.delivery)}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.nextTitle}>
        <NumberedList
          items={[
            {
              title: fill(words.next1, { count: receipt.paperCount }),
              text: fill(words.next1Text, {
                contact: [receipt.contact.phoneMasked, receipt.contact.emailMasked].filter(Boolean).join(", "),
              }),
            },
            { title: words.next2, text: words.next2Text },
          ]}
        />
      </Section>
      <div className="formend">
        <Actions>
          <ButtonLink href={`/lacak/${receipt.id}`}>{words.track}</ButtonLink>
          <ButtonLink href="/" look="quiet">
            {words.home}
          </ButtonLink>
        </Actions>
        <p className="meta">{words.print}</p>
      </div>
    </Page>
  );
}

type Words = ReturnType<typeof useTexts>["t"]["citizen"]["receipt"];

function promiseOf(receipt: ReceiptView, words: Words): TicketPart | undefined {
  if (receipt.needsVisit) return { label: words.promise, value: words.visit, note: words.visitNote };
  if (receipt.promiseWorkingDays === null) return undefined;
  return {
    label: words.promise,
    value: fill(words.promiseDays, { days: receipt.promiseWorkingDays }),
    note: words.promiseNote,
  };
}

function deliveryWord(way: string, words: Readonly<Record<string, string>>): string {
  const word = words[way];
  return word ? `: ${word}` : "";
}
