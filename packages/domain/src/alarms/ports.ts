import type { AlarmView } from "@gerai/contracts/alarms";

/** What the office's administrators are told of the alarms that stand. */
export interface AlarmDigest {
  /** The e-mail address that the office itself publishes. */
  readonly to: string;
  readonly office: string;
  /** Address of the page with the whole list. */
  readonly link: string;
  readonly alarms: readonly AlarmView[];
}
