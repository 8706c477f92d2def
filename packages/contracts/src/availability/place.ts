import { z } from "zod";
import { CategoryCode, Day, ServiceCode, SiteCode } from "./scope.ts";

/** What people can do at a site. */
export const SiteCapability = z.enum(["counter", "recording", "printing", "pickup", "legalisation", "online"]);
export type SiteCapability = z.infer<typeof SiteCapability>;

/** A place where the office meets people. `isMain` marks the one that is meant when none is named. */
export const SiteBody = z
  .strictObject({
    code: SiteCode,
    name: z.string().min(3).max(120),
    address: z.string().min(3).max(300),
    capabilities: z.array(SiteCapability).min(1),
    isMain: z.boolean().default(false),
    /** Seats of the waiting room at full capacity. */
    seats: z.int().min(1).max(10_000).optional(),
    from: Day.optional(),
    /** The last day. */
    until: Day.optional(),
  })
  .refine((site) => !site.from || !site.until || site.from <= site.until, {
    message: "ends before it begins",
    path: ["until"],
  });
export type SiteBody = z.infer<typeof SiteBody>;

/**
 * Somebody or something people can reach. `whatsapp` is a number that takes applications (several, one per group of
 * services, are usual); `person` is a named officer for people who get stuck; `line` any other number or address.
 */
export const ContactBody = z
  .strictObject({
    kind: z.enum(["whatsapp", "person", "line"]),
    name: z.string().min(3).max(120),
    role: z.string().min(2).max(120).optional(),
    /** International form, `+62...`, without spaces. */
    phone: z
      .string()
      .regex(/^\+62\d{8,12}$/)
      .optional(),
    email: z.email().optional(),
    services: z.array(ServiceCode).min(1).optional(),
    categories: z.array(CategoryCode).min(1).optional(),
    from: Day.optional(),
    /** The last day. */
    until: Day.optional(),
  })
  .refine((contact) => contact.phone !== undefined || contact.email !== undefined, {
    message: "a phone number or an e-mail address",
  })
  .refine((contact) => contact.kind !== "whatsapp" || contact.phone !== undefined, {
    message: "a WhatsApp contact needs its number",
    path: ["phone"],
  })
  .refine((contact) => !contact.from || !contact.until || contact.from <= contact.until, {
    message: "ends before it begins",
    path: ["until"],
  });
export type ContactBody = z.infer<typeof ContactBody>;
