import { disableStaff } from "@gerai/domain/identity";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";

/** A colleague's access is taken away. */
export const disableStaffRoute = apiRoute({
  method: "post",
  path: "/admin/staff/{id}/disable",
  summary: "Takes a person's access away and ends their sessions at once",
  access: disableStaff,
  params: z.object({ id: z.uuid() }),
  reply: { status: 204, schema: null },
  async handle({ ctx, params }) {
    await disableStaff(ctx, { staffId: params.id });
  },
});
