import type { Credentials, Dialect, MessageContent, Recipient, TemplateFiling } from "@gerai/contracts/channels";

/** One e-mail, ready worded. Text comes first, HTML is its twin (MAIL-1). */
export interface Email {
  /** Our notification id; becomes the Message-ID, so that a repeated send can be recognised. */
  readonly id: string;
  readonly to: string;
  readonly fromName: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What stands before the `@` of the address that reports about this very message go to (MAIL-4). */
  readonly returnPath?: string;
}

/** Hands e-mails to a mail server. */
export interface EmailTransport {
  /**
   * Resolves when the server has taken the message. Throws `channels.email-refused` (permanent: bad address, CR/LF in
   * a header) or `channels.email-unavailable` (try again later); of the latter `params.isDeferred` says that the server
   * is there and asks to come again with this message (greylisting).
   */
  send(email: Email): Promise<{ readonly providerId: string }>;
}

/** What a mail server reports of one recipient (RFC 3464, 2.3). */
export interface ReportedRecipient {
  /** The address as it was given to that server and as it became there; none where the report does not say. */
  readonly addresses: readonly string[];
  readonly action: "failed" | "delayed" | "delivered" | "relayed" | "expanded";
  /** Status code (RFC 3463), e.g. `5.1.1`. */
  readonly status: string;
}

/** Reads what came back to a return path. */
export interface MailReportReader {
  /** What is reported, recipient by recipient; none for an automatic answer or anything else. Never throws for its input. */
  read(raw: Uint8Array): Promise<readonly ReportedRecipient[]>;
}

/** What a message goes out through: the account's sender name or number, and its credentials opened. */
export interface OpenAccount {
  readonly publicNumber: string;
  readonly credentials: Credentials;
}

/** One message as a provider is asked to send it. */
export interface ProviderOrder {
  /** Our id of the message; the provider gives it back with every receipt. Nothing of a person. */
  readonly reference: string;
  readonly to: Recipient;
  readonly content: MessageContent;
  /** True for one-time codes, for which gateways have a faster route. */
  readonly isUrgent: boolean;
}

/**
 * Why a provider did not take a message. `retry-later`: it or the network is away, surely before the message was taken.
 * `refused`: this message, for good. `outside-window`: only a template may be sent. `rate-limited`: too fast.
 * `bad-credentials`: the account itself. `unknown-outcome`: it may have been taken or not.
 */
export type SendFailure =
  | "retry-later"
  | "refused"
  | "outside-window"
  | "rate-limited"
  | "bad-credentials"
  | "unknown-outcome";

/** What came of asking a provider. `code` is the provider's own, for the trail. */
export type SendOutcome =
  | { readonly kind: "accepted"; readonly providerId: string }
  | {
      readonly kind: SendFailure;
      readonly code: string;
      /** For how long the provider wants nothing more through this account. */
      readonly restMs?: number;
    };

/** What a gateway says of the credit left; `currency` is a code like IDR. `code` is the provider's own, for the trail. */
export type BalanceOutcome =
  | { readonly kind: "known"; readonly amount: number; readonly currency: string }
  | { readonly kind: SendFailure; readonly code: string };

/** Speaks one dialect. Never throws for what a provider or the network does; its errors hold nothing of a person. */
export interface MessageProvider {
  send(account: OpenAccount, order: ProviderOrder): Promise<SendOutcome>;
  /** The credit left, of providers that sell it ahead. */
  balance?(account: OpenAccount): Promise<BalanceOutcome>;
}

/** The provider of each dialect that this process speaks. */
export type MessageProviders = Readonly<Partial<Record<Dialect, MessageProvider>>>;

export type { TemplateFiling };

/** What the reviewers say of a template, in Meta's words: `APPROVED`, `PAUSED` ...; `reason` is why they refused it. */
export interface TemplateStatus {
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly reason: string | null;
}

/** What came of asking about templates, or of filing one. `code` is the provider's own, for the trail. */
export type RegistryOutcome =
  | { readonly kind: "known"; readonly templates: readonly TemplateStatus[] }
  | { readonly kind: SendFailure; readonly code: string };

/** Message templates at WhatsApp: files them and asks what became of them. Never throws for what the provider does. */
export interface TemplateRegistry {
  /** Every template of the business account. */
  list(account: OpenAccount, businessAccountId: string): Promise<RegistryOutcome>;
  /** Files one; answers it alone. */
  file(account: OpenAccount, businessAccountId: string, filing: TemplateFiling): Promise<RegistryOutcome>;
}
