import { z } from "zod";

const sentence = (most: number) =>
  z.object({ id: z.string().trim().min(3).max(most), en: z.string().trim().max(most) });

/** What an office sets for one service beside the national template; what is left out stays national. */
export const ServiceOverrideBody = z.object({
  /** Code of the service, `KTP_RUSAK`. */
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/),
  /** False takes the service off the office's page; running cases go on. */
  isOffered: z.boolean(),
  /** Working days promised; at most what the law allows for the service. */
  promiseDays: z.int().min(1).max(90).optional(),
  /** Shown with the service. */
  note: sentence(600).optional(),
  /** One paper more than the national list has; citizens see that it is this office that asks for it. */
  extraRequirement: z
    .object({
      id: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/),
      label: sentence(120),
      hint: sentence(400),
    })
    .optional(),
});
export type ServiceOverrideBody = z.infer<typeof ServiceOverrideBody>;
