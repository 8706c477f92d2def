import type { ImportColumn, ImportFileFault } from "@gerai/contracts/broadcasts";
import { Problem } from "@gerai/foundation/problem";

/** A code of the contract with its status. */
const refused = (reason: string, status: 403 | 409 | 422, params: Problem["params"] = {}) =>
  new Problem(`broadcasts.${reason}`, status, params);

/** No Indonesian mobile number. */
export const noMobile = () => refused("no-mobile", 422);
/** No region of this code. */
export const placeUnknown = () => refused("place-unknown", 422);
/** A place of another office. */
export const placeOutside = () => refused("place-outside", 422);
/** A Camat heads a district, a Lurah an urban ward, a Kades a village; RW and RT have numbers. */
export const levelNotOfPlace = () => refused("level-not-of-place", 422);
/** Another head in the same time has this number. */
export const phoneTaken = () => refused("phone-taken", 409);
/** The place has a head in the same time. */
export const secondHead = () => refused("second-head", 409);
/** A term that ends before it begins. */
export const termReversed = () => refused("term-reversed", 422);
/** Somebody else changed the contact first. */
export const contactChanged = () => refused("contact-changed", 409);
/** Somebody else changed the import first, or it is no longer open. */
export const importChanged = () => refused("import-changed", 409);
/** The whole file cannot be read. */
export const fileRefused = (fault: ImportFileFault, column?: ImportColumn) =>
  refused(`file-${fault}`, 422, column === undefined ? {} : { column });
/** Somebody else changed the broadcast first. */
export const broadcastChanged = () => refused("changed", 409);
/** Only a draft is changed and submitted. */
export const notADraft = () => refused("not-a-draft", 409);
/** Only what was submitted is approved or sent back. */
export const notSubmitted = () => refused("not-submitted", 409);
/** What has ended is not cancelled. */
export const hasEnded = () => refused("has-ended", 409);
/** Nobody approves what they wrote. */
export const ownBroadcast = () => refused("own-broadcast", 403);
/** Nobody would be told. */
export const nobodyToTell = () => refused("nobody-to-tell", 422);
/** The SMS with everything around it takes more than `most` segments. */
export const smsTooLong = (segments: number, most: number) => refused("sms-too-long", 422, { segments, most });
/** An area that this office does not have. */
export const areaUnknown = () => refused("area-unknown", 422);
