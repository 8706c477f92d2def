import { IMPORT_COLUMNS } from "@gerai/contracts/broadcasts";
import { messages } from "@gerai/language";

/** The columns of the file that is filled in, by their Indonesian names; a reader of spreadsheets wants the mark of UTF-8. */
export function loader() {
  const { columns } = messages("id").broadcasts.imports;
  const heads = IMPORT_COLUMNS.filter((column) => column !== "row").map((column) => columns[column]);
  return new Response(`\uFEFF${heads.join(",")}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="kontak-wilayah.csv"',
    },
  });
}
