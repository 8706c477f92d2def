import { fill, type Messages } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { formatDateTime } from "@gerai/ui/format";
import { Answer, Page, Section } from "@gerai/ui/page";
import { FormEnd } from "@gerai/ui/steps";
import { TextField } from "@gerai/ui/text-field";
import { useOffice, useTexts } from "../../office.ts";
import { findDocumentLink } from "../citizen-api.server.ts";
import { documentCodeOfRequest } from "../own-cookies.server.ts";
import { PageTitle } from "../parts/page-title.tsx";
import type { Route } from "./+types/document.ts";

export const headers = () => ({ "referrer-policy": "no-referrer" });

export async function loader(args: Route.LoaderArgs) {
  const code = documentCodeOfRequest(args.request);
  const reply = code ? await findDocumentLink(args, code) : undefined;
  const query = new URL(args.request.url).searchParams;
  return {
    link: reply?.ok ? reply.data : undefined,
    fault: query.get("galat"),
    triesLeft: Number(query.get("sisa") ?? 0),
  };
}

function errorText(fault: string | null, triesLeft: number, t: Messages): string | undefined {
  const words = t.citizen.document;
  if (fault === "pin") return fill(words.wrong, { tries: triesLeft });
  if (fault === "angka") return words.badPin;
  if (fault === "habis") return words.usedUp;
  if (fault === "sering") return t.problems["rate-limited"];
  return fault === "gagal" ? t.problems.unavailable : undefined;
}

export default function DocumentPage({ loaderData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.citizen.document;
  const { link, fault, triesLeft } = loaderData;
  const error = errorText(fault, triesLeft, t);
  if (!link) {
    return (
      <Page narrow>
        <PageTitle text={words.voidTitle} />
        <Answer title={words.voidTitle} lead={words.voidText} />
        <FormEnd>
          <ButtonLink href="/lacak" wide>
            {t.frame.errors.track}
          </ButtonLink>
        </FormEnd>
      </Page>
    );
  }
  return (
    <Page narrow>
      <PageTitle text={words.title} error={error ? t.form.errorWord : undefined} />
      <Answer title={fill(words.titleFor, { name: link.name[locale] })} lead={words.lead} />
      <form method="post" action="/dokumen/unduh" noValidate>
        <TextField
          id="pin"
          name="pin"
          label={words.pin}
          hint={words.pinHint}
          error={error}
          inputMode="numeric"
          autoComplete="off"
          maxLength={7}
          width="medium"
          labels={{ optional: t.form.optional, error: t.form.errorWord }}
        />
        <p className="field">
          <Button wide icon="download">
            {words.open}
          </Button>
        </p>
        <p className="meta">{fill(words.until, { time: formatDateTime(link.expiresAt, office.timeZone, locale) })}</p>
      </form>
      <Section title={words.whereTitle}>
        <p>
          {words.whereText} <a href="/lacak">{t.frame.errors.track}</a>
        </p>
      </Section>
      <Section title={words.printTitle}>
        <p>{words.printText}</p>
      </Section>
    </Page>
  );
}
