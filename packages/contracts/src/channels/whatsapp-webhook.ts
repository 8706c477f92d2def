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

/** A person has another user id, e.g. with a new number. */
export const WhatsappUserIdUpdate = z.looseObject({
  user_id: z.looseObject({ previous: z.string().max(160), current: z.string().max(160) }),
  wa_id: z.string().max(30).optional(),
  timestamp: seconds,
});
export type WhatsappUserIdUpdate = z.infer<typeof WhatsappUserIdUpdate>;

/** A person asked WhatsApp that the office send nothing but what they ask for, or took that back. */
export const WhatsappPreference = z.looseObject({
  value: z.enum(["stop", "resume"]),
  user_id: z.string().max(160).optional(),
  wa_id: z.string().max(30).optional(),
  timestamp: seconds,
});
export type WhatsappPreference = z.infer<typeof WhatsappPreference>;

/** One part of what Meta sends; of fields that are not listed only the name is known. */
export const WhatsappChange = z.looseObject({
  field: z.string().max(60),
  value: z.looseObject({
    metadata: z.looseObject({ phone_number_id: z.string().max(40) }).optional(),
    contacts: z.array(z.looseObject({})).optional(),
    messages: z.array(z.unknown()).optional(),
    statuses: z.array(z.unknown()).optional(),
    user_id_update: z.array(z.unknown()).optional(),
    user_preferences: z.array(z.unknown()).optional(),
  }),
});
export type WhatsappChange = z.infer<typeof WhatsappChange>;

/** What Meta sends: up to a thousand changes at once. Lenient, for Meta adds fields as it likes. */
export const WhatsappWebhook = z.looseObject({
  entry: z.array(
    z.looseObject({ id: z.string().max(64).optional().catch(undefined), changes: z.array(z.unknown()).optional() }),
  ),
});
