import { createHash } from "node:crypto";
import type { Locale } from "@gerai/language";

/**
 * The idempotency key under which a draft is sent: always the same one for a draft and a language, because the language
 * is part of what is sent and a key stands for one content. A UUID of version 8 (RFC 9562, 5.8).
 */
export function submissionKey(draftId: string, locale: Locale): string {
  const hex = createHash("sha256").update(`${draftId} ${locale}`).digest("hex");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
