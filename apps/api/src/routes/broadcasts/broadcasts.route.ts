import {
  BroadcastListView,
  BroadcastPreviewView,
  BroadcastStepInput,
  BroadcastSuggestionView,
  BroadcastView,
  ChangeBroadcastInput,
  CircularView,
  ComposeBroadcastInput,
  ListBroadcastsInput,
  ListRecipientsInput,
  RecipientListView,
  ReturnBroadcastInput,
  SuggestionInput,
  VillagesInput,
  VillagesView,
} from "@gerai/contracts/broadcasts";
import {
  approveBroadcast,
  cancelBroadcast,
  changeBroadcast,
  composeBroadcast,
  drawCircular,
  getBroadcast,
  getCircular,
  listBroadcasts,
  listRecipients,
  listVillages,
  previewBroadcast,
  returnBroadcast,
  submitBroadcast,
  suggestBroadcast,
} from "@gerai/domain/broadcasts";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { readIdempotencyKey } from "../../idempotency.ts";
import { pdfResponse } from "../issuing/pdf-response.ts";

const OfBroadcast = z.object({ id: z.uuid() });
const view = { status: 200, schema: BroadcastView } as const;

/** The office's broadcasts. */
export const listBroadcastsRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts",
  summary: "The office's broadcasts, newest first",
  access: listBroadcasts,
  query: ListBroadcastsInput,
  reply: { status: 200, schema: BroadcastListView },
  handle: ({ ctx, query }) => listBroadcasts(ctx, query),
});

/** A new one. */
export const composeBroadcastRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts",
  summary: "Begins a broadcast as a draft",
  access: composeBroadcast,
  body: ComposeBroadcastInput,
  reply: { status: 201, schema: BroadcastView },
  handle: ({ c, ctx, body }) => composeBroadcast(ctx, body, readIdempotencyKey(c)),
});

/** What a published version calls for. */
export const suggestBroadcastRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts/suggestion",
  summary: "The broadcast that a published version of the configuration calls for, ready written",
  access: suggestBroadcast,
  query: SuggestionInput,
  reply: { status: 200, schema: BroadcastSuggestionView },
  handle: ({ ctx, query }) => suggestBroadcast(ctx, query),
});

/** One broadcast. */
export const getBroadcastRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts/{id}",
  summary: "A broadcast, how far it got, and what its reader may do",
  access: getBroadcast,
  params: OfBroadcast,
  reply: view,
  handle: ({ ctx, params }) => getBroadcast(ctx, { broadcastId: params.id }),
});

/** Other words. */
export const changeBroadcastRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/{id}",
  summary: "Changes a draft",
  access: changeBroadcast,
  params: OfBroadcast,
  body: ChangeBroadcastInput,
  reply: view,
  handle: ({ ctx, params, body }) => changeBroadcast(ctx, { ...body, broadcastId: params.id }),
});

/** What would be sent. */
export const previewBroadcastRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts/{id}/preview",
  summary: "To whom, in which words, at what cost and pace a broadcast would go out now",
  access: previewBroadcast,
  params: OfBroadcast,
  reply: { status: 200, schema: BroadcastPreviewView },
  handle: ({ ctx, params }) => previewBroadcast(ctx, { broadcastId: params.id }),
});

/** To a second person. */
export const submitBroadcastRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/{id}/submit",
  summary: "Hands a draft to a second person",
  access: submitBroadcast,
  params: OfBroadcast,
  body: BroadcastStepInput,
  reply: view,
  handle: ({ ctx, params, body }) => submitBroadcast(ctx, { ...body, broadcastId: params.id }),
});

/** The second person lets it go. */
export const approveBroadcastRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/{id}/approve",
  summary: "Lets a broadcast go; never by who wrote it",
  access: approveBroadcast,
  params: OfBroadcast,
  body: BroadcastStepInput,
  reply: view,
  handle: ({ ctx, params, body }) => approveBroadcast(ctx, { ...body, broadcastId: params.id }),
});

/** The second person sends it back. */
export const returnBroadcastRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/{id}/return",
  summary: "Sends a broadcast back with a reason",
  access: returnBroadcast,
  params: OfBroadcast,
  body: ReturnBroadcastInput,
  reply: view,
  handle: ({ ctx, params, body }) => returnBroadcast(ctx, { ...body, broadcastId: params.id }),
});

/** Nothing more leaves. */
export const cancelBroadcastRoute = apiRoute({
  method: "post",
  path: "/admin/broadcasts/{id}/cancel",
  summary: "Stops a broadcast; whoever was told is told",
  access: cancelBroadcast,
  params: OfBroadcast,
  body: BroadcastStepInput,
  reply: view,
  handle: ({ ctx, params, body }) => cancelBroadcast(ctx, { ...body, broadcastId: params.id }),
});

/** Each head. */
export const listRecipientsRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts/{id}/recipients",
  summary: "What became of each head",
  access: listRecipients,
  params: OfBroadcast,
  query: ListRecipientsInput,
  reply: { status: 200, schema: RecipientListView },
  handle: ({ ctx, params, query }) => listRecipients(ctx, { ...query, broadcastId: params.id }),
});

/** Each village. */
export const listVillagesRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts/{id}/villages",
  summary: "Every village of the audience, the silent ones first",
  access: listVillages,
  params: OfBroadcast,
  query: VillagesInput,
  reply: { status: 200, schema: VillagesView },
  handle: ({ ctx, params, query }) => listVillages(ctx, { ...query, broadcastId: params.id }),
});

/** What the circular says. */
export const getCircularRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts/{id}/circular",
  summary: "What the printed circular of a broadcast says",
  access: getCircular,
  params: OfBroadcast,
  reply: { status: 200, schema: CircularView },
  handle: ({ ctx, params }) => getCircular(ctx, { broadcastId: params.id }),
});

/** The circular itself. */
export const drawCircularRoute = apiRoute({
  method: "get",
  path: "/admin/broadcasts/{id}/circular.pdf",
  summary: "The circular of a broadcast as PDF",
  access: drawCircular,
  params: OfBroadcast,
  reply: { status: 200, schema: "application/pdf" },
  handle: async ({ ctx, params }) => pdfResponse(await drawCircular(ctx, { broadcastId: params.id }), "inline"),
});
