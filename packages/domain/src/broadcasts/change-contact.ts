import { ChangeContactInput, EndTermInput } from "@gerai/contracts/broadcasts";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, type Scope } from "../kernel/index.ts";
import { checkContact, contactColumns, readWritten } from "./add-contact.ts";
import { contactChanged, termReversed } from "./broadcasts.problems.ts";
import { lockContactRow, updateContact } from "./contacts.store.ts";

const OfContact = z.object({ contactId: z.uuid() });

async function takeContact({ tx }: Scope, contactId: string, revision: number) {
  const row = await lockContactRow(tx, contactId);
  if (!row) throw notFound();
  if (row.revision !== revision) throw contactChanged();
  return row;
}

/** Changes what is known of a head. Codes as at `AddContactInput`; 409 `broadcasts.contact-changed`. */
export const changeContact = command({
  action: "village-contact.change",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: ChangeContactInput.and(OfContact),
  async run(scope, { contactId, revision, ...fields }) {
    await takeContact(scope, contactId, revision);
    const phone = await checkContact(scope, fields, contactId);
    const columns = contactColumns(scope, contactId, phone, fields);
    await updateContact(scope.tx, contactId, { ...columns, revision: revision + 1 });
    const result = await readWritten(scope, contactId);
    return { subjectId: contactId, result, details: { level: fields.level, region: fields.place.region } };
  },
});

/** Says the last day of a head's term; from the day after nothing is sent to them. 422 `broadcasts.term-reversed`. */
export const endTerm = command({
  action: "village-contact.end-term",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: EndTermInput.extend(OfContact.shape),
  async run(scope, { contactId, revision, until }) {
    const row = await takeContact(scope, contactId, revision);
    if (row.from_day !== null && row.from_day > until) throw termReversed();
    // A term that is only shortened stands in nobody's way; one that is made longer may.
    const grows = row.until_day !== null && row.until_day < until;
    if (grows) await checkGrowth(scope, contactId, until);
    await updateContact(scope.tx, contactId, {
      until_day: until,
      revision: revision + 1,
      changed_at: scope.ctx.now(),
    });
    return { subjectId: contactId, result: await readWritten(scope, contactId), details: { until } };
  },
});

async function checkGrowth(scope: Scope, contactId: string, until: string): Promise<void> {
  const { level, place, name, phone, email, from } = await readWritten(scope, contactId);
  const { region, rw, rt } = place;
  await checkContact(scope, { level, place: { region, rw, rt }, name, phone, email, from, until }, contactId);
}
