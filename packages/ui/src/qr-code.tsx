import { create } from "qrcode";
import type { ReactElement } from "react";

/** Light modules around the symbol that ISO/IEC 18004 asks for. */
export const QUIET_ZONE = 4;

/** A QR code as inline vector (level M, quiet zone of 4 modules). `label` says in words what it leads to.
 * Throws when `value` does not fit into a code. Never put personal data into it. */
export function QrCode({ value, label }: { value: string; label: string }): ReactElement {
  const { modules } = create(value, { errorCorrectionLevel: "M" });
  const side = modules.size + 2 * QUIET_ZONE;
  let path = "";
  for (let row = 0; row < modules.size; row++) {
    for (let col = 0; col < modules.size; ) {
      let run = 0;
      while (col + run < modules.size && modules.data[row * modules.size + col + run]) run++;
      if (run > 0) path += `M${col} ${row}h${run}v1h-${run}z`;
      col += run || 1;
    }
  }
  return (
    <svg className="qr" viewBox={`-${QUIET_ZONE} -${QUIET_ZONE} ${side} ${side}`} role="img" aria-label={label}>
      <path fill="#fff" d={`M-${QUIET_ZONE}-${QUIET_ZONE}h${side}v${side}h-${side}z`} />
      <path fill="#13212a" d={path} />
    </svg>
  );
}
