import type { SameKeys } from "../catalogue.ts";
import type { frame as indonesian } from "../id/frame.ts";

/** Words around every page: masthead, navigation, footer, error pages. */
export const frame: SameKeys<typeof indonesian> = {
  skip: "Skip to content",
  officialSite: "Official site of {office}",
  howToTell: "How to tell",
  officeKind: "Civil registration",
  languageLabel: "Language",
  languageSelf: "EN",
  languageOther: "ID",
  languageOtherName: "Bahasa Indonesia",
  menu: "Menu",
  mainNav: "Main",
  nav: { services: "Services", track: "Track", verify: "Check a document", home: "Home" },
  footer: {
    free: "All services are free of charge",
    freeLaw: "(Law 24/2013, article 79A).",
    hotline: "Halo Dukcapil",
    runBy: "Runs on Gerai.",
    authenticity: "How to tell that this is the official site",
    verify: "Check that a document is genuine",
    messages: "Check a message from us",
    track: "Track an application",
    regionData: "Region data: idn-area-data (ODbL).",
  },
  back: "Back",
  free: "Free",
  errors: {
    notFoundTitle: "Page not found",
    notFoundText:
      "There is nothing at this address, or the link is no longer valid. Check the address or start from the home page.",
    officeTitle: "No office at this address",
    officeText: "This address belongs to no office. Check the spelling of the city or regency at its beginning.",
    failedTitle: "Sorry, this is our mistake",
    failedText:
      "What was saved is not lost. Please reload in a moment. If it fails again, give this number to an officer:",
    unavailableTitle: "One moment, the service is not reachable",
    unavailableText: "What was saved is not lost. Please try again in a few minutes.",
    forbiddenTitle: "This page is not open to you",
    forbiddenText: "Please open it again from its link or first page.",
    tooManyTitle: "Too many tries",
    tooManyText: "For safety, please wait a moment and try again.",
    home: "To the home page",
    track: "Track an application",
    retry: "Try again",
    requestId: "Incident number",
  },
  offline: "You are offline. What was saved is not lost; send again once you are connected.",
};
