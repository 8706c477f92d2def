/** PostgreSQL's oids of the arrays that are used, `text[]` and `uuid[]`; another one fails loudly as malformed. */
export const TEXT_ARRAYS = { text: 1009, uuid: 2951 } as const;

/** An array as PostgreSQL reads it; every element is quoted. */
export function writeTextArray(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** An array as PostgreSQL writes it, one-dimensional and without NULL. */
export function readTextArray(literal: string): string[] {
  const elements = literal.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/g);
  return Array.from(elements, ([, quoted, bare]) =>
    quoted === undefined ? (bare ?? "") : quoted.replace(/\\(.)/gs, "$1"),
  );
}
