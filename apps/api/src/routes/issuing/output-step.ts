import { DeskView, OutputStepInput } from "@gerai/contracts/applications";
import { findCaseOfOutput } from "@gerai/domain/issuing";
import type { Access, Context } from "@gerai/domain/kernel";
import { z } from "zod";
import { type ApiRoute, apiRoute } from "../../api-route.ts";
import { readDesk } from "../desk/read-desk.ts";

/** A verb that takes one step of an output; it checks for itself which parts of the body it needs. */
type OutputVerb = Access & ((ctx: Context, input: never) => Promise<unknown>);

/** `POST /staff/outputs/:id/<step>`; answers the desk of its case as it stands afterwards. */
export function outputStep(step: string, summary: string, verb: OutputVerb): ApiRoute {
  return apiRoute({
    method: "post",
    path: `/staff/outputs/{id}/${step}`,
    summary,
    access: verb,
    reveals: true,
    params: z.object({ id: z.uuid() }),
    body: OutputStepInput,
    reply: { status: 200, schema: DeskView },
    async handle({ ctx, params, body }) {
      await verb(ctx, { ...body, outputId: params.id } as never);
      return await readDesk(ctx, await findCaseOfOutput(ctx, { outputId: params.id }));
    },
  });
}
