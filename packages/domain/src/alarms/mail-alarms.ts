import { z } from "zod";
import { digestMail } from "../channels/index.ts";
import { publicUrl, query } from "../kernel/index.ts";
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

/** Sends a worded digest to the office. */
export const mailAlarmDigest = digestMail("alarm");
