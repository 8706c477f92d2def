import type { SameKeys } from "../catalogue.ts";
import type { broadcastTexts as indonesian } from "../id/broadcast-texts.ts";

/** English twin of what is sent to heads of villages, for readers of the house; it is sent in Indonesian. */
export const broadcastTexts: SameKeys<typeof indonesian> = {
  sms: "{office}: {text} Once you have told your residents, press {link} Code {code}",
  whatsapp:
    "Official news from Disdukcapil {office}.\n\n*{title}*\n{text}\n\nPlease pass it on to the residents, then press the button below. Message code {code}, which our site can check.",
  whatsappButton: "I have passed it on",
  sample: {
    title: "Counter closed from 23 March",
    text: "The counter is closed until further notice. Apply on our site.",
    code: "S-7KQ4-M2XD",
    token: "contoh",
  },
  titles: {
    new: { closes: "{what} closed from {from}", suspends: "{what} suspended from {from}" },
    changed: { closes: "Closure of {what} changed", suspends: "Suspension of {what} changed" },
    ended: { closes: "{what} open again", suspends: "{what} running again" },
    several: "Changes to services from {from}",
  },
  sentences: {
    new: {
      closes: "{what} closed from {from} {until}.",
      suspends: "{what} suspended from {from} {until}.",
    },
    changed: {
      closes: "The closure of {what} changed: from {from} {until}.",
      suspends: "The suspension of {what} changed: from {from} {until}.",
    },
    ended: { closes: "{what} open again.", suspends: "{what} running again." },
  },
  reason: "Reason: {reason}",
  except: "Still served: {exceptions}.",
  purposes: "for {purposes}",
  filedBefore: "cases filed before {day}",
  instead: "Instead: {ways}.",
  channels: {
    counter: "come to the counter",
    web: "apply on the office's site",
    whatsapp: "write to the office's official WhatsApp number",
  },
  everything: "All services",
  capabilities: {
    recording: "KTP-el recording",
    printing: "Card printing",
    pickup: "Document pick-up",
    legalisation: "Legalisation",
    siak: "Services that need the central system",
  },
  until: "until {until}",
  open: "until further notice",
  and: " and ",
  others: "{first} and {count} more",
  passOn: "Please tell the heads of RT and residents.",
};
