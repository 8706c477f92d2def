/** What a provider said of one message of ours. */
export interface Receipt {
  readonly providerId: string;
  readonly state: "sent" | "delivered" | "read" | "failed";
  /** The id of our message, where the provider gives it back. */
  readonly reference: string | null;
  readonly code: string | null;
  readonly at: Date;
}

/** A time that a provider tells; one that lies ahead of us is now, one that cannot be read as well. */
export function clipTime(milliseconds: number, now: Date): Date {
  return Number.isFinite(milliseconds) && milliseconds < now.getTime() ? new Date(milliseconds) : now;
}

/** The JSON of a body, or undefined when it is none. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined; // The schemas then name the whole body as strange.
  }
}
