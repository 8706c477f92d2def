import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { createFileInspector, fileLimits } from "./index.ts";
import { bytesOf, joined, pngHeaderOnly, twoColours } from "./sample-files.testing.ts";

const inspector = createFileInspector();

async function acceptedImage(bytes: Uint8Array) {
  const result = await inspector.inspect(bytes, "image/jpeg");
  if (!result.accepted || result.kind !== "image") throw new Error(`not accepted: ${JSON.stringify(result)}`);
  return result;
}

/** Colour in the middle of the left and right quarter, or the upper and lower one. */
async function colourAt(jpeg: Uint8Array, x: number, y: number): Promise<"red" | "blue"> {
  const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return (data[at] ?? 0) > (data[at + 2] ?? 0) ? "red" : "blue";
}

describe("pictures that are taken", () => {
  test.each(["jpeg", "png", "webp"] as const)("a %s becomes a JPEG that differs from what was sent", async (format) => {
    const sent = await twoColours(300, 200).toFormat(format).toBuffer();
    const { bytes, width, height, mediaType } = await acceptedImage(sent);
    expect({ width, height, mediaType }).toEqual({ width: 300, height: 200, mediaType: "image/jpeg" });
    expect((await sharp(bytes).metadata()).format).toBe("jpeg");
    expect(Buffer.compare(bytes, sent)).not.toBe(0);
  });

  test("lose every trace of metadata, also the place where they were taken", async () => {
    const sent = await twoColours(300, 200)
      .jpeg()
      .withExif({
        IFD0: { Make: "CameraContoh", ImageDescription: "<?php system('id'); ?>" },
        IFD3: { GPSLatitude: "0/1 8/1 0/1", GPSLatitudeRef: "N" },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">rahasia</x:xmpmeta>')
      .toBuffer();
    expect(sent.includes("CameraContoh") && sent.includes("<?php") && sent.includes("rahasia")).toBe(true);
    const { bytes } = await acceptedImage(sent);
    const { exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata();
    expect({ exif, xmp, icc, iptc, orientation }).toEqual({});
    for (const trace of ["CameraContoh", "<?php", "rahasia", "Exif"])
      expect(Buffer.from(bytes).includes(trace)).toBe(false);
  });

  test("are turned upright by their orientation tag", async () => {
    const sent = await sharp(await twoColours(400, 200).png().toBuffer())
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { bytes, width, height } = await acceptedImage(sent);
    expect([width, height]).toEqual([200, 400]);
    expect([await colourAt(bytes, 0.5, 0.2), await colourAt(bytes, 0.5, 0.8)]).toEqual(["red", "blue"]);
  });

  test("are scaled down to 2000 px and never up", async () => {
    const large = await acceptedImage(await twoColours(5000, 1000).jpeg().toBuffer());
    expect([large.width, large.height]).toEqual([2000, 400]);
    const small = await acceptedImage(await twoColours(40, 30).png().toBuffer());
    expect([small.width, small.height]).toEqual([40, 30]);
  });

  test("transparent ground becomes white", async () => {
    const clear = sharp({ create: { width: 20, height: 20, channels: 4, background: "#00000000" } });
    const { bytes } = await acceptedImage(await clear.png().toBuffer());
    const { dominant } = await sharp(bytes).stats();
    expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240);
  });

  test("what is appended to a picture does not survive", async () => {
    const jpeg = await twoColours(100, 100).jpeg().toBuffer();
    const { bytes } = await acceptedImage(joined(jpeg, "PK\x03\x04<script>alert(1)</script>"));
    expect(Buffer.from(bytes).includes("<script>")).toBe(false);
    expect(Buffer.from(bytes).includes("PK\x03\x04")).toBe(false);
  });

  test("the declared type is not believed, neither for nor against a file", async () => {
    const jpeg = await twoColours(100, 100).jpeg().toBuffer();
    expect(await inspector.inspect(jpeg, "text/html")).toMatchObject({ accepted: true, kind: "image" });
  });
});

const heic = joined("\0\0\0\x18ftypheic\0\0\0\0mif1heic", new Uint8Array(200));
const mp4 = joined("\0\0\0\x18ftypisom\0\0\0\0isommp42", new Uint8Array(200));

describe("files that are refused", () => {
  test.each([
    ["HTML named jpg", bytesOf("<!doctype html><script>alert(1)</script>")],
    ["a GIF header in front of HTML", bytesOf("GIF89a<html><script>alert(1)</script></html>")],
    ["SVG", bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["SVG with an XML head", bytesOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["a Windows program", joined("MZ\x90\0\x03", new Uint8Array(500))],
    ["a ZIP archive", joined("PK\x03\x04\x14\0\0\0\0\0", new Uint8Array(100))],
    ["PHP", bytesOf("<?php system('id');")],
    ["HEIC", heic],
    ["a film", mp4],
    ["noise", bytesOf("\x01\x02\x03\x04 noise that is no file at all")],
    ["one byte", bytesOf("x")],
  ])("%s is refused for its type", async (_, bytes) => {
    expect(await inspector.inspect(bytes, "image/jpeg")).toEqual({ accepted: false, refusal: "file.type" });
  });

  test("a true GIF is refused, since only stills are taken", async () => {
    const gif = await twoColours(20, 20).gif().toBuffer();
    expect(await inspector.inspect(gif, "image/gif")).toEqual({ accepted: false, refusal: "file.type" });
  });

  test("an empty file", async () => {
    const refused = { accepted: false, refusal: "file.empty" };
    expect(await inspector.inspect(new Uint8Array(), "image/jpeg")).toEqual(refused);
  });

  test("a PNG that claims 50,000 by 50,000 pixels, before any pixel is decoded", async () => {
    const result = await inspector.inspect(pngHeaderOnly(50_000, 50_000), "image/png");
    expect(result).toEqual({ accepted: false, refusal: "file.too-many-pixels" });
  });

  test("a PNG that claims 1 by 1 pixel and a PNG without its pixels do no harm", async () => {
    expect(await inspector.inspect(pngHeaderOnly(3000, 3000), "image/png")).toMatchObject({ accepted: false });
    expect(await inspector.inspect(pngHeaderOnly(1, 1), "image/png")).toMatchObject({ width: 1, height: 1 });
  });

  test.each([0.3, 0.6, 0.95])("a JPEG cut off at %f of its length is unreadable", async (share) => {
    const noise = {
      width: 400,
      height: 300,
      channels: 3 as const,
      noise: { type: "gaussian" as const, mean: 128, sigma: 40 },
    };
    const jpeg = await sharp({ create: { ...noise, background: "#808080" } })
      .jpeg()
      .toBuffer();
    const cut = jpeg.subarray(0, Math.floor(jpeg.length * share));
    expect(await inspector.inspect(cut, "image/jpeg")).toEqual({ accepted: false, refusal: "file.unreadable" });
  });

  test("a JPEG header in front of something else is unreadable", async () => {
    const result = await inspector.inspect(joined("\xff\xd8\xff\xe0", "<html>".repeat(100)), "image/jpeg");
    expect(result).toEqual({ accepted: false, refusal: "file.unreadable" });
  });

  test("one byte over the limit is too large, the limit itself is not", async () => {
    const jpeg = await twoColours(50, 50).jpeg().toBuffer();
    const padded = (length: number) => joined(jpeg, new Uint8Array(length - jpeg.length));
    const over = await inspector.inspect(padded(fileLimits.imageBytes + 1), "image/jpeg");
    expect(over).toEqual({ accepted: false, refusal: "file.too-large" });
    expect(await inspector.inspect(padded(fileLimits.imageBytes), "image/jpeg")).toMatchObject({ accepted: true });
  });
});
