import sharp from "sharp";

/** A drawn sheet as a phone would photograph it, JPEG; `text` tells sheets apart. No real paper. */
export async function photographed(text: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#f4f1ea"/>
    <rect x="70" y="90" width="760" height="1020" fill="white" stroke="#999"/><text x="450" y="220" font-size="52" text-anchor="middle">CONTOH</text>
    <text x="450" y="300" font-size="34" text-anchor="middle">${text.replace(/[<&>]/g, "")}</text></svg>`;
  return {
    name: "foto.jpg",
    mimeType: "image/jpeg",
    buffer: await sharp(Buffer.from(drawing)).jpeg({ quality: 70 }).toBuffer(),
  };
}
