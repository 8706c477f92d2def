import type { Text } from "@gerai/contracts/catalogue";
import type { ReadinessCode } from "@gerai/contracts/readiness";

/** What the office's administrators are told about the red findings that stand. */
export interface ReadinessDigest {
  /** The e-mail address that the office itself publishes. */
  readonly to: string;
  readonly office: string;
  /** Address of the page with the whole list. */
  readonly link: string;
  readonly findings: readonly {
    readonly code: ReadinessCode;
    readonly services: readonly Text[];
    readonly isEveryService: boolean;
    readonly about: readonly Text[];
  }[];
}
