import { Problem } from "@gerai/foundation/problem";

/** One row of a sheet; `formulas` are the indexes of the cells that hold a formula, whose value is not read. */
export interface SheetRow {
  /** 1 is the first row of the file. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly formulas: readonly number[];
}

/** The rows of a file that hold something. */
export interface ContactSheet {
  readonly format: "csv" | "xlsx";
  readonly rows: readonly SheetRow[];
}

/** Bounds of what is read. */
export interface SheetLimits {
  readonly bytes: number;
  /** Beside the header. */
  readonly rows: number;
}

/** Nothing can be read of the file. */
export const unreadable = (cause?: unknown) => new Problem("broadcasts.file-unreadable", 422, {}, { cause });
/** More rows than are read. */
export const tooManyRows = () => new Problem("broadcasts.file-too-many-rows", 422);
/** More bytes than are read, packed or unpacked. */
export const tooLarge = () => new Problem("broadcasts.file-too-large", 422);

/** Whether a row holds anything. */
export const holdsSomething = ({ cells, formulas }: SheetRow): boolean =>
  formulas.length > 0 || cells.some((cell) => cell.trim() !== "");
