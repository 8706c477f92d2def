import { fill, problemText } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { formatCalendarDate } from "@gerai/ui/format";
import { StaffField } from "@gerai/ui/staff-field";
import { Card, CardGrid } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { localeContext, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import { RoomPage } from "../broadcasts/room-page.tsx";
import { text, typedFrom } from "../typed-form.ts";
import type { Route } from "./+types/contact-edit.ts";
import { ContactFaults, ContactFields } from "./contact-fields.tsx";
import { boxesOf, boxOfProblem, type ContactBox, contactFrom } from "./contact-form.ts";
import { contactsAddress } from "./contacts-address.ts";
import { changeContact, endTerm, readContact } from "./contacts-api.server.ts";

export async function loader(args: Route.LoaderArgs) {
  return { contact: await readContact(args, args.params.contactId) };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const contact = await readContact(args, args.params.contactId);
  const boxes = typedFrom(form);
  const isEnd = form.get("_langkah") === "akhiri";
  const { region } = contact.place;
  const revision = Number(form.get("_revisi"));
  const refused = (faults: readonly ContactBox[], status: number, problem?: string) =>
    data({ boxes, faults, problem, isEnd }, { status });
  const made = isEnd ? null : contactFrom(boxes, region);
  const until = text(boxes, "terakhir");
  if (made && !made.input) return refused(made.faults, 422);
  if (isEnd && !/^\d{4}-\d\d-\d\d$/.test(until)) return refused([], 422);
  const reply = await (isEnd
    ? endTerm(args, contact.id, { revision, until })
    : changeContact(args, contact.id, { ...made?.input, revision }));
  if (reply.ok) throw redirect(contactsAddress(region, isEnd ? "diakhiri" : "diubah"), 303);
  if (reply.status !== 409 && reply.status !== 422) needStaff(args, reply);
  const { code, params } = reply.problem;
  const box = boxOfProblem(code);
  const locale = args.context.get(localeContext);
  return refused(box ? [box] : [], reply.status, problemText(locale, code, params));
}

/** The last day of a term; from the day after nothing is sent any more. */
function EndForm({ revision, isFaulty, value }: { revision: number; isFaulty: boolean; value: string }) {
  const { t } = useTexts();
  const words = t.broadcasts.contact;
  return (
    <form method="post">
      <HiddenFields fields={[["_revisi", String(revision)]]} />
      <StaffField
        id="terakhir"
        name="terakhir"
        type="date"
        tall
        label={words.lastDay}
        hint={words.lastDayHint}
        error={isFaulty ? words.lastDayFault : undefined}
        value={value}
        labels={{ optional: t.form.optional, error: t.form.errorWord }}
      />
      <div className="row-acts">
        <Button look="danger" name="_langkah" value="akhiri">
          {words.end}
        </Button>
      </div>
    </form>
  );
}

/** One contact: changed, or its term ended. */
export default function ContactEdit({ loaderData, actionData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const words = t.broadcasts.contact;
  const { contact } = loaderData;
  const { region, label } = contact.place;
  const faults = actionData?.isEnd ? [] : (actionData?.faults ?? []);
  const isEndFaulty = Boolean(actionData?.isEnd && !actionData.problem);
  const isOver = contact.term === "over";
  return (
    <RoomPage
      title={fill(words.editTitle, { level: t.broadcasts.levels[contact.level] })}
      lead={label}
      problem={actionData?.problem}
      isFaulty={faults.length > 0 || isEndFaulty}
    >
      {actionData?.problem ? null : <ContactFaults faults={faults} />}
      <CardGrid>
        <Card span={7} title={words.dataTitle}>
          <form method="post">
            <HiddenFields fields={[["_revisi", String(contact.revision)]]} />
            <ContactFields
              region={region}
              typed={actionData && !actionData.isEnd ? actionData.boxes : boxesOf(contact)}
              faults={faults}
            />
            <div className="row-acts">
              <Button>{words.save}</Button>
              <ButtonLink href={contactsAddress(region)} look="quiet">
                {words.back}
              </ButtonLink>
            </div>
          </form>
        </Card>
        <Card span={5} title={words.endTitle}>
          {isOver && contact.until ? (
            <p>{fill(words.isOver, { day: formatCalendarDate(contact.until, locale) })}</p>
          ) : (
            <EndForm
              revision={contact.revision}
              isFaulty={isEndFaulty}
              value={actionData?.isEnd ? text(actionData.boxes, "terakhir") : ""}
            />
          )}
        </Card>
      </CardGrid>
    </RoomPage>
  );
}
