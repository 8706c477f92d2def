import { z } from "zod";
import { contrastWithWhite, MIN_ACCENT_CONTRAST } from "./contrast.ts";

const line = (most: number) => z.string().trim().max(most);

/** The office's colour, `#rrggbb` in lower case, dark enough for white text and for its own tints (WCAG 2.2 AA). */
export const Accent = z
  .string()
  .trim()
  .toLowerCase()
  .refine((hex) => (contrastWithWhite(hex) ?? 0) >= MIN_ACCENT_CONTRAST, { error: "contrast" });
export type Accent = z.infer<typeof Accent>;

/** What the office says of itself on its own page. */
export const ProfileBody = z.object({
  /** One or two sentences below the office's name. */
  intro: z.object({ id: line(600).min(1), en: line(600) }),
  address: line(300).min(3),
  /** As it is dialled, `(0548) 20000` or `0812-0000-1234`. */
  phone: line(30)
    .regex(/^[+(]?\d[\d ()/.-]{4,28}$/)
    .optional(),
  email: z.email().max(200).optional(),
  accent: Accent,
});
export type ProfileBody = z.infer<typeof ProfileBody>;
