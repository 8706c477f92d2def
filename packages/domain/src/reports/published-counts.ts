import { type ShownCount, type ShownTable, suppress } from "./suppress.ts";
import { Totals } from "./totals.ts";

/** Cases of one office, service and month. */
export interface MonthlyRow {
  /** First day of the month. */
  readonly month: string;
  readonly officeId: string;
  readonly serviceCode: string;
  readonly filed: number;
  readonly finished: number;
}

/** Cases of one office, service and age that wait. */
export interface WaitingRow {
  readonly officeId: string;
  readonly serviceCode: string;
  /** Place of the age's band. */
  readonly band: number;
  readonly cases: number;
}

/** Which part of a table is asked for; undefined means all. */
export interface Part {
  readonly officeId?: string;
  readonly serviceCode?: string;
}

/** Months of a period, `YYYY-MM`, both ends included. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]; ; ) {
    const name = `${year}-${String(month).padStart(2, "0")}`;
    if (name > to.slice(0, 7)) return months;
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

function placesOf(names: Iterable<string>): ReadonlyMap<string, number> {
  return new Map([...new Set(names)].sort().map((name, place) => [name, place]));
}

const sum = (counts: readonly ShownCount[]): ShownCount =>
  counts.reduce((total, count) => (total === null || count === null ? null : total + count), 0);

/** What may be known of whole years of one kind of count, and so of every period. */
export class PublishedMonths {
  readonly #offices: ReadonlyMap<string, number>;
  readonly #services: ReadonlyMap<string, number>;
  readonly #years: ReadonlyMap<string, ShownTable>;

  /**
   * `rows` are all rows of every year that is to be asked for, whatever is asked: what is hidden is decided once for a
   * calendar year, so that no two answers differ by what is hidden (SUP-4).
   */
  constructor(rows: readonly MonthlyRow[], kind: "filed" | "finished") {
    this.#offices = placesOf(rows.map(({ officeId }) => officeId));
    this.#services = placesOf(rows.map(({ serviceCode }) => serviceCode));
    const sizes = [this.#offices.size, this.#services.size, 12];
    const years = Map.groupBy(rows, ({ month }) => month.slice(0, 4));
    this.#years = new Map(
      [...years].map(([year, of]) => {
        const cells = of.map((row) => ({
          at: [
            this.#offices.get(row.officeId) ?? 0,
            this.#services.get(row.serviceCode) ?? 0,
            Number(row.month.slice(5, 7)) - 1,
          ],
          value: row[kind],
        }));
        return [year, suppress(new Totals(sizes, cells))];
      }),
    );
  }

  /**
   * The count of a part over months (`YYYY-MM`), put together from the numbers of the years that may be known: the sum of
   * the months, or the year without its other months. Null when neither can be had.
   */
  count(part: Part, months: readonly string[]): ShownCount {
    const byYear = Map.groupBy(months, (month) => month.slice(0, 4));
    return sum(
      [...byYear].map(([year, of]) =>
        this.#countInYear(
          part,
          year,
          of.map((month) => Number(month.slice(5)) - 1),
        ),
      ),
    );
  }

  #countInYear({ officeId, serviceCode }: Part, year: string, inside: readonly number[]): ShownCount {
    const shown = this.#years.get(year);
    const office = officeId === undefined ? null : this.#offices.get(officeId);
    const service = serviceCode === undefined ? null : this.#services.get(serviceCode);
    if (!shown || office === undefined || service === undefined) return 0;
    const months = sum(inside.map((month) => shown([office, service, month])));
    if (months !== null) return months;
    const outside = Array.from({ length: 12 }, (_, month) => month).filter((month) => !inside.includes(month));
    const others = sum(outside.map((month) => shown([office, service, month])));
    const whole = shown([office, service, null]);
    return whole === null || others === null ? null : whole - others;
  }
}

/** What may be known of the cases that wait, by office, service and age. */
export class PublishedWaiting {
  readonly #offices: ReadonlyMap<string, number>;
  readonly #services: ReadonlyMap<string, number>;
  readonly #shown: ShownTable;

  constructor(rows: readonly WaitingRow[], bands: number) {
    this.#offices = placesOf(rows.map(({ officeId }) => officeId));
    this.#services = placesOf(rows.map(({ serviceCode }) => serviceCode));
    const cells = rows.map(({ officeId, serviceCode, band, cases }) => ({
      at: [this.#offices.get(officeId) ?? 0, this.#services.get(serviceCode) ?? 0, band],
      value: cases,
    }));
    this.#shown = suppress(new Totals([this.#offices.size, this.#services.size, bands], cells));
  }

  /** The cases of a part, of one age or of all. */
  count({ officeId, serviceCode }: Part, band: number | null = null): ShownCount {
    const office = officeId === undefined ? null : this.#offices.get(officeId);
    const service = serviceCode === undefined ? null : this.#services.get(serviceCode);
    return office === undefined || service === undefined ? 0 : this.#shown([office, service, band]);
  }
}
