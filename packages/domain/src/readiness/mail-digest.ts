import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, procedure, publicUrl, query } from "../kernel/index.ts";
import { findProfile } from "../tenancy/index.ts";
import { readStanding } from "./get-readiness.ts";
import type { ReadinessDigest } from "./ports.ts";

/** Gathers the digest; null when the office publishes no e-mail address or everything was mended meanwhile. */
export const gatherReadinessDigest = query({
  action: "readiness.gather-digest",
  principals: ["system"],
  input: z.object({}),
  async run(scope): Promise<ReadinessDigest | null> {
    const { ctx } = scope;
    const [profile, standing] = await Promise.all([findProfile(scope), readStanding(scope)]);
    const red = standing.findings.filter(({ severity }) => severity === "red");
    if (!profile?.email || red.length === 0) return null;
    const findings = red.map(({ code, services, isEveryService, about }) => ({
      ...{ code, isEveryService, about },
      services: standing.services.filter((one) => services.includes(one.code)).map(({ name }) => name),
    }));
    return { to: profile.email, office: ctx.office.shortName, link: publicUrl(ctx, "/admin/kesiapan"), findings };
  },
});

const noteDigest = command({
  action: "readiness.digest",
  principals: ["system"],
  input: z.object({ eventId: z.uuid(), outcome: z.enum(["sent", "refused"]) }),
  run: async (_scope, { eventId, outcome }) => ({ subjectId: eventId, result: { outcome }, details: { outcome } }),
});

/**
 * Sends a worded digest and writes down that it was. The event's id is the message's, so that a repetition after a crash
 * can be recognised. A refused address ends it; a mail server that is away throws `channels.email-unavailable`.
 */
export const mailReadinessDigest = procedure({
  action: "readiness.mail-digest",
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
