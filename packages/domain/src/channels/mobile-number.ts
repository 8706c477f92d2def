/**
 * An Indonesian mobile number in E.164 from what was typed (08.., 8.., 62.., +62.., 0062.., with blanks, dots, dashes or
 * brackets), or undefined: a landline, a foreign number, one too short or too long (SMS-1).
 */
export function readMobileNumber(typed: string): string | undefined {
  const bare = typed.normalize("NFKC").replace(/[\s.()/\u2010-\u2015-]/g, "");
  const mobile = /^(?:\+62|0062|62)?0*(8[1-9]\d{7,10})$/.exec(bare);
  return mobile ? `+62${mobile[1]}` : undefined;
}
