import { AlarmsView } from "@gerai/contracts/alarms";
import { discardDeadLetter, listAlarms, replayDeadLetter } from "@gerai/domain/alarms";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";

const OfDeadLetter = z.object({ id: z.uuid() });

/** What needs somebody. */
export const listAlarmsRoute = apiRoute({
  method: "get",
  path: "/admin/alarms",
  summary: "Alarms that stand, and jobs that were given up",
  access: listAlarms,
  reply: { status: 200, schema: AlarmsView },
  handle: ({ ctx }) => listAlarms(ctx, {}),
});

/** Once more. */
export const replayDeadLetterRoute = apiRoute({
  method: "post",
  path: "/admin/dead-letters/{id}/replay",
  summary: "Asks for another try of a job that was given up",
  access: replayDeadLetter,
  params: OfDeadLetter,
  reply: { status: 202, schema: z.object({}) },
  handle: ({ ctx, params }) => replayDeadLetter(ctx, { deadLetterId: params.id }),
});

/** Never more. */
export const discardDeadLetterRoute = apiRoute({
  method: "post",
  path: "/admin/dead-letters/{id}/discard",
  summary: "Lets a job that was given up be, for good",
  access: discardDeadLetter,
  params: OfDeadLetter,
  reply: { status: 200, schema: z.object({}) },
  handle: ({ ctx, params }) => discardDeadLetter(ctx, { deadLetterId: params.id }),
});
