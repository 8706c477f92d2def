import { DeskView, QueueInput, QueuePageView, QueueSearchInput } from "@gerai/contracts/applications";
import { getDeskCase, listQueuePage } from "@gerai/domain/applications";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { readDesk } from "./read-desk.ts";

/** A page of the queue. */
export const readQueueRoute = apiRoute({
  method: "get",
  path: "/staff/applications",
  summary: "The queue: number, service, state, times and initials",
  access: listQueuePage,
  query: QueueInput,
  reply: { status: 200, schema: QueuePageView },
  handle: ({ ctx, query }) => listQueuePage(ctx, query),
});

/** A page of what a search finds. A POST, so that the words are in no address, log or referrer (URL-1). */
export const searchQueueRoute = apiRoute({
  method: "post",
  path: "/staff/applications/search",
  summary: "Cases by number or name; changes nothing",
  access: listQueuePage,
  body: QueueSearchInput,
  reply: { status: 200, schema: QueuePageView },
  handle: ({ ctx, body }) => listQueuePage(ctx, body),
});

/** One case for the one who works on it. */
export const readDeskRoute = apiRoute({
  method: "get",
  path: "/staff/applications/{id}",
  summary: "A whole case; every read is in the trail",
  access: getDeskCase,
  reveals: true,
  params: z.object({ id: z.uuid() }),
  reply: { status: 200, schema: DeskView },
  handle: ({ ctx, params }) => readDesk(ctx, params.id),
});
