import { expect, test } from "vitest";
import { typed } from "../typed-form.ts";
import { boxesOf, broadcastFrom, newBoxes } from "./broadcast-form.ts";

const BOXES = {
  judul: "Loket tutup sementara",
  teks: "Loket tutup.\nPengajuan lewat situs tetap jalan.",
  sms: "Loket tutup, situs tetap jalan.",
  jabatan: ["camat", "lurah"],
  cakupan: "semua",
};

test("text over several lines becomes one paragraph, as a template needs it", () => {
  const { input } = broadcastFrom(typed(BOXES));
  expect(input?.text).toBe("Loket tutup. Pengajuan lewat situs tetap jalan.");
});

test("ticked areas count only when some areas were chosen, and a district covers its villages", () => {
  const wilayah = ["64.74.01", "64.74.01.1001", "64.74.02.1002"];
  expect(broadcastFrom(typed({ ...BOXES, wilayah })).input?.audience.areas).toEqual([]);
  expect(broadcastFrom(typed({ ...BOXES, wilayah, cakupan: "sebagian" })).input?.audience.areas).toEqual([
    "64.74.01",
    "64.74.02.1002",
  ]);
});

test.each([
  [{ ...BOXES, judul: "a" }, ["judul"]],
  [{ ...BOXES, teks: "pendek" }, ["teks"]],
  [{ ...BOXES, sms: "" }, ["sms"]],
  [{ ...BOXES, jabatan: [] }, ["jabatan"]],
  [{ ...BOXES, cakupan: "sebagian" }, ["wilayah"]],
  [{}, ["judul", "teks", "sms", "jabatan"]],
])("%j is refused at its boxes", (boxes, faults) => {
  expect(broadcastFrom(typed(boxes))).toEqual({ input: null, faults });
});

test("a draft that is opened and saved untouched is sent as it is", () => {
  const standing = {
    ...{ title: "Loket tutup", text: "Loket tutup sementara.", sms: "Loket tutup sementara.", configVersion: 7 },
    audience: { levels: ["rt"], areas: ["64.74.01"] },
  } as const;
  const draft = { ...standing, audience: { levels: ["rt" as const], areas: ["64.74.01"] } };
  expect(broadcastFrom(boxesOf(draft)).input).toEqual(standing);
});

test("a new form tells Camat, Lurah and heads of villages of the whole office", () => {
  expect(broadcastFrom({ ...newBoxes(), ...typed({ ...BOXES, jabatan: undefined }) }).input?.audience).toEqual({
    levels: ["camat", "lurah", "kades"],
    areas: [],
  });
});
