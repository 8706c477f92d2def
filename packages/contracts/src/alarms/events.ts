import { z } from "zod";
import { defineEvent } from "../kernel/index.ts";

/** Something new needs a person; the alarms stand on the administrators' page. */
export const alarmRaised = defineEvent("alarm.raised", 1, z.object({ count: z.int().positive() }));

/** An administrator wants a job that was given up tried again. */
export const replayAsked = defineEvent("dead-letter.replay-asked", 1, z.object({ deadLetterId: z.uuid() }));
