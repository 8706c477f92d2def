import { MESSAGE_STEPS, MessagePreviewView } from "@gerai/contracts/applications";
import { previewNotice } from "@gerai/domain/notifications";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";

/** What the applicant would be told, before an officer takes a step. */
export const previewNoticeRoute = apiRoute({
  method: "get",
  path: "/staff/applications/{id}/message-preview",
  summary: "The message that a step would send, with <tautan> in the place of its link; null when it sends none",
  access: previewNotice,
  params: z.object({ id: z.uuid() }),
  query: z.object({ step: z.enum(MESSAGE_STEPS), output: z.uuid().optional() }),
  reply: { status: 200, schema: MessagePreviewView.nullable() },
  handle: ({ ctx, params, query }) =>
    previewNotice(ctx, { applicationId: params.id, step: query.step, outputId: query.output }),
});
