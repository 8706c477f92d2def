import {
  AddCannedReplyInput,
  CannedReplyView,
  ChangeCannedReplyInput,
  RemoveCannedReplyInput,
} from "@gerai/contracts/conversations";
import { addCannedReply, changeCannedReply, listCannedReplies, removeCannedReply } from "@gerai/domain/conversations";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { readIdempotencyKey } from "../../idempotency.ts";

const OfReply = z.object({ id: z.uuid() });

/** What is said often. */
export const listCannedRepliesRoute = apiRoute({
  method: "get",
  path: "/staff/canned-replies",
  summary: "The answers that are given often, filled in for whoever asks",
  access: listCannedReplies,
  reply: { status: 200, schema: z.array(CannedReplyView) },
  handle: ({ ctx }) => listCannedReplies(ctx, {}),
});

/** One more. */
export const addCannedReplyRoute = apiRoute({
  method: "post",
  path: "/staff/canned-replies",
  summary: "Adds an answer",
  access: addCannedReply,
  body: AddCannedReplyInput,
  reply: { status: 201, schema: CannedReplyView },
  handle: ({ c, ctx, body }) => addCannedReply(ctx, body, readIdempotencyKey(c)),
});

/** In other words. */
export const changeCannedReplyRoute = apiRoute({
  method: "post",
  path: "/staff/canned-replies/{id}",
  summary: "Changes an answer",
  access: changeCannedReply,
  params: OfReply,
  body: ChangeCannedReplyInput,
  reply: { status: 200, schema: CannedReplyView },
  handle: ({ ctx, params, body }) => changeCannedReply(ctx, { ...body, replyId: params.id }),
});

/** One less. */
export const removeCannedReplyRoute = apiRoute({
  method: "post",
  path: "/staff/canned-replies/{id}/remove",
  summary: "Takes an answer away",
  access: removeCannedReply,
  params: OfReply,
  body: RemoveCannedReplyInput,
  reply: { status: 204, schema: null },
  handle: ({ ctx, params, body }) => removeCannedReply(ctx, { ...body, replyId: params.id }),
});
