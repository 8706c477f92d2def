import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, procedure, publicUrl, query } from "../kernel/index.ts";
import { findProfile } from "../tenancy/index.ts";
import { viewAlarms } from "./list-alarms.ts";
import type { AlarmDigest } from "./ports.ts";

/** Gathers what is mailed; null when the office publishes no e-mail address or everything has passed meanwhile. */
export const gatherAlarmDigest = query({
  action: "alarm.gather-digest",
  principals: ["system"],
  input: z.object({}),
  async run(scope): Promise<AlarmDigest | null> {
    const { ctx } = scope;
    const [profile, alarms] = await Promise.all([findProfile(scope), viewAlarms(scope)]);
    if (!profile?.email || alarms.length === 0) return null;
    return { to: profile.email, office: ctx.office.shortName, link: publicUrl(ctx, "/admin/gangguan"), alarms };
  },
});

const noteDigest = command({
  action: "alarm.digest",
  principals: ["system"],
  input: z.object({ eventId: z.uuid(), outcome: z.enum(["sent", "refused"]) }),
  run: async (_scope, { eventId, outcome }) => ({ subjectId: eventId, result: { outcome }, details: { outcome } }),
});

/** Sends a worded digest to the office; a refused address ends it, a mail server that is away throws. */
export const mailAlarmDigest = procedure({
  action: "alarm.mail-digest",
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
    return await noteDigest(ctx, { eventId, outcome });
  },
});
