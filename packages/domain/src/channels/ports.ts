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
}

/** Hands e-mails to a mail server. */
export interface EmailTransport {
  /**
   * Resolves when the server has taken the message. Throws `channels.email-refused` (permanent: bad address, CR/LF in
   * a header) or `channels.email-unavailable` (try again later).
   */
  send(email: Email): Promise<{ readonly providerId: string }>;
}
