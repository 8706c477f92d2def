import type { SameKeys } from "../catalogue.ts";
import type { notices as indonesian } from "../id/notices.ts";

/** The house's words of notices by SMS and WhatsApp in English. */
export const notices: SameKeys<typeof indonesian> = {
  code: "Message code {pesan}",
  whatsappCode: "The code of this message is {pesan} and can be checked on the page Cek Pesan.",
  whatsappFooter: "All services are free. Never send a NIK or photos.",
  invite:
    "Greetings from {kantor}. Our officer has prepared an answer to your question. Reply to this message so that we can send it.",
  status: {
    received: "received",
    completion: "needs more papers",
    completionReminder: "waiting for papers",
    resubmitted: "further papers received",
    verified: "complete and correct",
    rejected: "cannot go on",
    cancelled: "cancelled",
    expired: "closed",
    document: "issued",
    ready: "ready to collect",
    answered: "answered",
    revoked: "revoked",
    closed: "finished",
    held: "on hold",
    resumed: "goes on",
    promise: "promised day changed",
  },
  sms: {
    received: "{kantor}: we have received {layanan}, no. {nomor}. Tracking code {kode}. {tautan}",
    completion: "{kantor}: case {nomor} ({layanan}) needs more papers by {sampai}. Open {tautan}",
    completionReminder: "{kantor}: case {nomor} ({layanan}) still waits for papers until {sampai}. Open {tautan}",
    resubmitted: "{kantor}: we have received the further papers for {nomor} ({layanan}). {tautan}",
    verified: "{kantor}: case {nomor} ({layanan}) is complete and is being processed. {tautan}",
    rejected: "{kantor}: case {nomor} ({layanan}) cannot go on. Why: {tautan}",
    cancelled: "{kantor}: case {nomor} ({layanan}) is cancelled as you asked. {tautan}",
    expired: "{kantor}: case {nomor} ({layanan}) is closed: the papers did not come. {tautan}",
    document: "{kantor}: the document of case {nomor} is issued. Download with the PIN of the tracking page: {tautan}",
    ready: "{kantor}: {dokumen} of case {nomor} is ready at the office. {tautan}",
    answered: "{kantor}: case {nomor} ({layanan}) has an answer. Read it at {tautan}",
    revoked: "{kantor}: {dokumen} of case {nomor} is revoked, do not use it. Why: {tautan}",
    closed: "{kantor}: case {nomor} ({layanan}) is done. Thank you. {tautan}",
    held: "{kantor}: case {nomor} ({layanan}) is on hold. Do not come yet. Why: {tautan}",
    resumed: "{kantor}: case {nomor} ({layanan}) goes on. {tautan}",
    promise: "{kantor}: case {nomor} ({layanan}) is now promised for {sampai}. Why: {tautan}",
  },
  whatsapp: {
    received:
      "Greetings from {kantor}.\n\nWe have received your application for {layanan} under the number {nomor}. Its tracking code is {kode}, please keep it.",
    completion:
      "Greetings from {kantor}.\n\nWe have checked application {nomor} ({layanan}), and it needs more papers by {sampai}. Press the button below to send only those.",
    completionReminder:
      "Greetings from {kantor}.\n\nApplication {nomor} ({layanan}) still waits for your papers until {sampai}. Press the button below to send them.",
    resubmitted:
      "Greetings from {kantor}.\n\nWe have received the further papers for application {nomor} ({layanan}); the same officer checks them.",
    verified:
      "Greetings from {kantor}.\n\nApplication {nomor} ({layanan}) has been checked and is complete and correct. We are now processing it.",
    rejected:
      "Greetings from {kantor}.\n\nWe are sorry, application {nomor} ({layanan}) cannot go on. The button below shows the reason. You may apply again at no charge.",
    cancelled:
      "Greetings from {kantor}.\n\nApplication {nomor} ({layanan}) was cancelled at your request. You may apply again at any time.",
    expired:
      "Greetings from {kantor}.\n\nApplication {nomor} ({layanan}) was closed because the papers that we asked for did not come in time. You may apply again at any time.",
    document:
      "Greetings from {kantor}.\n\n{dokumen} of application {nomor} has been issued. Download it by the button below with the PIN that you make on the tracking page.",
    ready:
      "Greetings from {kantor}.\n\n{dokumen} of application {nomor} has been printed and is ready to collect at the office. Bring the receipt and a proof of identity.",
    answered:
      "Greetings from {kantor}.\n\nAn officer has answered application {nomor} ({layanan}). The button below shows the answer.",
    revoked:
      "Greetings from {kantor}.\n\n{dokumen} of application {nomor} was revoked because it had been issued by mistake. Please do not use it any more. The button below explains why.",
    closed: "Greetings from {kantor}.\n\nApplication {nomor} ({layanan}) is finished. Thank you.",
    held: "Greetings from {kantor}.\n\nApplication {nomor} ({layanan}) is complete, but its next step is on hold. Please do not come yet. The button below explains why.",
    resumed: "Greetings from {kantor}.\n\nApplication {nomor} ({layanan}) is no longer on hold and goes on from now.",
    promise:
      "Greetings from {kantor}.\n\nApplication {nomor} ({layanan}) is now promised for {sampai}. The button below explains why.",
  },
  button: {
    received: "Track the application",
    completion: "Send the papers",
    completionReminder: "Send the papers",
    resubmitted: "See how it goes",
    verified: "See how it goes",
    rejected: "Read the reason",
    cancelled: "See the application",
    expired: "See the application",
    document: "Download the document",
    ready: "See the application",
    answered: "Read the answer",
    revoked: "Read why",
    closed: "See the application",
    held: "Read why",
    resumed: "See how it goes",
    promise: "Read why",
  },
  facts: {
    number: "Application number: {value}",
    service: "Service: {value}",
    document: "Document: {value}",
    code: "Tracking code: {value}",
    until: "Until: {value}",
    link: "Open: {value}",
    track: "How it goes: {value}",
    pin: "A 6-digit PIN from the tracking page opens the document; it is not in this e-mail. Print it yourself on HVS A4 80 gram paper.",
  },
};
