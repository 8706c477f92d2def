import {
  AddContactInput,
  ChangeContactInput,
  ContactListView,
  ContactTreeInput,
  ContactTreeView,
  ContactView,
  EndTermInput,
  FindContactsInput,
  ListContactsInput,
} from "@gerai/contracts/broadcasts";
import { addContact, changeContact, endTerm, getContact, getContactTree, listContacts } from "@gerai/domain/broadcasts";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { readIdempotencyKey } from "../../idempotency.ts";

const OfContact = z.object({ id: z.uuid() });

/** Districts and villages with their heads. */
export const contactTreeRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts/tree",
  summary: "Districts of the office, or villages of one, with the number of heads in office",
  access: getContactTree,
  query: ContactTreeInput,
  reply: { status: 200, schema: ContactTreeView },
  handle: ({ ctx, query }) => getContactTree(ctx, query),
});

/** Heads by place. */
export const listContactsRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts/contacts",
  summary: "Heads of a place and below it; numbers masked",
  access: listContacts,
  query: ListContactsInput,
  reply: { status: 200, schema: ContactListView },
  handle: ({ ctx, query }) => listContacts(ctx, query),
});

/** Heads by name of place or number. A POST, so that the words are in no address, log or referrer (URL-1). */
export const findContactsRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/contacts/search",
  summary: "Heads found by the name of their place or their whole number; numbers masked; changes nothing",
  access: listContacts,
  body: FindContactsInput,
  reply: { status: 200, schema: ContactListView },
  handle: ({ ctx, body }) => listContacts(ctx, body),
});

/** One more head. */
export const addContactRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/contacts",
  summary: "Adds a head of a district, village, RW or RT",
  access: addContact,
  body: AddContactInput,
  reply: { status: 201, schema: ContactView },
  handle: ({ c, ctx, body }) => addContact(ctx, body, readIdempotencyKey(c)),
});

/** One head whole. */
export const getContactRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts/contacts/{id}",
  summary: "A head with the number whole; the reading is in the trail",
  access: getContact,
  params: OfContact,
  reply: { status: 200, schema: ContactView },
  handle: ({ ctx, params }) => getContact(ctx, { contactId: params.id }),
});

/** Another number, name, place or term. */
export const changeContactRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/contacts/{id}",
  summary: "Changes a head",
  access: changeContact,
  params: OfContact,
  body: ChangeContactInput,
  reply: { status: 200, schema: ContactView },
  handle: ({ ctx, params, body }) => changeContact(ctx, { ...body, contactId: params.id }),
});

/** The last day of a term. */
export const endTermRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/contacts/{id}/end",
  summary: "Says the last day of a head's term",
  access: endTerm,
  params: OfContact,
  body: EndTermInput,
  reply: { status: 200, schema: ContactView },
  handle: ({ ctx, params, body }) => endTerm(ctx, { ...body, contactId: params.id }),
});
