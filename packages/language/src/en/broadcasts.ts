import type { SameKeys } from "../catalogue.ts";
import type { broadcasts as indonesian } from "../id/broadcasts.ts";

/** English words of contacts and broadcasts. */
export const broadcasts: SameKeys<typeof indonesian> = {
  circular: {
    agency: "Population and Civil Registration Office",
    kind: "Circular",
    code: "Message code",
    noCode: "none yet",
    draft: "Not approved yet, do not post",
    to: "To",
    where: "In",
    everywhere: "The whole area of the office",
    date: "Date",
    doorsTitle: "Services {time}",
    door: "{channel}: {stage}",
    doorAt: "{channel} {site}: {stage}",
    channels: { counter: "Counter", web: "Website", whatsapp: "WhatsApp" },
    stages: { file: "applying", collect: "collecting documents" },
    open: "Open",
    some: "Open for some services",
    closed: "Closed",
    closedUntil: "{state}. Opens again {time}.",
    closedOpen: "{state}. No end has been decided.",
    someOpen: "{state}.",
    why: "{what} {reason}",
    numbersTitle: "True numbers of this office",
    noNumbers: "This office has no number for messages yet.",
    onlyThese:
      "Messages from other numbers are not ours. All services are free; we never ask for NIK, photos or money by message.",
    passOn: "Please tell the residents through the heads of RW and RT, and post it on the notice board.",
    check: "Scan the code beside, or open {url} and enter the code {code}.",
    foot: "Check that this circular is true at {url}",
    footDraft: "Draft of a circular",
    pageOf: "Page {page} of {pages}",
  },
};
