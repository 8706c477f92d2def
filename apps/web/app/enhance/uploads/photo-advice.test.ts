import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { adviseOn, GREY_SIDE, greyOf } from "./photo-advice.ts";

const LINES = Array.from(
  { length: 24 },
  (_, line) =>
    `<text x="110" y="${230 + line * 34}" font-size="24">Nama kepala keluarga ${line} nomor 0001 alamat RT 04</text>`,
);

/** A drawn sheet on a table, as a phone would photograph it. */
function sheet({
  table = "#4a3b2c",
  paper = "#f6f4ee",
  ink = "#222",
  x = 70,
  y = 90,
  width = 760,
  height = 1020,
  lines = LINES,
} = {}) {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="${table}"/>
    <rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${paper}"/><g fill="${ink}" font-family="sans-serif">${lines.join("")}</g></svg>`;
  return sharp(Buffer.from(drawing));
}

/** The advice on a picture, by the same grey copy as the phone makes. */
async function advised(picture: Sharp, longest = 1200) {
  const whole = await picture.png().toBuffer();
  const { data, info } = await sharp(whole)
    .resize({ width: GREY_SIDE, height: GREY_SIDE, fit: "inside" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return adviseOn(greyOf(new Uint8ClampedArray(data), info.width, info.height), longest);
}

describe("a photo that can be read gets no advice", () => {
  test.each<[string, Parameters<typeof sheet>[0]]>([
    ["a sheet on a dark table", {}],
    ["a sheet on a light table", { table: "#f4f1ea", paper: "#fff" }],
    ["a sheet that fills the picture", { x: 0, y: 0, width: 900, height: 1200 }],
    ["a scan with a single line", { table: "#fff", paper: "#fff", lines: LINES.slice(0, 1) }],
    ["grey light in a room", { table: "#2c2620", paper: "#8d8a84" }],
    ["print that has paled", { ink: "#8a8a8a" }],
  ])("%s", async (_, options) => {
    expect(await advised(sheet(options))).toEqual([]);
  });

  test("noise of a cheap camera and strong compression change nothing", async () => {
    const jpeg = await sheet().jpeg({ quality: 35 }).toBuffer();
    expect(await advised(sharp(jpeg).modulate({ brightness: 0.85 }))).toEqual([]);
  });
});

describe("what makes it hard to read is said", () => {
  test.each([5, 8, 14])("blur of %s pixels", async (sigma) => {
    expect(await advised(sharp(await sheet().png().toBuffer()).blur(sigma))).toEqual(["blurred"]);
  });

  test("too little light", async () => {
    expect(await advised(sheet({ table: "#0a0806", paper: "#3a3834", ink: "#0c0c0c" }))).toEqual(["dark"]);
  });

  test("so much light that the writing is gone", async () => {
    expect(await advised(sheet({ table: "#fff", paper: "#fefefe", ink: "#f4f4f4" }))).toEqual(["bright"]);
  });

  test("too few pixels", async () => {
    expect(await advised(sheet(), 480)).toEqual(["small"]);
  });

  test.each<[string, Parameters<typeof sheet>[0]]>([
    ["below", { y: 300, height: 900 }],
    ["to the right", { x: 200, width: 700 }],
    ["at a corner", { x: 200, y: 300, width: 700, height: 900 }],
  ])("a sheet that runs out of the picture %s", async (_, options) => {
    expect(await advised(sheet(options))).toEqual(["cut"]);
  });
});
