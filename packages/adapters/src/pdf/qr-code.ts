import type PDFDocument from "pdfkit";
import { create } from "qrcode";
import { mm } from "./sheet.ts";

type Pdf = InstanceType<typeof PDFDocument>;

/** Free modules around the code that readers need (ISO/IEC 18004). */
export const quietZoneModules = 4;
/** Below this a module is lost in print and scan (QR-1). */
const minModule = 0.5 * mm;
/** Width of the printed code without its quiet zone for short addresses. */
const wantedWidth = 30 * mm;

/** A code as a square of modules, with the size of one module in points. */
export interface QrDrawing {
  readonly modules: number;
  readonly module: number;
  /** Side with the quiet zone, points. */
  readonly side: number;
  readonly isDark: (row: number, column: number) => boolean;
}

/** Encodes an address at level M; a longer address gives a larger code, never modules under 0.5 mm. */
export function encodeQr(address: string): QrDrawing {
  const { modules } = create(address, { errorCorrectionLevel: "M" });
  const module = Math.max(minModule, wantedWidth / modules.size);
  return {
    modules: modules.size,
    module,
    side: (modules.size + 2 * quietZoneModules) * module,
    isDark: (row, column) => modules.get(row, column) !== 0,
  };
}

/** Draws the code as one vector path on white; runs of dark modules become one rectangle, so no hairlines show between. */
export function drawQr(pdf: Pdf, code: QrDrawing, left: number, top: number): void {
  pdf.rect(left, top, code.side, code.side).fill("#ffffff");
  const origin = quietZoneModules * code.module;
  for (let row = 0; row < code.modules; row += 1) {
    for (let column = 0; column < code.modules; column += 1) {
      if (!code.isDark(row, column)) continue;
      const start = column;
      while (column + 1 < code.modules && code.isDark(row, column + 1)) column += 1;
      pdf.rect(
        left + origin + start * code.module,
        top + origin + row * code.module,
        (column - start + 1) * code.module,
        code.module,
      );
    }
  }
  pdf.fill("#000000");
}
