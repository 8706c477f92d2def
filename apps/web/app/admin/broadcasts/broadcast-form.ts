import { type BroadcastView, ComposeBroadcastInput, ContactLevel } from "@gerai/contracts/broadcasts";
import { maybe, type Typed, text, ticks, typed } from "../typed-form.ts";

/** Boxes of the form. */
export const BROADCAST_BOXES = ["judul", "teks", "sms", "jabatan", "wilayah"] as const;
export type BroadcastBox = (typeof BROADCAST_BOXES)[number];

const BOX_OF: Readonly<Record<string, BroadcastBox>> = {
  title: "judul",
  text: "teks",
  sms: "sms",
  levels: "jabatan",
  areas: "wilayah",
};

const BOX_OF_PROBLEM: Readonly<Record<string, BroadcastBox>> = {
  "broadcasts.sms-too-long": "sms",
  "broadcasts.area-unknown": "wilayah",
};

/** Villages of a district that is ticked as a whole say nothing of their own. */
function withoutCovered(areas: readonly string[]): string[] {
  return areas.filter((area) => area.length <= 8 || !areas.includes(area.slice(0, 8)));
}

/** A template's parameter holds no line breaks: what was typed over several lines becomes one. */
const oneLine = (value: string): string => value.replace(/\s+/g, " ").trim();

/** What the form says, and the boxes that are not right. */
export function broadcastFrom(boxes: Typed) {
  const version = Number(maybe(boxes, "versi"));
  const parsed = ComposeBroadcastInput.safeParse({
    title: oneLine(text(boxes, "judul")),
    text: oneLine(text(boxes, "teks")),
    sms: oneLine(text(boxes, "sms")),
    audience: {
      levels: ticks(boxes, "jabatan") ?? [],
      areas: text(boxes, "cakupan") === "sebagian" ? withoutCovered(ticks(boxes, "wilayah") ?? []) : [],
    },
    configVersion: Number.isInteger(version) && version > 0 ? version : null,
  });
  const faults = new Set<BroadcastBox>();
  // Nothing ticked is the whole office to the API: whoever chose "some" and ticked none meant something else.
  if (text(boxes, "cakupan") === "sebagian" && !ticks(boxes, "wilayah")) faults.add("wilayah");
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path.find((step) => typeof step === "string" && step in BOX_OF);
    faults.add(BOX_OF[String(field)] ?? "judul");
  }
  return faults.size === 0 && parsed.success
    ? { input: parsed.data, faults: [] }
    : { input: null, faults: BROADCAST_BOXES.filter((box) => faults.has(box)) };
}

/** The box that a problem of the API is about; null for one of the whole form. */
export function boxOfProblem(code: string): BroadcastBox | null {
  return BOX_OF_PROBLEM[code] ?? null;
}

/** What a form begins with. */
type Begun = Pick<BroadcastView, "title" | "text" | "sms" | "audience" | "configVersion">;

/** The form of a broadcast as it stands, or as it was made ready. */
export function boxesOf({ title, text: body, sms, audience, configVersion }: Begun): Typed {
  return typed({
    ...{ judul: title, teks: body, sms, jabatan: audience.levels, wilayah: audience.areas },
    cakupan: audience.areas.length > 0 ? "sebagian" : "semua",
    versi: configVersion ?? undefined,
  });
}

/** A new form: heads of districts, wards and villages of the whole office. */
export function newBoxes(): Typed {
  const levels: readonly ContactLevel[] = ["camat", "lurah", "kades"];
  return typed({ jabatan: levels, cakupan: "semua" });
}

/** The levels in the order of the tree. */
export const LEVELS = ContactLevel.options;
