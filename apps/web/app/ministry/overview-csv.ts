import type { Count, FiguresView, OverviewView } from "@gerai/contracts/reports";
import type { Locale, Messages } from "@gerai/language";

type Cell = string | number;

/** A field of RFC 4180; a text that a spreadsheet would take for a formula gets an apostrophe in front. */
function field(cell: Cell): string {
  const text = typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The overview as a table for spreadsheets: the very numbers of the screen, hidden ones as the word for it. */
export function overviewCsv(view: OverviewView, words: Messages["ministry"], locale: Locale): string {
  const { csv } = words;
  const count = (value: Count, atLeast = 0): Cell => value ?? (atLeast > 0 ? `≥${atLeast}` : words.hidden);
  const figures = (
    { filed, finished, waiting, medianHours }: FiguresView,
    atLeast?: OverviewView["provinces"][number]["atLeast"],
  ): Cell[] => [
    ...[count(filed, atLeast?.filed), count(finished, atLeast?.finished), count(waiting, atLeast?.waiting)],
    medianHours ?? "",
  ];
  const rows: Cell[][] = [
    [csv.section, csv.code, csv.name, csv.filed, csv.finished, csv.waiting, csv.medianHours],
    [csv.period, view.service ?? "", `${view.from}/${view.to}`, "", "", "", ""],
    [csv.national, "", "", ...figures(view.national)],
    ...view.provinces.map((row): Cell[] => [csv.provinces, row.code, row.name, ...figures(row, row.atLeast)]),
    ...view.offices.map((row): Cell[] => [
      ...[csv.offices, row.regionCode, row.name],
      ...(row.isCounted ? figures(row) : [words.table.notCounted, "", "", ""]),
    ]),
    ...view.byService.map((row): Cell[] => [csv.services, row.code, row.name[locale], ...figures(row)]),
    ...view.byMonth.map((row): Cell[] => [
      ...[csv.months, row.month, "", count(row.filed), count(row.finished), "", row.medianHours ?? ""],
    ]),
    ...view.waitingByAge.map((row): Cell[] => [
      ...[csv.ages, row.band, words.ages.bands[row.band], "", "", count(row.cases), ""],
    ]),
  ];
  return `\uFEFF${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}
