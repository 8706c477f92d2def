import type { SameKeys } from "../catalogue.ts";
import type { uploads as indonesian } from "../id/uploads.ts";

/** What the papers page says while photos are on their way over a bad line. */
export const uploads: SameKeys<typeof indonesian> = {
  list: "Photos the office has not received yet",
  photo: "Photo {number}",
  waiting: "Waiting for its turn",
  preparing: "Making the photo smaller",
  sending: "Sending {percent} % ({sent} of {total})",
  offline: "Interrupted, {sent} of {total} have arrived. Goes on by itself when there is a signal.",
  retrying: "Interrupted, {sent} of {total} have arrived. Trying again by itself.",
  checking: "All sent. Being checked.",
  checkingOffline: "All sent, but interrupted before it was checked. Goes on by itself.",
  received: "Received",
  refused: "Not taken",
  failed: "Not sent yet",
  failedHint: "The photo is still on this phone. Press Try again.",
  gone: "This page has changed. Load it anew, then send again.",
  cancel: "Cancel",
  cancelLabel: "Cancel photo {number}",
  retry: "Try again",
  retryLabel: "Try again to send photo {number}",
  retake: "Retake",
  keep: "Use this photo",
  dismiss: "Close",
  adviceTitle: "This photo may be hard to read for the officer",
  advice: {
    blurred:
      "The writing looks blurred. Hold the phone still, and tap the writing on the screen before taking the photo.",
    dark: "Too dark. Take it near a window or under a lamp.",
    bright: "So bright that the writing is gone. Switch the flash off or move away from the glare.",
    cut: "An edge of the paper seems to be cut off. Make sure all four corners can be seen.",
    small: "The picture is too small. Take it from nearer, or choose the original photo.",
  },
};
