import type { SameKeys } from "../catalogue.ts";
import type { alarms as indonesian } from "../id/alarms.ts";

/** Words of the page on which administrators see what needs them, and of the mail that says so. */
export const alarms: SameKeys<typeof indonesian> = {
  title: "Alarms",
  lead: "What does not pass by itself: numbers, credit, templates, and jobs of the system that failed.",
  standing: "Needs you",
  standingNone: "No alarm.",
  what: "Alarm",
  since: "Since",
  toAccount: "Open {account}",
  kinds: {
    "dead-letters": "{count} jobs of the system failed and wait for your decision.",
    "account-stopped": "{account}: the provider refuses this account (code {code}). Nothing is sent through it.",
    "low-balance": "{account}: {code} of credit left. Top it up before notices stop.",
    "quota-near": "{account}: today's quota is nearly or wholly used up.",
    "budget-near": "{account}: this month's budget is nearly or wholly used up.",
    "parked-input":
      "{count} messages in the last 24 hours for a number that this office does not have. Check the webhook address at Meta.",
    "template-unusable":
      "{account}: WhatsApp paused or refused {count} templates. Their notices go by SMS or e-mail; see the page Messages.",
  },
  dead: "Jobs that failed",
  deadLead:
    "They were tried several times. Try again when the cause is mended; what was done is not done twice. Discard what is not needed any more.",
  deadNone: "No job has failed.",
  deadMore: "The oldest {shown} of {count} are shown.",
  job: "Job",
  reason: "Cause",
  failedAt: "Failed",
  attempts: "tried {count} times",
  trying: "Being tried again",
  act: "What to do",
  replay: "Try again",
  discard: "Discard",
  works: {
    notify: "Notice to a citizen",
    count: "Figures of reports",
    reckon: "Promised day",
    review: "Review of holds",
    hear: "Reading a citizen's message",
    send: "Sending a message",
    settle: "Outcome of a delivery",
    mail: "Mail to the office",
    other: "Job of the system",
  },
  done: {
    dicoba: "The job is being tried again. Reload this page in a moment.",
    diabaikan: "The job was discarded.",
    berubah: "That job has changed or is being tried. This is how it stands now.",
  },
  notice: "{count} things need you.",
  toPage: "See the alarms",
  mail: {
    subject: "Alarms at {office}: {count} things need somebody",
    body: "Something needs somebody at {office}:\n\n{list}\n\nThe whole list: {link}",
    note: "This mail is sent once for each new alarm.",
  },
};
