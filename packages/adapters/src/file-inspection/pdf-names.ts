/**
 * Names that stand for something a paper has no use for and a reader may act upon: scripts, started programs, attached
 * files, forms that send data, other files that are opened (UP-4; ISO 32000-1 12.6, 12.7.8, 7.11.4). `OpenAction` is not
 * among them: it is looked at by its value.
 */
const activeNames: ReadonlySet<string> = new Set([
  "JavaScript",
  "JS",
  "AA",
  "Launch",
  "EmbeddedFile",
  "EmbeddedFiles",
  "RichMedia",
  "XFA",
  "SubmitForm",
  "ImportData",
  "GoToR",
  "GoToE",
  "Rendition",
]);

/** True for a name (decoded, without slash) that makes a PDF active. */
export function isActiveName(name: string): boolean {
  return activeNames.has(name);
}

/** All names in a piece of PDF source, decoded: `/J#53` is `JS` to every reader (ISO 32000-1 7.3.5). */
export function namesIn(source: string): Set<string> {
  const names = new Set<string>();
  // A name ends at white space, which in PDF includes NUL, or at a delimiter (7.2.2).
  for (const [, name = ""] of source.matchAll(/\/([^\0\t\n\f\r /<>[\](){}%]+)/g)) names.add(decodeName(name));
  return names;
}

/** Decodes the `#xx` of a name. */
export function decodeName(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
