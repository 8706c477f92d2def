import { z } from "zod";

/** A text in both languages of the house: Indonesian first, English second. */
export const Text = z.object({ id: z.string(), en: z.string() });
export type Text = z.infer<typeof Text>;
