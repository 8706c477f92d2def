/** What is kept sealed of an issued PDF, under ("issued_document", "details", document id). */
export interface IssuedDetails {
  readonly signer: string | null;
  /** Position of the signer; known of our own staff only. */
  readonly position: string | null;
  readonly issuer: string | null;
  /** ISO instant that the signature claims. */
  readonly signedAt: string | null;
  /** 128 bits; behind the QR of papers that we drew. */
  readonly verificationCode: string;
  /** The person the paper is about; shown masked only. */
  readonly holderName: string;
}

/** Longest PDF that is taken from SIAK: 10 MiB. */
export const MAX_PDF_BYTES = 10 * 1024 * 1024;
/** A PIN opens a paper for 7 days and bears 5 tries (MAIL-2). */
export const PIN_DAYS = 7;
export const PIN_TRIES = 5;
/** A document link lives 7 days. */
export const LINK_DAYS = 7;

/** First 16 hex digits of a SHA-256, as people compare it. */
export function shortHash(sha256: Buffer): string {
  return sha256.toString("hex").slice(0, 16);
}

/** A name of which only the first letter of each word is left, whatever its length: `Siti Aminah` is `S*** A***` (QR-2). */
export function maskName(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return words.map((word) => `${[...word][0] ?? ""}***`).join(" ");
}

/** An instant some days later. */
export function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}
