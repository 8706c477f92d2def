import {
  type ContactBranchView,
  type ContactListView,
  ContactTreeInput,
  type ContactTreeView,
  type ContactView,
  FindContactsInput,
} from "@gerai/contracts/broadcasts";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { readMobileNumber } from "../channels/index.ts";
import { query } from "../kernel/index.ts";
import { phoneIndex, viewContact, viewContactLine } from "./contact.ts";
import { countHeads, findContactRow, listContactRows } from "./contacts.store.ts";
import { LEVELS, type OfficeArea, officeArea, ownLevel } from "./place.ts";

const PAGE = 50;

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Codes of the regions whose name holds the words; null when nothing was asked. */
function regionsNamed(area: OfficeArea, region: string | undefined, words: string): string[] | null {
  if (words === "") return region === undefined ? null : [region];
  const found = area.regions.filter(({ name }) => plain(name).includes(words)).map(({ code }) => code);
  return region === undefined ? found : found.filter((code) => code === region || code.startsWith(`${region}.`));
}

/** Heads of a place and below it, found by the name of the place or by their whole number. */
export const listContacts = query({
  action: "village-contact.list",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: FindContactsInput.partial({ q: true }),
  audited: () => null,
  async run(scope, { region, q = "", term, level, page }): Promise<ContactListView> {
    const { tx, ctx } = scope;
    const area = await officeArea(scope);
    const number = readMobileNumber(q);
    const areas = regionsNamed(area, region, number ? "" : plain(q));
    const phone = number === undefined ? undefined : phoneIndex(ctx, number);
    const filter = { day: ctx.today(), areas, level, term, phone };
    const { rows, total } = await listContactRows(tx, filter, PAGE, (page - 1) * PAGE);
    const contacts = rows.map((row) => viewContactLine(ctx, area, row));
    return { contacts, total, page, pages: Math.max(1, Math.ceil(total / PAGE)) };
  },
});

/** A head whole, for changing it. */
export const getContact = query({
  action: "village-contact.read",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: z.object({ contactId: z.uuid() }),
  audited: ({ contactId }) => contactId,
  async run(scope, { contactId }): Promise<ContactView> {
    const row = await findContactRow(scope.tx, contactId);
    if (!row) throw notFound();
    return viewContact(scope.ctx, await officeArea(scope), row);
  },
});

type Heads = ContactBranchView["heads"];

function sumHeads(rows: readonly { level: string; heads: number }[]): Heads {
  const sum: Heads = { camat: 0, lurah: 0, kades: 0, rw: 0, rt: 0 };
  for (const row of rows) {
    const level = LEVELS.find((one) => one === row.level);
    if (level) sum[level] += row.heads;
  }
  return sum;
}

/** Districts of the office, or villages of a district, each with its heads in office; those without any too. */
export const getContactTree = query({
  action: "village-contact.tree",
  principals: ["staff"],
  permission: "broadcasts:read",
  input: ContactTreeInput,
  async run(scope, { region: asked }): Promise<ContactTreeView> {
    const area = await officeArea(scope);
    const region = asked ?? area.region;
    const name = region === area.region ? area.name : area.byCode.get(region)?.name;
    if (name === undefined) throw notFound();
    const rows = await countHeads(scope.tx, scope.ctx.today());
    const within = (code: string) => rows.filter((row) => `${row.region_code}.`.startsWith(`${code}.`));
    const depth = region.split(".").length + 1;
    const children = area.regions.filter(({ code, level }) => level === depth && code.startsWith(`${region}.`));
    const branches = children.map(({ code, name: childName }) => ({
      region: code,
      name: childName,
      hasHead: rows.some((row) => row.region_code === code && row.level === ownLevel(code)),
      heads: sumHeads(within(code)),
    }));
    return { region, name, heads: sumHeads(within(region)), branches };
  },
});
