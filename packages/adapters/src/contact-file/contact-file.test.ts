import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readContactFile, writeBadRows } from "./index.ts";

const LIMITS = { bytes: 2_000_000, rows: 20_000 };
const csv = (text: string) => readContactFile(Buffer.from(text), LIMITS);

/** A workbook as a spreadsheet writes it, with the given rows of the first sheet. */
function workbook(rows: string, parts: Record<string, string> = {}): Uint8Array {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const files: Record<string, string> = {
    "xl/workbook.xml": `<workbook ${main} ${r}><sheets><sheet name="Data" sheetId="4" r:id="rId7"/><sheet name="Lain" sheetId="5" r:id="rId8"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId8" Target="worksheets/sheet1.xml"/><Relationship Id="rId7" Target="worksheets/sheet2.xml"/></Relationships>',
    "xl/sharedStrings.xml": `<sst ${main}><si><t>Nama</t></si><si><r><t>Nomor </t></r><r><t>HP</t></r></si></sst>`,
    "xl/styles.xml": `<styleSheet ${main}><numFmts><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet ${main}><sheetData/></worksheet>`,
    "xl/worksheets/sheet2.xml": `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

test("CSV is read with commas, semicolons and tabs, with and without a mark, and rows keep their number", () => {
  for (const sign of [",", ";", "\t"]) {
    const { rows } = csv(
      `\uFEFFNama${sign}HP\r\n"Nama, Contoh; A"${sign}0812\r\n\r\n${sign}\r\nB${sign}0813${sign}lebih\r\n`,
    );
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, "Nama", "HP"],
      [2, "Nama, Contoh; A", "0812"],
      [5, "B", "0813", "lebih"],
    ]);
  }
});

test("bytes that are no UTF-8 stay visible, other files are refused", () => {
  const { rows } = readContactFile(Buffer.from([...Buffer.from("Nama\nSit"), 0xe9, 0x0a]), LIMITS);
  expect(rows[1]?.cells).toEqual(["Sit\uFFFD"]);
  for (const bytes of [Buffer.from("N\0a\0m\0a\0"), Buffer.from("PK\u0003\u0004 bukan arsip")])
    expect(() => readContactFile(bytes, LIMITS)).toThrow(
      expect.objectContaining({ code: "broadcasts.file-unreadable" }),
    );
});

test("a workbook's first sheet is read: shared and own texts, long numbers, days, and formulas as such", () => {
  const rows = `
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
    <row r="4"><c r="A4" t="inlineStr"><is><t>Contoh &amp; B</t></is></c><c r="B4"><v>81200009001</v></c><c r="C4" s="1"><v>46023</v></c><c r="D4" s="2"><v>46388</v></c></row>
    <row r="5"><c r="A5"><f>HYPERLINK("http://contoh.example")</f><v>klik</v></c><c r="C5"><v>6.474010101010001E15</v></c></row>`;
  expect(readContactFile(workbook(rows), LIMITS)).toEqual({
    format: "xlsx",
    rows: [
      { row: 1, cells: ["Nama", "Nomor HP"], formulas: [] },
      { row: 4, cells: ["Contoh & B", "81200009001", "2026-01-01", "2027-01-01"], formulas: [] },
      { row: 5, cells: ["=", "", "6474010101010001"], formulas: [0] },
    ],
  });
});

test("a small archive that unpacks to a large file, too many rows and entities of the file's own are refused", () => {
  const code = (bytes: Uint8Array, limits = LIMITS) => {
    try {
      readContactFile(bytes, limits);
      return "read";
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  const bomb = workbook("", { "xl/sharedStrings.xml": "<sst>".padEnd(41_000_000, " ") });
  expect(bomb.byteLength).toBeLessThan(100_000);
  expect(code(bomb)).toBe("broadcasts.file-too-large");
  const row = '<row><c t="str"><v>x</v></c></row>';
  expect(code(workbook(row.repeat(12)), { ...LIMITS, rows: 10 })).toBe("broadcasts.file-too-many-rows");
  expect(code(Buffer.from("a\n".repeat(12)), { ...LIMITS, rows: 10 })).toBe("broadcasts.file-too-many-rows");
  expect(code(Buffer.alloc(2_000_001, 65))).toBe("broadcasts.file-too-large");
  const entities = '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>';
  expect(code(workbook("", { "xl/worksheets/sheet2.xml": entities }))).toBe("broadcasts.file-unreadable");
});

test("the file of bad rows can be read again, says what to do, and no spreadsheet takes a cell of it for a formula", () => {
  const cells = ["", "Ketua RT", "", "", "", "3", "1", '=cmd|"/c calc"', "+6281200009001", "", "", ""];
  const faults = [
    { column: "name", code: "injection", otherRow: null },
    { column: null, code: "row-twice", otherRow: 4 },
  ];
  const text = writeBadRows([{ row: 7, cells, faults }]);
  expect(text).not.toMatch(/(^|;)"?[=+@]/m);
  const { rows } = csv(text);
  expect(rows[0]?.cells[0]).toBe("baris");
  const [number, ...others] = rows[1]?.cells ?? [];
  expect(number).toBe("7");
  expect(others.slice(0, -1)).toEqual([...cells.slice(1, 7), '\'=cmd|"/c calc"', "'+6281200009001", "", "", ""]);
  expect(others.at(-1)).toMatch(/^nama: .+ .+4/);
});
