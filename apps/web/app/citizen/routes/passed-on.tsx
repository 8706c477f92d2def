import type { PassingOnView } from "@gerai/contracts/broadcasts";
import { fill } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { formatDateTime } from "@gerai/ui/format";
import { Notice } from "@gerai/ui/notice";
import { Answer, AsOf, Page, Section } from "@gerai/ui/page";
import { FormEnd } from "@gerai/ui/steps";
import { data, redirect } from "react-router";
import { type Caller, callApi, problemResponse } from "../../api.server.ts";
import { useOffice, useTexts } from "../../office.ts";
import { PageTitle } from "../parts/page-title.tsx";
import type { Route } from "./+types/passed-on.ts";

export const headers = () => ({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex" });

/** The news behind a token, or null for one that nobody has or that is over. */
async function ask(caller: Caller, verb: "link" | "passed-on", token: string): Promise<PassingOnView | null> {
  const options = { body: { token }, isReading: verb === "link" };
  const reply = await callApi<PassingOnView>(caller, "POST", `/broadcasts/${verb}`, options);
  if (reply.ok) return reply.data;
  if ([400, 404, 410, 422].includes(reply.status)) return null;
  throw problemResponse(reply.problem);
}

export async function loader(args: Route.LoaderArgs) {
  const view = await ask(args, "link", args.params.token);
  return data({ view }, { status: view ? 200 : 404 });
}

/** "Sudah disampaikan": told once, thanked each time. */
export async function action(args: Route.ActionArgs) {
  const view = await ask(args, "passed-on", args.params.token);
  if (!view) return data(null, { status: 404 });
  throw redirect(`/siaran/${encodeURIComponent(args.params.token)}`, 303);
}

function Unknown() {
  const words = useTexts().t.broadcasts.passedOn;
  return (
    <Page narrow>
      <PageTitle text={words.unknown} />
      <Answer title={words.unknown} lead={words.unknownText} />
      <FormEnd>
        <ButtonLink href="/" wide>
          {words.home}
        </ButtonLink>
      </FormEnd>
    </Page>
  );
}

/** The news for one head, and the button by which they say that they passed it on. */
export default function PassedOn({ loaderData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const { timeZone } = useOffice();
  const words = t.broadcasts.passedOn;
  const { view } = loaderData;
  if (!view) return <Unknown />;
  const sent = formatDateTime(view.sentAt, timeZone, locale);
  return (
    <Page narrow>
      <PageTitle text={view.title} />
      <Answer
        title={view.title}
        above={<p className="meta">{fill(words.from, { office: view.office })}</p>}
        asOf={<AsOf dateTime={view.sentAt}>{sent}</AsOf>}
        lead={view.text}
      />
      {view.passedOnAt ? (
        <Notice tone="ok" title={words.thanks}>
          <p>{fill(words.thanksText, { time: formatDateTime(view.passedOnAt, timeZone, locale) })}</p>
        </Notice>
      ) : (
        <Section title={words.ask}>
          <p>{fill(words.askText, { place: view.place })}</p>
          <form method="post">
            <FormEnd>
              <Button wide icon="check">
                {words.submit}
              </Button>
            </FormEnd>
          </form>
        </Section>
      )}
      <p className="field meta">
        {fill(words.code, { code: view.code })} <a href={`/cek-pesan?kode=${view.code}`}>{words.check}</a>
      </p>
    </Page>
  );
}
