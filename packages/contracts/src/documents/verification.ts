import { z } from "zod";
import { Text } from "../kernel/index.ts";

/** What the public check of an issued paper shows (QR-2): never NIK or address; the holder only masked. */
export const VerificationView = z.object({
  status: z.enum(["active", "revoked"]),
  isSimulation: z.boolean(),
  document: Text,
  /** Case number, printed on the paper. */
  number: z.string(),
  issuedAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
  officeName: z.string(),
  signer: z.object({ name: z.string(), position: z.string() }).nullable(),
  /** First 16 hex digits of the PDF's SHA-256. */
  sha256Short: z.string(),
  holderMasked: z.string(),
});
export type VerificationView = z.infer<typeof VerificationView>;
