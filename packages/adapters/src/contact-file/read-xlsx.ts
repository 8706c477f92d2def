import { strFromU8, unzipSync } from "fflate";
import {
  type ContactSheet,
  holdsSomething,
  type SheetLimits,
  type SheetRow,
  tooLarge,
  tooManyRows,
  unreadable,
} from "./contact-sheet.ts";
import { readDayStyles, readSharedTexts, readWorkbook, readXml } from "./xlsx-parts.ts";

/** Parts of the archive that are unpacked; pictures, macros and all else are not. */
const NEEDED = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/;
/** Most bytes that are unpacked, whatever the archive holds. */
const MOST_UNPACKED = 40_000_000;
const MOST_ENTRIES = 500;
/** Cells beyond this column are left out. */
const MOST_COLUMNS = 60;
const DAY_MS = 86_400_000;
/** Day 0 of a spreadsheet, with its thirtieth of February 1900 in it. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const DAYS_TO_1904 = 1_462;

/** Unpacks what is needed; what the archive says of sizes bounds what is written (a lie is cut off or fails). */
function unpack(bytes: Uint8Array): Map<string, string> {
  let entries = 0;
  let total = 0;
  const files = unzipSync(bytes, {
    filter({ name, originalSize }) {
      entries += 1;
      if (entries > MOST_ENTRIES) throw tooLarge();
      if (!NEEDED.test(name)) return false;
      total += originalSize;
      if (total > MOST_UNPACKED) throw tooLarge();
      return true;
    },
  });
  return new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
}

/** `AB12` is column 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

interface Facts {
  readonly texts: readonly string[];
  readonly dayStyles: readonly boolean[];
  readonly is1904: boolean;
}

/** What a cell shows: days as `YYYY-MM-DD`, whole numbers without an exponent. */
function wordCell(kind: string | undefined, style: number, value: string, facts: Facts): string {
  if (kind === "s") return facts.texts[Number(value)] ?? "";
  if (kind === "str" || kind === "inlineStr" || kind === "e" || kind === "d") return value;
  if (value === "") return "";
  if (kind === "b") return value === "1" ? "TRUE" : "FALSE";
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (!facts.dayStyles[style]) return Number.isSafeInteger(number) ? String(BigInt(number)) : value;
  const days = Math.floor(number) + (facts.is1904 ? DAYS_TO_1904 : 0);
  const date = new Date(FIRST_DAY + days * DAY_MS);
  return Number.isNaN(date.getTime()) ? value : date.toISOString().slice(0, 10);
}

/** Walks through the rows of a sheet. */
class SheetReader {
  readonly rows: SheetRow[] = [];
  readonly #facts: Facts;
  readonly #most: number;
  #row = 0;
  #cells: string[] = [];
  #formulas: number[] = [];
  #column = -1;
  #kind: string | undefined;
  #style = 0;
  #value = "";
  #isValue = false;
  #hasFormula = false;

  constructor(facts: Facts, most: number) {
    this.#facts = facts;
    this.#most = most;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "row") {
      this.#row = Number(attributes.r ?? this.#row + 1);
      [this.#cells, this.#formulas, this.#column] = [[], [], -1];
    } else if (name === "c") {
      this.#column = columnOf(attributes.r) ?? this.#column + 1;
      [this.#kind, this.#style, this.#value, this.#hasFormula] = [attributes.t, Number(attributes.s ?? 0), "", false];
    }
    if (name === "f") this.#hasFormula = true;
    this.#isValue = name === "v" || name === "t";
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
  }

  close(name: string): void {
    this.#isValue = false;
    if (name === "c") this.#closeCell();
    if (name === "row") this.#closeRow();
  }

  #closeCell(): void {
    if (this.#column < 0 || this.#column >= MOST_COLUMNS) return;
    while (this.#cells.length < this.#column) this.#cells.push("");
    const text = wordCell(this.#kind, this.#style, this.#value, this.#facts);
    this.#cells[this.#column] = this.#hasFormula ? "=" : text;
    if (this.#hasFormula) this.#formulas.push(this.#column);
  }

  #closeRow(): void {
    const row = { row: this.#row, cells: this.#cells, formulas: this.#formulas };
    if (!Number.isSafeInteger(row.row) || row.row < 1) throw unreadable();
    if (holdsSomething(row)) this.rows.push(row);
    if (this.rows.length > this.#most + 1) throw tooManyRows();
  }
}

function readParts(bytes: Uint8Array, most: number): SheetRow[] {
  const parts = unpack(bytes);
  const [workbook, relations] = [parts.get("xl/workbook.xml"), parts.get("xl/_rels/workbook.xml.rels")];
  if (workbook === undefined || relations === undefined) throw unreadable();
  const { path, is1904 } = readWorkbook(workbook, relations);
  const sheet = parts.get(path);
  if (sheet === undefined) throw unreadable();
  const [texts, styles] = [parts.get("xl/sharedStrings.xml"), parts.get("xl/styles.xml")];
  const facts = {
    texts: texts === undefined ? [] : readSharedTexts(texts),
    dayStyles: styles === undefined ? [] : readDayStyles(styles),
    is1904,
  };
  const reader = new SheetReader(facts, most);
  readXml(sheet, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  });
  return reader.rows;
}

/** Reads the first sheet of a workbook (ECMA-376). A cell with a formula says so and has no value. */
export function readXlsx(bytes: Uint8Array, { rows: most }: SheetLimits): ContactSheet {
  try {
    return { format: "xlsx", rows: readParts(bytes, most) };
  } catch (error) {
    const isOurs = error instanceof Error && error.name === "Problem";
    throw isOurs ? error : unreadable(error);
  }
}
