import { NOTICE_PLACES, type NoticeChannel, type NoticeKind, type NoticePlace } from "@gerai/contracts/notifications";

/** Kinds about something that was or was to be issued. */
const OF_OUTPUT: readonly NoticeKind[] = ["document", "ready", "answered", "revoked"];
/** Kinds with a day until which something can be done, or on which it will be. */
const WITH_DAY: readonly NoticeKind[] = ["completion", "completion-reminder", "held", "promise"];
/** Kinds that say nothing without their day. */
const NEEDS_DAY: readonly NoticeKind[] = ["completion", "completion-reminder", "promise"];
/** Kinds whose link is the message. */
const NEEDS_LINK: readonly NoticeKind[] = ["completion", "completion-reminder", "document", "answered"];

/** A place that words may hold, and whether they must. */
export interface PlaceRule {
  readonly name: NoticePlace;
  readonly isRequired: boolean;
}

function isKnown(place: NoticePlace, kind: NoticeKind, channel: NoticeChannel): boolean {
  if (place === "dokumen") return OF_OUTPUT.includes(kind);
  if (place === "sampai") return WITH_DAY.includes(kind);
  if (place === "kode") return kind === "received";
  // WhatsApp's link is its button.
  return place !== "tautan" || channel !== "whatsapp";
}

/** An e-mail says everything below the words anyway, so nothing is required of them. */
function isRequired(place: NoticePlace, kind: NoticeKind, channel: NoticeChannel): boolean {
  if (channel === "email") return false;
  if (place === "nomor") return true;
  if (place === "kode") return kind === "received";
  if (place === "sampai") return NEEDS_DAY.includes(kind);
  return place === "tautan" && channel === "sms" && NEEDS_LINK.includes(kind);
}

/** The places of a kind of notice on one way. Only what is about the case: never a name, a NIK or an address. */
export function placesFor(kind: NoticeKind, channel: NoticeChannel): PlaceRule[] {
  return NOTICE_PLACES.filter((place) => isKnown(place, kind, channel)).map((name) => ({
    name,
    isRequired: isRequired(name, kind, channel),
  }));
}

/** What stands in the subject line of an e-mail, which is read by whoever sees the phone: no code and no link. */
export function placesOfSubject(kind: NoticeKind): NoticePlace[] {
  return placesFor(kind, "email")
    .map(({ name }) => name)
    .filter((name) => name !== "kode" && name !== "tautan");
}

/** Versions below are the house's own words, raised with them; an office's begin above. */
const HOUSE_VERSIONS = 100;
/** Version of the house's words; raise it when they change, so that they are filed anew. */
const HOUSE_VERSION = 1;

/** The name of a WhatsApp template: of the house's words for null, else of a version of an office's own. */
export function templateName(kind: NoticeKind, version: number | null): string {
  const number = version === null ? HOUSE_VERSION : HOUSE_VERSIONS + version;
  return `gerai_${kind.replaceAll("-", "_")}_v${number}`;
}
