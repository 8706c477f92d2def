import { z } from "zod";

/** Words that everyone in this field tries first; they count for nothing. */
const EXPECTED_WORDS =
  /disdukcapil|dukcapil|disduk|gerai|catatan|sipil|password|katasandi|rahasia|indonesia|merdeka|pancasila|selamat|sayang|admin|operator|petugas|welcome|qwerty|asdfgh|abcdef|letmein|iloveyou/g;
/** Characters of its own that a password needs beside expected words, the user name and runs. */
const OWN_CHARACTERS = 6;

/**
 * True for a password that a guesser would try early: expected words, the user name, digits in a row or one character
 * over and over, with nothing much of its own (AUTH-2).
 */
export function isGuessable(password: string, username: string): boolean {
  const plain = password.toLowerCase().replace(/[\s_.\-!@#]+/g, "");
  const own = plain
    .replaceAll(username.toLowerCase().replace(/[\s_.\-@]+/g, ""), "")
    .replace(EXPECTED_WORDS, "")
    .replace(/(.)\1{2,}/g, "$1")
    .replace(/0?123456?7?8?9?0?/g, "");
  return own.length < OWN_CHARACTERS;
}

/** A new password: 12 to 128 characters of any script, spaces kept, no rule of composition (AUTH-2). */
export const NewPassword = z.string().min(12).max(128);
