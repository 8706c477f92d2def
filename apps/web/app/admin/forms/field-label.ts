import { fill, type Messages } from "@gerai/language";

type Words = Messages["settings"];

/** Boxes whose label is not the one of the last part of their name. */
const OTHER_LABELS: Readonly<Record<string, keyof Words["fields"]>> = {
  "effects.capacityFactor": "capacity",
  "effects.houseRules": "houseRules",
  "effects.advice": "advice",
  kind: "contactKind",
  phone: "phone",
  effect: "holidayEffect",
};

/** What the box of a fault is called, so that the summary says where to look. */
export function fieldLabel({ fields, values }: Words, field: string): string {
  const entry = /^(exceptions|alternatives)\.(\d+)/.exec(field);
  if (entry) {
    return fill(entry[1] === "exceptions" ? fields.exception : fields.alternative, { number: Number(entry[2]) + 1 });
  }
  const plain = field.replace(/\.(id|en|time)$/, "");
  const [, day, box] = /^week\.(\w{3})\.(?:breaks\.\d\.)?(\w+)/.exec(plain) ?? [];
  const names: Readonly<Record<string, string>> = fields;
  if (day && box) {
    const days: Readonly<Record<string, string>> = values.days;
    const label = box === "from" ? fields.breakFrom : box === "to" ? fields.breakTo : (names[box] ?? box);
    return `${days[day] ?? day}, ${label}`;
  }
  const other = OTHER_LABELS[plain];
  return other ? fields[other] : (names[plain] ?? names[plain.split(".").at(-1) ?? ""] ?? plain);
}
