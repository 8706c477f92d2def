import { z } from "zod";
import { defineEvent } from "../kernel/index.ts";

/** A second person let a broadcast go. */
export const broadcastApproved = defineEvent("broadcast.approved", 1, z.object({ broadcastId: z.uuid() }));
