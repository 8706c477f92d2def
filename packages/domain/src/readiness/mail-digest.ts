import { z } from "zod";
import { digestMail } from "../channels/index.ts";
import { publicUrl, query } from "../kernel/index.ts";
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

/** Sends a worded digest to the office. */
export const mailReadinessDigest = digestMail("readiness");
