import { z } from "zod";
import { defineEvent } from "../kernel/index.ts";

/** The check found something red that the one before had not: numbers only, the findings stand on the admin's board. */
export const readinessFound = defineEvent(
  "readiness.found",
  1,
  z.object({ red: z.int().positive(), yellow: z.int().min(0), added: z.int().positive() }),
);
