/** What the page says after each step, as it stands in the address. */
export const NOTES = {
  claim: "ambil",
  release: "lepas",
  "hand-back": "bot",
  invite: "undang",
  answer: "kirim",
  link: "tautkan",
  unlink: "putus",
} as const;

/** A step of a conversation that a button takes. */
export type StepName = keyof typeof NOTES;

/** Id of the part below the messages, where one answers. */
export const FOOT = "bawah";

/** Notes that are told where one goes on to write: at the end of the messages, not above them. */
const BELOW: readonly (string | null)[] = [NOTES.claim, NOTES.answer, NOTES.invite];

/** Whether a note is told below the messages. */
export function isToldBelow(note: string | null): boolean {
  return BELOW.includes(note);
}
