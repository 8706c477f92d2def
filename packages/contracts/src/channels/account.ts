import { z } from "zod";

/** The ways of sending that go through an account of the office; e-mail needs none. */
export const Channel = z.enum(["whatsapp", "sms"]);
export type Channel = z.infer<typeof Channel>;

/** The protocols that are spoken with providers. */
export const Dialect = z.enum(["whatsapp-cloud", "sms-json", "sms-form"]);
export type Dialect = z.infer<typeof Dialect>;

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u);
const secret = z
  .string()
  .min(4)
  .max(1_000)
  .regex(/^[\x21-\x7e]+$/);

/** What an account needs to be used, by dialect. Goes in and never comes out again. */
export const Credentials = z.discriminatedUnion("dialect", [
  z.object({
    dialect: z.literal("whatsapp-cloud"),
    /** `phone_number_id` of the number at Meta. */
    phoneNumberId: z.string().regex(/^[\w-]{3,64}$/),
    accessToken: secret,
    /** Signs what Meta sends us (X-Hub-Signature-256). */
    appSecret: secret,
    /** Agreed for the handshake of the hook. */
    verifyToken: secret,
  }),
  z.object({
    dialect: z.literal("sms-json"),
    apiKey: secret,
    /** Signs receipts, where the gateway can. */
    receiptSecret: secret.nullable().default(null),
  }),
  z.object({ dialect: z.literal("sms-form"), apiKey: secret }),
]);
export type Credentials = z.infer<typeof Credentials>;

/** When people answer on a number: day 1 is Monday, times of the office's zone. Null: at any time. */
export const ChannelHours = z
  .array(
    z
      .object({ day: z.int().min(1).max(7), from: z.iso.time({ precision: -1 }), to: z.iso.time({ precision: -1 }) })
      .refine(({ from, to }) => from < to, { path: ["to"] }),
  )
  .max(21)
  .nullable();
export type ChannelHours = z.infer<typeof ChannelHours>;

/** All of an account that is no secret. */
export const AccountSettings = z.object({
  label: line(60),
  /** What people see and write to: E.164, or the registered sender name of an SMS account. */
  publicNumber: z.string().regex(/^(\+[1-9]\d{6,14}|[A-Za-z][A-Za-z0-9 ]{2,10})$/),
  /** Codes of the services it is for, each once; none: for the whole office. */
  services: z
    .array(z.string().regex(/^[A-Z][A-Z0-9_]{1,59}$/))
    .max(80)
    .refine((codes) => new Set(codes).size === codes.length)
    .default([]),
  /** Name of the business portfolio whose daily limit the account shares with others of the office. */
  portfolio: line(60).nullable().default(null),
  /** Persons that the portfolio may write to first in 24 hours (250, 2,000, 10,000 ...). */
  portfolioDailyLimit: z.int().min(1).max(10_000_000).nullable().default(null),
  /** Most messages a day. */
  dailyQuota: z.int().min(1).max(10_000_000).nullable().default(null),
  /** Most paid units a month: segments of SMS, messages of WhatsApp. */
  monthlyBudget: z.int().min(1).max(100_000_000).nullable().default(null),
  hours: ChannelHours.default(null),
  /** Id of the WhatsApp Business account that the number belongs to; templates are filed there. Null for SMS. */
  businessAccountId: z
    .string()
    .regex(/^[\w-]{3,64}$/)
    .nullable()
    .default(null),
  /** Addresses that an SMS gateway's receipts may come from, IPv4 or IPv6, a whole network with `/`; none: any (SMS-5). */
  receiptSources: z
    .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))
    .max(20)
    .default([]),
  /** Below this credit with an SMS gateway, in its own currency, somebody is told. */
  lowBalance: z.int().min(1).max(1_000_000_000).nullable().default(null),
});
export type AccountSettings = z.infer<typeof AccountSettings>;

/** `POST /admin/channels`. */
export const AddAccountInput = AccountSettings.extend({ credentials: Credentials });

/** `POST /admin/channels/:id`: credentials stay as they are unless given whole. */
export const ChangeAccountInput = AccountSettings.extend({
  revision: z.int().positive(),
  credentials: Credentials.nullable().default(null),
});

/** `POST /admin/channels/:id/switch`. */
export const SwitchAccountInput = z.object({ revision: z.int().positive(), isEnabled: z.boolean() });

/** `POST /admin/channels/:id/test`. */
export const TestMessageInput = z.object({ to: z.string().min(8).max(30) });

/** An account as its administrators see it: without any secret. */
export const AccountView = AccountSettings.extend({
  id: z.uuid(),
  channel: Channel,
  dialect: Dialect,
  isEnabled: z.boolean(),
  /** Why the provider refused the account itself; it rests until somebody changes it or switches it on again. */
  stoppedReason: z.string().nullable(),
  /** Whom the SMS accounts of the office share the load with: this one's part in a hundred. */
  share: z.int(),
  revision: z.int(),
  today: z.object({ messages: z.int(), units: z.int() }),
  monthUnits: z.int(),
  /** What an SMS gateway said last of the credit left; null while it was never asked. */
  balance: z
    .object({
      amount: z.number().nullable(),
      currency: z.string(),
      at: z.iso.datetime(),
      isLow: z.boolean(),
      /** Why the last question was not answered; the amount is then an older one. */
      failure: z.string().nullable(),
    })
    .nullable(),
});
export type AccountView = z.infer<typeof AccountView>;

/** A new account, with the address that its provider shall call. The address is told this once: it holds a secret. */
export const NewAccountView = z.object({ account: AccountView, hookPath: z.string() });
export type NewAccountView = z.infer<typeof NewAccountView>;
