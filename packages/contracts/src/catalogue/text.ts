import { z } from "zod";

/** Words in both languages of the house; Indonesian is the one that counts. */
export const Text = z.object({ id: z.string(), en: z.string() });
export type Text = z.infer<typeof Text>;
