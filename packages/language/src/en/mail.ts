import type { SameKeys } from "../catalogue.ts";
import type { mail as indonesian } from "../id/mail.ts";

/** E-mails to applicants. Places: office, service, number, code, link, reason, until, days, name. Never personal data beyond the case number. */
export const mail: SameKeys<typeof indonesian> = {
  greeting: "Dear applicant,",
  closing: "Kind regards,\n{office}",
  footer:
    "All services are free of charge. We never ask for a NIK, photos, a PIN or money in reply to a message. Please do not answer this e-mail.\n\nMessage code {messageCode}. Not sure that this is from us? Check the code at {checkLink}",
  test: "Test message of Disdukcapil {office}. If you can read this, the number works.",
  received: {
    subject: "We received application {number}",
    body: "We received your application for {service} under the number {number}.\n\nTracking code: {code}\n\nFollow it at {link} with that code and the last 4 digits of your mobile number.",
  },
  completion: {
    subject: "Application {number}: a paper needs to be completed",
    body: "We have checked your application for {service}. This needs to be completed:\n\n{reason}\n\nOpen this link to send only that, by {until}:\n{link}\n\nThe link is for your application only. Do not pass it on.",
  },
  completionReminder: {
    subject: "Reminder: application {number} is waiting for your papers",
    body: "Your application for {service} is still waiting for papers. The last day is {until}.\n\n{reason}\n\nSend them through this link:\n{link}",
  },
  resubmitted: {
    subject: "We received the further papers for {number}",
    body: "Thank you. We received your further papers, and your application for {service} is back with the same officer.",
  },
  verified: {
    subject: "Application {number} is complete and correct",
    body: "The answers and papers of your application for {service} have been checked and found complete. We are now processing it.",
  },
  documentReady: {
    subject: "Your {name} has been issued (application {number})",
    body: "Your {name} has been issued. Download it through this link, valid for 7 days:\n{link}\n\nA 6-digit PIN opens it. The PIN is on the tracking page, not in this e-mail: open {trackLink}, give the tracking code and the last 4 digits of your mobile number, and choose “Make a PIN”.\n\nPrint it yourself on HVS A4 80 gram paper.",
  },
  cardReady: {
    subject: "Your {name} is ready to collect (application {number})",
    body: "Your {name} has been printed and can be collected at the office. Bring the receipt and a proof of identity. If there is an old card, bring it to hand in.",
  },
  visitNeeded: {
    subject: "Application {number}: the office sets the date of the visit",
    body: "{service} needs a visit. The office sets the date and tells you. Please do not come before you hear from us.",
  },
  answered: {
    subject: "Answer to application {number}",
    body: "An officer has answered your application for {service}:\n\n{reason}",
  },
  rejected: {
    subject: "Application {number} cannot go on",
    body: "We are sorry, your application for {service} cannot go on.\n\nReason: {reason}\n\nYou may apply again once that is mended. There is no charge.",
  },
  cancelled: {
    subject: "Application {number} is cancelled",
    body: "Your application for {service} was cancelled at your request. You may apply again at any time.",
  },
  expired: {
    subject: "Application {number} was closed because papers were not completed",
    body: "We did not receive the papers asked for in time, so the application for {service} was closed. You may apply again at any time.",
  },
  revoked: {
    subject: "{name} of application {number} has been revoked",
    body: "The {name} issued for your application for {service} was revoked by the office because it had been issued by mistake. It is no longer valid, its download link is closed, and the authenticity page says that it is revoked. Please do not use it any more.\n\nContact the office about what to do next. The state of your application is at {trackLink}. There is no charge.",
  },
  closed: {
    subject: "Application {number} is finished",
    body: "Your application for {service} is finished. Thank you.",
  },
  held: {
    subject: "Application {number} is on hold: {hold}",
    body: "Your application for {service} is complete, but its next step is on hold: {hold}.\n\n{reason}\n\nUntil: {until}.\n\nThere is nothing you need to do. Please do not come yet: the application goes on by itself, and we tell you when it does. There is no fault in your papers. The latest state is at {trackLink}.",
  },
  resumed: {
    subject: "Application {number} goes on",
    body: "Your application for {service} is no longer on hold and goes on from now. The promised day and the next step are at {trackLink}.",
  },
  promiseMoved: {
    subject: "Application {number}: now promised for {until}",
    body: "Your application for {service} is now promised for {until}.\n\nThe reason: {reason}.\n\nThere is nothing you need to do. Details are at {trackLink}.",
  },
  untilOpen: "not decided yet",
  untilReviewed: "not decided yet; looked at again on {date}",
  causes: {
    citizen: "the time taken to complete the papers",
    closed: "holidays, or the office was closed",
    blanks: "no blank cards",
    siak: "the central system (SIAK) was disturbed",
    hours: "the office's working hours changed",
  },
};
