/** What stands in the boxes of a form, by the name of the box; the state of every page that edits. */
export type Typed = Readonly<Record<string, readonly string[]>>;

const MOST_LETTERS = 5_000;
const MOST_BOXES = 1_500;

/** Reads a posted form. Names that begin with `_` are orders to the page and left out; longer text is cut, and then refused. */
export function typedFrom(form: FormData): Typed {
  const typed: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  let boxes = 0;
  for (const [name, value] of form) {
    if (name.startsWith("_") || typeof value !== "string" || boxes++ >= MOST_BOXES) continue;
    const all = typed[name] ?? [];
    all.push(value.slice(0, MOST_LETTERS).replace(/\r\n?/g, "\n"));
    typed[name] = all;
  }
  return typed;
}

/** The text of one box without blanks around it; empty for a box that is not there. */
export function text(typed: Typed, name: string): string {
  return (typed[name]?.[0] ?? "").trim();
}

/** As `text`, undefined when it is empty. */
export function maybe(typed: Typed, name: string): string | undefined {
  return text(typed, name) || undefined;
}

/** All ticked values of a name; undefined for none. */
export function ticks(typed: Typed, name: string): string[] | undefined {
  const values = (typed[name] ?? []).filter((value) => value !== "");
  return values.length > 0 ? [...values] : undefined;
}

/** Whether the only box of a name is ticked. */
export function isTicked(typed: Typed, name: string): boolean {
  return (typed[name] ?? []).length > 0;
}

/** A number as it was typed; text that is none stays text, so that the check refuses it. */
export function numberOf(typed: Typed, name: string): number | string | undefined {
  const value = maybe(typed, name)?.replace(",", ".");
  if (value === undefined) return undefined;
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** The numbers of entries that a list of a form has: `exceptions.2.stages` is of the third. */
export function entriesOf(typed: Typed, list: string): number[] {
  const numbers = Object.keys(typed).flatMap((name) => {
    const number = name.startsWith(`${list}.`) ? /^\d{1,2}(?=\.)/.exec(name.slice(list.length + 1)) : null;
    return number ? [Number(number[0])] : [];
  });
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** The form with the entries of a list numbered without gaps; an entry in which nothing stands is none. */
export function withoutGaps(typed: Typed, list: string): Typed {
  const boxesOfEntry = (number: number) =>
    Object.entries(typed).filter(([name]) => name.startsWith(`${list}.${number}.`));
  const filled = entriesOf(typed, list).filter((number) =>
    boxesOfEntry(number).some(([, values]) => values.some((value) => value.trim() !== "")),
  );
  const others = Object.entries(typed).filter(
    ([name]) => !/^\d{1,2}\./.test(name.slice(list.length + 1)) || !name.startsWith(`${list}.`),
  );
  const numbered = filled.flatMap((number, index) =>
    boxesOfEntry(number).map(([name, values]): [string, readonly string[]] => [
      `${list}.${index}.${name.slice(`${list}.${number}.`.length)}`,
      values,
    ]),
  );
  return Object.fromEntries([...others, ...numbered]);
}

/** An object without its undefined fields: a body says nothing about what was left empty. */
export function said<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** Boxes filled from values; undefined leaves a box empty. */
export function typed(
  values: Readonly<Record<string, string | number | readonly string[] | boolean | undefined>>,
): Typed {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, string[]][] => {
      if (value === undefined || value === false) return [];
      if (value === true) return [[name, ["ya"]]];
      return [[name, typeof value === "object" ? [...value] : [String(value)]]];
    }),
  );
}
