import { DeskView } from "@gerai/contracts/applications";
import type { Access, Context } from "@gerai/domain/kernel";
import { z } from "zod";
import { type ApiRoute, apiRoute } from "../../api-route.ts";
import { readDesk } from "./read-desk.ts";

/** A step of the desk: its name in the path, its verb's access, the shape of its body and what it does. */
interface DeskStep<B extends z.ZodType> {
  readonly step: string;
  readonly summary: string;
  readonly verb: Access;
  readonly body: B;
  run(ctx: Context, applicationId: string, body: z.output<B>): Promise<unknown>;
}

/** `POST /staff/applications/:id/<step>`; answers the desk as it stands afterwards. */
export function deskStep<B extends z.ZodType>({ step, summary, verb, body, run }: DeskStep<B>): ApiRoute {
  return apiRoute({
    method: "post",
    path: `/staff/applications/{id}/${step}`,
    summary,
    access: verb,
    reveals: true,
    params: z.object({ id: z.uuid() }),
    body,
    reply: { status: 200, schema: DeskView },
    async handle({ ctx, params, body: input }) {
      await run(ctx, params.id, input);
      return await readDesk(ctx, params.id);
    },
  });
}
