import { fill, problemText } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { Answer, LinkBack, Page } from "@gerai/ui/page";
import { FormEnd } from "@gerai/ui/steps";
import { TextField } from "@gerai/ui/text-field";
import { Ticket } from "@gerai/ui/ticket";
import { data } from "react-router";
import { useTexts } from "../../office.ts";
import { findDraft, keepDraft } from "../citizen-api.server.ts";
import { needDraft, requireDraftId, stepHref } from "../draft.server.ts";
import { PageTitle } from "../parts/page-title.tsx";
import type { Route } from "./+types/saved.ts";

export async function loader(args: Route.LoaderArgs) {
  const { slug } = args.params;
  const draft = needDraft(args, slug, await findDraft(args, requireDraftId(args, slug)));
  return {
    code: draft.trackingCode,
    isKept: draft.canResumeElsewhere,
    back: stepHref(slug, draft.next),
    address: `${new URL(args.request.url).host}/lanjut`,
  };
}

export async function action(args: Route.ActionArgs) {
  const { slug } = args.params;
  const phone = String((await args.request.formData()).get("hp") ?? "").trim();
  const reply = await keepDraft(args, requireDraftId(args, slug), phone);
  if (reply.ok) return { phone: "", code: undefined };
  if (reply.status === 400 || reply.status === 422) return data({ phone, code: reply.problem.code }, { status: 422 });
  needDraft(args, slug, reply);
  return { phone, code: "unknown" };
}

export default function Saved({ loaderData, actionData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const words = t.form.saved;
  const { code, isKept, back, address } = loaderData;
  const problem = actionData?.code;
  const error =
    problem === undefined ? undefined : problem === "unknown" ? problemText(locale, problem) : words.badPhone;
  return (
    <Page narrow>
      <PageTitle text={words.title} error={error ? t.form.errorWord : undefined} />
      <LinkBack href={back}>{t.frame.back}</LinkBack>
      <Answer title={isKept ? words.done : words.title} lead={isKept ? fill(words.how, { address }) : words.lead} />
      {isKept ? (
        <Ticket numberLabel={words.code} number={code} />
      ) : (
        <form method="post" noValidate>
          <TextField
            id="hp"
            name="hp"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            width="medium"
            label={words.phone}
            hint={words.phoneHint}
            value={actionData?.phone}
            error={error}
            labels={{ optional: t.form.optional, error: t.form.errorWord }}
          />
          <p className="field">
            <Button wide>{words.keep}</Button>
          </p>
        </form>
      )}
      <FormEnd>
        <p className="meta">{words.keepFor}</p>
        <ButtonLink href={back} look="second" wide>
          {words.back}
        </ButtonLink>
      </FormEnd>
    </Page>
  );
}
