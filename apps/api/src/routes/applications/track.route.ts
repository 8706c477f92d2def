import { TrackInput, TrackView } from "@gerai/contracts/applications";
import { trackCase } from "@gerai/domain/applications";
import { apiRoute } from "../../api-route.ts";

/** Code alone: the stage. Code and phone digits: the case opens for this cookie. */
export const trackCaseRoute = apiRoute({
  method: "post",
  path: "/track",
  summary: "Finds a case by its tracking code; with the last four digits of the phone it opens for this cookie",
  access: trackCase,
  makesHolder: true,
  body: TrackInput,
  reply: { status: 200, schema: TrackView },
  handle: ({ c, ctx, body }) => trackCase(ctx, { ...body, clientAddress: c.get("clientAddress") }),
});
