import { z } from "zod";

const seconds = z.coerce.number().int().min(0).max(99_999_999_999);

/** Ids of Meta: `wamid.` and base 64; long ones are cut nowhere, so a longer one is a strange one. */
const providerId = z.string().min(1).max(400);

/** What somebody wrote; the parts of each kind are read by whoever works on it. */
export const WhatsappMessage = z.looseObject({
  id: providerId,
  type: z.string().max(40),
  timestamp: seconds,
  /** Absent where the person hides the number. */
  from: z.string().max(30).optional(),
  from_user_id: z.string().max(160).optional(),
});
export type WhatsappMessage = z.infer<typeof WhatsappMessage>;

/** What became of a message of ours. */
export const WhatsappStatus = z.looseObject({
  id: providerId,
  status: z.string().max(40),
  timestamp: seconds,
  biz_opaque_callback_data: z.string().max(512).optional(),
  errors: z.array(z.looseObject({ code: z.coerce.number().int() })).optional(),
});
export type WhatsappStatus = z.infer<typeof WhatsappStatus>;

/** One part of what Meta sends; of anything but messages only the name of the field is known. */
export const WhatsappChange = z.looseObject({
  field: z.string().max(60),
  value: z.looseObject({
    metadata: z.looseObject({ phone_number_id: z.string().max(40) }).optional(),
    contacts: z.array(z.looseObject({})).optional(),
    messages: z.array(z.unknown()).optional(),
    statuses: z.array(z.unknown()).optional(),
  }),
});
export type WhatsappChange = z.infer<typeof WhatsappChange>;

/** What Meta sends: up to a thousand changes at once. Lenient, for Meta adds fields as it likes. */
export const WhatsappWebhook = z.looseObject({
  entry: z.array(
    z.looseObject({ id: z.string().max(64).optional().catch(undefined), changes: z.array(z.unknown()).optional() }),
  ),
});
