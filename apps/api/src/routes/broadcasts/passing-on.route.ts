import { BroadcastByCodeView, PassingOnInput, PassingOnView } from "@gerai/contracts/broadcasts";
import { checkBroadcastCode, passOn, readBroadcastLink } from "@gerai/domain/broadcasts";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";

/** What a head was told; the token stands in the body, where no log keeps it. */
export const readLinkRoute = apiRoute({
  method: "post",
  path: "/broadcasts/link",
  summary: "What a head was told, by the link in their message",
  access: readBroadcastLink,
  body: PassingOnInput,
  reply: { status: 200, schema: PassingOnView },
  handle: ({ c, ctx, body }) => readBroadcastLink(ctx, { ...body, clientAddress: c.get("clientAddress") }),
});

/** "Sudah disampaikan". */
export const passOnRoute = apiRoute({
  method: "post",
  path: "/broadcasts/passed-on",
  summary: "A head says that they passed a broadcast on; the first time counts",
  access: passOn,
  body: PassingOnInput,
  reply: { status: 200, schema: PassingOnView },
  handle: ({ c, ctx, body }) => passOn(ctx, { ...body, clientAddress: c.get("clientAddress") }),
});

/** Is it ours? */
export const broadcastCodeRoute = apiRoute({
  method: "get",
  path: "/broadcasts/codes/{messageCode}",
  summary: "What a broadcast of this office said, by its message code; 404 for any other code",
  access: checkBroadcastCode,
  params: z.object({ messageCode: z.string().max(30) }),
  reply: { status: 200, schema: BroadcastByCodeView },
  handle: ({ c, ctx, params: { messageCode: code } }) =>
    checkBroadcastCode(ctx, { code, clientAddress: c.get("clientAddress") }),
});
