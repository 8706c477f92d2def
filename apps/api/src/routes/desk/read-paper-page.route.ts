import { viewPaperPage } from "@gerai/domain/applications";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";

/** A page of a citizen's file as a watermarked picture: the only form in which an officer sees it (UP-4). */
export const readPaperPageRoute = apiRoute({
  method: "get",
  path: "/staff/files/{id}/pages/{page}",
  summary: "One page of a sent paper as a picture",
  access: viewPaperPage,
  reveals: true,
  params: z.object({ id: z.uuid(), page: z.coerce.number().int().min(1).max(200) }),
  reply: { status: 200, schema: "image/jpeg" },
  async handle({ ctx, params }) {
    const picture = await viewPaperPage(ctx, { fileId: params.id, page: params.page });
    return new Response(Buffer.from(picture), {
      headers: { "content-type": "image/jpeg", "cache-control": "private, no-store", "content-disposition": "inline" },
    });
  },
});
