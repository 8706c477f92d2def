import { z } from "zod";
import { defineEvent } from "../kernel/index.ts";

/** A version of the office's configuration came into force. */
export const configurationPublished = defineEvent(
  "configuration.published",
  1,
  z.object({ version: z.int().positive() }),
);
