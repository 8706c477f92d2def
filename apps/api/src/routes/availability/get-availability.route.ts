import { AvailabilityAnswer, AvailabilityQuestion } from "@gerai/contracts/availability";
import { getAvailability } from "@gerai/domain/availability";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";

/** The one public question: what is open, for whom, through which channel, at an instant past or future. */
export const getAvailabilityRoute = apiRoute({
  method: "get",
  path: "/availability",
  summary: "Whether something may be done now, or at any instant: since and until when, why, and what instead",
  access: getAvailability,
  // A parameter that is mistyped is named instead of being passed over.
  query: AvailabilityQuestion.catchall(z.undefined()),
  reply: { status: 200, schema: AvailabilityAnswer },
  async handle({ c, ctx, query }) {
    await c.get("intake")(ctx, "question", c.get("clientAddress"));
    return await getAvailability(ctx, query);
  },
});
