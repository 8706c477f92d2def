import { z } from "zod";
import { BroadcastState } from "./broadcast.ts";

/** The token of a head's link, as it stands in `/siaran/:token`. */
export const PassingOnInput = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/) });

/**
 * `POST /broadcasts/link {token}` reads and `POST /broadcasts/passed-on {token}` says that it was passed on, once; a token that
 * nobody has or that is over (60 days after it ended) answers 404 alike. Holds no name and no number: who has the link may
 * have got it from somebody else.
 */
export const PassingOnView = z.object({
  office: z.string(),
  code: z.string(),
  title: z.string(),
  text: z.string(),
  sentAt: z.iso.datetime(),
  /** `RT 12, RW 3, Bontang Kuala, Bontang Utara`. */
  place: z.string(),
  passedOnAt: z.iso.datetime().nullable(),
});
export type PassingOnView = z.infer<typeof PassingOnView>;

/** A message code as somebody typed it. */
export const BroadcastByCodeInput = z.object({ code: z.string().trim().min(6).max(30) });
/** `GET /broadcasts/codes/:messageCode`: what anyone may know of a broadcast by its message code: it is ours, and what it said (`/cek-pesan`). */
export const BroadcastByCodeView = z.object({
  code: z.string(),
  title: z.string(),
  text: z.string(),
  sms: z.string(),
  state: BroadcastState,
  startedAt: z.iso.datetime(),
});
export type BroadcastByCodeView = z.infer<typeof BroadcastByCodeView>;
