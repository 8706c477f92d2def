import type { SameKeys } from "../catalogue.ts";
import type { notices as indonesian } from "../id/notices.ts";

/** Short notices in English. */
export const notices: SameKeys<typeof indonesian> = {
  code: "Message code {messageCode}",
  short: {
    received: "{office}: we have received {service}, no. {number}. Tracking code {code}. {link}",
    completion: "{office}: case {number} ({service}) needs more papers by {until}. Open {link}",
    completionReminder: "{office}: case {number} ({service}) still waits for papers until {until}. Open {link}",
    resubmitted: "{office}: we have received the further papers for {number} ({service}). {link}",
    verified: "{office}: case {number} ({service}) is complete and is being processed. {link}",
    rejected: "{office}: case {number} ({service}) cannot go on. Why: {link}",
    cancelled: "{office}: case {number} ({service}) is cancelled as you asked. {link}",
    expired: "{office}: case {number} ({service}) is closed: the papers did not come. {link}",
    document: "{office}: the document of case {number} is issued. Download with the PIN of the tracking page: {link}",
    ready: "{office}: {name} of case {number} is ready at the office. {link}",
    answered: "{office}: case {number} ({service}) has an answer. Read it at {link}",
    revoked: "{office}: {name} of case {number} is revoked, do not use it. Why: {link}",
    closed: "{office}: case {number} ({service}) is done. Thank you. {link}",
    held: "{office}: case {number} ({service}) is on hold. Do not come yet. Why: {link}",
    resumed: "{office}: case {number} ({service}) goes on. {link}",
    promise: "{office}: case {number} ({service}) is now promised for {until}. Why: {link}",
  },
};
