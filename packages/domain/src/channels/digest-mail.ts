import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, procedure } from "../kernel/index.ts";

/**
 * The verb `<noun>.mail-digest`, which sends a worded digest to the office and writes down that it was (`<noun>.digest`).
 * The event's id is the message's, so that a repetition after a crash can be recognised. A refused address ends it; a mail
 * server that is away throws `channels.email-unavailable`.
 */
export function digestMail(noun: string) {
  const note = command({
    action: `${noun}.digest`,
    principals: ["system"],
    input: z.object({ eventId: z.uuid(), outcome: z.enum(["sent", "refused"]) }),
    run: async (_scope, { eventId, outcome }) => ({ subjectId: eventId, result: { outcome }, details: { outcome } }),
  });
  return procedure({
    action: `${noun}.mail-digest`,
    principals: ["system"],
    input: z.object({ eventId: z.uuid(), to: z.email(), subject: z.string(), text: z.string(), html: z.string() }),
    async run(ctx, { eventId, ...message }) {
      let outcome: "sent" | "refused" = "sent";
      try {
        await ctx.ports.email.send({ id: eventId, fromName: ctx.office.fullName, ...message });
      } catch (error) {
        if (!(error instanceof Problem) || error.status >= 500) throw error;
        outcome = "refused";
      }
      return await note(ctx, { eventId, outcome });
    },
  });
}
