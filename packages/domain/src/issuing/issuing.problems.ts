import { Problem } from "@gerai/foundation/problem";

/** The PDF from SIAK has no signature, or not one that fits its bytes to the last. */
export function signatureInvalid(state: "absent" | "invalid"): Problem {
  return new Problem("issuing.signature-invalid", 422, { state });
}

/** Larger than the longest PDF that is taken. */
export function pdfTooLarge(maxBytes: number): Problem {
  return new Problem("payload-too-large", 413, { maxBytes });
}

/** The step needs another person than the one who acts. */
export function anotherPersonNeeded(): Problem {
  return new Problem("applications.second-person-needed", 409);
}

/** Nobody of this office who may work has this user name. */
export function unknownSecondPerson(): Problem {
  return new Problem("issuing.second-person-unknown", 422);
}

/** The applicant chose another way to receive this. */
export function deliveryDiffers(delivery: string): Problem {
  return new Problem("issuing.delivery-differs", 409, { delivery });
}

/** The PIN is not the one that was shown. */
export function wrongPin(triesLeft: number): Problem {
  return new Problem("issuing.wrong-pin", 403, { triesLeft });
}

/** No PIN is alive: used up, too old, or never made. */
export function pinUsedUp(): Problem {
  return new Problem("issuing.pin-used-up", 410);
}
