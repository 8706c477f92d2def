import { z } from "zod";
import { Text } from "../kernel/index.ts";
import { HoldReason } from "./lifecycle.ts";

/** What holds a case up, as applicants and officers read it. */
export const CaseHoldView = z.object({
  reason: HoldReason,
  /** The reason in a few words: "blangko KTP-el habis". */
  label: Text,
  /** The words of the rule, or of whoever set it. */
  words: Text,
  since: z.iso.datetime(),
  /** Null when nobody has decided it. */
  until: z.iso.datetime().nullable(),
  /** When an end that is open is looked at again. */
  reviewOn: z.iso.date().nullable(),
  /** Outputs that wait for it. */
  outputIds: z.array(z.uuid()),
});
export type CaseHoldView = z.infer<typeof CaseHoldView>;
