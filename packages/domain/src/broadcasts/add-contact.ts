import { AddContactInput, type ContactView, type Place } from "@gerai/contracts/broadcasts";
import { newId } from "@gerai/foundation/ids";
import { notFound } from "@gerai/foundation/problem";
import type { z } from "zod";
import { readMobileNumber } from "../channels/index.ts";
import { command, type Scope } from "../kernel/index.ts";
import {
  levelNotOfPlace,
  noMobile,
  phoneTaken,
  placeOutside,
  placeUnknown,
  secondHead,
} from "./broadcasts.problems.ts";
import { overlap, phoneIndex, sealPerson, termOn, viewContact } from "./contact.ts";
import { findContactRow, insertContacts, listRowsOfPhone, listRowsOfPlace, queueWriters } from "./contacts.store.ts";
import { isLevelOf, type OfficeArea, officeArea } from "./place.ts";

type Fields = z.output<typeof AddContactInput>;

/** Fields as columns, for the row `id`. */
export function contactColumns({ ctx }: Scope, id: string, phone: string, fields: Fields) {
  const { level, place, name, email, from, until } = fields;
  return {
    ...{ level, region_code: place.region, rw: place.rw, rt: place.rt },
    ...sealPerson(ctx, id, { name, phone, email }),
    ...{ from_day: from, until_day: until },
    changed_at: ctx.now(),
  };
}

function assertPlace(area: OfficeArea, { region }: Place): void {
  if (area.byCode.has(region)) return;
  throw region.startsWith(`${area.region}.`) ? placeUnknown() : placeOutside();
}

/**
 * Holds what a head's row must keep, and answers the number in E.164: a place of the office, one head of a place at a
 * time, one number for one head at a time. `id` is the row itself, which does not stand in its own way.
 */
export async function checkContact(scope: Scope, fields: Fields, id: string | null): Promise<string> {
  const { tx, ctx } = scope;
  const phone = readMobileNumber(fields.phone);
  if (!phone) throw noMobile();
  assertPlace(await officeArea(scope), fields.place);
  if (!isLevelOf(fields.level, fields.place)) throw levelNotOfPlace();
  await queueWriters(tx, ctx.tenantId);
  // Whoever's term is over stands in nobody's way, also where nobody knows since when the next one is in office.
  const isInTheWay = (row: { id: string; from_day: string | null; until_day: string | null }) => {
    const term = { from: row.from_day, until: row.until_day };
    return row.id !== id && termOn(term, ctx.today()) !== "over" && overlap(fields, term);
  };
  if ((await listRowsOfPlace(tx, fields.place)).some(isInTheWay)) throw secondHead();
  if ((await listRowsOfPhone(tx, phoneIndex(ctx, phone))).some(isInTheWay)) throw phoneTaken();
  return phone;
}

/** A head as it was just written. */
export async function readWritten(scope: Scope, id: string): Promise<ContactView> {
  const row = await findContactRow(scope.tx, id);
  if (!row) throw notFound();
  return viewContact(scope.ctx, await officeArea(scope), row);
}

/** Adds a head. Codes as at `AddContactInput`. */
export const addContact = command({
  action: "village-contact.add",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: AddContactInput,
  async run(scope, fields) {
    const { tx, ctx } = scope;
    const phone = await checkContact(scope, fields, null);
    const id = newId(ctx.now());
    const created = { tenant_id: ctx.tenantId, id, revision: 1, created_at: ctx.now() };
    await insertContacts(tx, [{ ...created, ...contactColumns(scope, id, phone, fields) }]);
    const result = await readWritten(scope, id);
    return { subjectId: id, result, details: { level: fields.level, region: fields.place.region } };
  },
});
