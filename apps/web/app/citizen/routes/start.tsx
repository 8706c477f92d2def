import { fill } from "@gerai/language";
import { Actions, Button, ButtonLink } from "@gerai/ui/button";
import { formatDateTime } from "@gerai/ui/format";
import { Notice } from "@gerai/ui/notice";
import { Answer, LinkBack, Page } from "@gerai/ui/page";
import { redirect } from "react-router";
import { problemResponse, relayCookies } from "../../api.server.ts";
import { useOffice, useTexts } from "../../office.ts";
import { requestFacts } from "../../request-facts.ts";
import { createDraft, findDraft, getService } from "../citizen-api.server.ts";
import { stepHref } from "../draft.server.ts";
import { draftCookie, draftOfRequest } from "../own-cookies.server.ts";
import { PageTitle } from "../parts/page-title.tsx";
import type { Route } from "./+types/start.ts";

export async function loader(args: Route.LoaderArgs) {
  const { slug } = args.params;
  const id = draftOfRequest(args.request, slug);
  const [service, draft] = await Promise.all([getService(args, slug), id ? findDraft(args, id) : undefined]);
  return {
    service: { slug, name: service.name },
    draft: draft?.ok ? { savedAt: draft.data.savedAt, href: stepHref(slug, draft.data.next) } : undefined,
    isLost: new URL(args.request.url).searchParams.get("isian") === "hilang",
  };
}

/** Begins a case: the API sets the citizen's cookie, ours says which draft belongs to this form. */
export async function action(args: Route.ActionArgs) {
  const { slug } = args.params;
  const reply = await createDraft(args, slug);
  if (!reply.ok) throw problemResponse(reply.problem);
  const headers = relayCookies(reply);
  headers.append("set-cookie", draftCookie(slug, reply.data.id, args.context.get(requestFacts).secure));
  return redirect(stepHref(slug, reply.data.next), { status: 303, headers });
}

export default function Start({ loaderData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.citizen.start;
  const { service, draft, isLost } = loaderData;
  const title = draft ? words.title : fill(words.freshTitle, { service: service.name[locale] });
  const lead = draft
    ? fill(words.lead, { time: formatDateTime(draft.savedAt, office.timeZone, locale) })
    : words.freshLead;
  return (
    <Page narrow>
      <PageTitle text={title} />
      <LinkBack href={`/layanan/${service.slug}`}>{service.name[locale]}</LinkBack>
      <Answer title={title} lead={lead}>
        {isLost && !draft ? <Notice tone="warn" title={words.lost} /> : null}
      </Answer>
      <div className="formend">
        {draft ? (
          <ButtonLink href={draft.href} wide>
            {words.continue}
          </ButtonLink>
        ) : null}
        <Actions>
          <form method="post">
            <Button wide look={draft ? "quiet" : "main"}>
              {draft ? words.again : words.go}
            </Button>
          </form>
          <ButtonLink href="/lanjut" look="quiet">
            {words.resume}
          </ButtonLink>
        </Actions>
      </div>
    </Page>
  );
}
