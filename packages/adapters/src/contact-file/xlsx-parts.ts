import { SaxesParser, type SaxesTagPlain } from "saxes";
import { unreadable } from "./contact-sheet.ts";

/** What is listened to while a part is read. */
export interface Listeners {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Names without their prefix: some programs write `x:row` for `row`. */
const bare = (name: string) => name.slice(name.indexOf(":") + 1);

/** Reads XML from end to end. Document types, and with them entities of the file's own, are refused. */
export function readXml(xml: string, listeners: Listeners): void {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw unreadable(error);
  });
  parser.on("doctype", () => {
    throw unreadable();
  });
  const { open, text, close } = listeners;
  if (open)
    parser.on("opentag", (tag: SaxesTagPlain) => {
      open(bare(tag.name), tag.attributes);
    });
  if (text) parser.on("text", text);
  if (close) parser.on("closetag", (tag: SaxesTagPlain) => close(bare(tag.name)));
  parser.write(xml).close();
}

/** Texts that cells name by number. Phonetic readings beside them are left out. */
export function readSharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let current = "";
  let isText = false;
  let isPhonetic = false;
  readXml(xml, {
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") isPhonetic = true;
      isText = name === "t" && !isPhonetic;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      if (name === "si") texts.push(current);
      if (name === "rPh") isPhonetic = false;
      isText = false;
    },
  });
  return texts;
}

/** Built-in number formats that show a day. */
const DAY_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58]);
/** A format of the file's own that shows year and day; quoted words and colours do not count. */
const showsDay = (code: string) => /y/i.test(code) && /d/i.test(code);

/** For each cell style, whether its numbers are days. */
export function readDayStyles(xml: string): boolean[] {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isCells = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === "numFmt")
        own.set(
          Number(attributes.numFmtId),
          showsDay((attributes.formatCode ?? "").replace(/"[^"]*"|\[[^\]]*\]/g, "")),
        );
      if (name === "cellXfs") isCells = true;
      if (name !== "xf" || !isCells) return;
      const id = Number(attributes.numFmtId ?? 0);
      styles.push(own.get(id) ?? DAY_FORMATS.has(id));
    },
    close(name) {
      if (name === "cellXfs") isCells = false;
    },
  });
  return styles;
}

/** The path of the first sheet, and whether its days count from 1904. */
export function readWorkbook(workbook: string, relations: string): { readonly path: string; readonly is1904: boolean } {
  let id: string | undefined;
  let is1904 = false;
  readXml(workbook, {
    open(name, attributes) {
      if (name === "workbookPr") is1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name === "sheet")
        id ??= attributes["r:id"] ?? Object.entries(attributes).find(([key]) => bare(key) === "id")?.[1];
    },
  });
  let target: string | undefined;
  readXml(relations, {
    open(name, attributes) {
      if (name === "Relationship" && attributes.Id === id) target = attributes.Target;
    },
  });
  if (target === undefined) throw unreadable();
  return { path: target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`, is1904 };
}
