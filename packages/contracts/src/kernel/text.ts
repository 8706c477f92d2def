import { z } from "zod";

/** A text in both languages of the house: Indonesian first, English second. */
export const Text = z.object({ id: z.string(), en: z.string() });
export type Text = z.infer<typeof Text>;

/** A language in which people are written to. */
export const TextLocale = z.enum(["id", "en"]);
export type TextLocale = z.infer<typeof TextLocale>;
