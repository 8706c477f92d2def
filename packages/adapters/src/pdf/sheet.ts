/** Points per millimetre; pdfkit counts in points. */
export const mm = 72 / 25.4;

/** The A4 sheet in points: the frame of the page and the room between head and foot that content may fill. */
export const sheet = {
  width: 595.28,
  height: 841.89,
  left: 20 * mm,
  right: 595.28 - 20 * mm,
  contentWidth: 595.28 - 40 * mm,
  bandTop: 10 * mm,
  bandHeight: 13 * mm,
  headTop: 27 * mm,
  contentTop: 44 * mm,
  contentBottom: 841.89 - 26 * mm,
  footTop: 841.89 - 22 * mm,
} as const;

/** Ink of the design; the office's accent is the only other colour. */
export const ink = {
  text: "#13212a",
  quiet: "#44525b",
  hairline: "#b9c2c7",
  mark: "#e7e9ea",
  paper: "#ffffff",
} as const;
