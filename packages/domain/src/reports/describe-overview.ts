import {
  AGE_BANDS,
  type ClosureView,
  type FiguresView,
  type FlowView,
  type OverviewView,
} from "@gerai/contracts/reports";
import type { MedianRow, OfficeRow } from "./overview.store.ts";
import {
  type MonthlyRow,
  monthsBetween,
  type Part,
  PublishedMonths,
  PublishedWaiting,
  type WaitingRow,
} from "./published-counts.ts";
import type { ShownCount } from "./suppress.ts";

/** Medians of fewer finished cases are hidden (SUP-2). */
export const FEWEST_FOR_MEDIAN = 20;

type Named = OverviewView["services"][number];

/** Everything an overview is made from. */
export interface OverviewSources {
  /** First and last month, `YYYY-MM`. */
  readonly from: string;
  readonly to: string;
  readonly service: string | undefined;
  readonly services: readonly Named[];
  readonly now: Date;
  readonly offices: readonly OfficeRow[];
  /** Of all years that the period touches, whole. */
  readonly monthly: readonly MonthlyRow[];
  readonly waiting: readonly WaitingRow[];
  readonly medians: readonly MedianRow[];
  readonly closures: readonly ClosureView[];
}

const add = (counts: readonly ShownCount[]): ShownCount =>
  counts.reduce((total, count) => (total === null || count === null ? null : total + count), 0);

/** Answers what may be shown; no other function sees the counts as they are. */
class Publication {
  readonly #sources: OverviewSources;
  readonly months: readonly string[];
  readonly #filed: PublishedMonths;
  readonly #finished: PublishedMonths;
  readonly waiting: PublishedWaiting;

  constructor(sources: OverviewSources) {
    this.#sources = sources;
    this.months = monthsBetween(sources.from, sources.to);
    this.#filed = new PublishedMonths(sources.monthly, "filed");
    this.#finished = new PublishedMonths(sources.monthly, "finished");
    this.waiting = new PublishedWaiting(sources.waiting, AGE_BANDS.length);
  }

  median(finished: ShownCount, isOf: (row: MedianRow) => boolean): number | null {
    if (finished === null || finished < FEWEST_FOR_MEDIAN) return null;
    return this.#sources.medians.find(isOf)?.hours ?? null;
  }

  flow(part: Part, months: readonly string[], isOf: (row: MedianRow) => boolean): FlowView {
    const finished = this.#finished.count(part, months);
    return { filed: this.#filed.count(part, months), finished, medianHours: this.median(finished, isOf) };
  }

  figures(part: Part, isOf: (row: MedianRow) => boolean): FiguresView {
    return { ...this.flow(part, this.months, isOf), waiting: this.waiting.count(part) };
  }
}

type Office = OverviewView["offices"][number];

/** Provinces as the sums of their offices, hidden where one of those is. */
function addProvinces(
  offices: readonly Office[],
  names: ReadonlyMap<string, string>,
  medianOf: (code: string, finished: ShownCount) => number | null,
): OverviewView["provinces"] {
  return [...Map.groupBy(offices, ({ province }) => province)].map(([code, of]) => {
    const finished = add(of.map((office) => office.finished));
    const atLeast = (kind: "filed" | "finished" | "waiting") =>
      of.reduce((sum, office) => sum + (office[kind] ?? 0), 0);
    return {
      ...{ code, name: names.get(code) ?? code, offices: of.length, finished },
      filed: add(of.map((office) => office.filed)),
      waiting: add(of.map((office) => office.waiting)),
      medianHours: medianOf(code, finished),
      atLeast: { filed: atLeast("filed"), finished: atLeast("finished"), waiting: atLeast("waiting") },
    };
  });
}

/** An overview out of the counts: small ones hidden, and whatever would give them away. */
export function describeOverview(sources: OverviewSources): OverviewView {
  const { service, offices } = sources;
  const published = new Publication(sources);
  const of: Part = service === undefined ? {} : { serviceCode: service };
  const officeFigures = offices.map((office) => ({
    regionCode: office.regionCode,
    name: office.name,
    province: office.regionCode.slice(0, 2),
    isCounted: office.rebuiltAt !== null,
    ...published.figures({ ...of, officeId: office.id }, (row) => row.officeId === office.id),
  }));
  const provinceNames = new Map(offices.map((office) => [office.regionCode.slice(0, 2), office.provinceName]));
  const rebuilt = offices.map((office) => office.rebuiltAt?.getTime() ?? Number.NaN);
  const checkedAt = Math.min(...rebuilt);
  const isNational = (row: MedianRow) => !row.officeId && !row.province && !row.serviceCode && !row.month;
  return {
    from: sources.from,
    to: sources.to,
    service: service ?? null,
    services: [...sources.services],
    at: sources.now.toISOString(),
    checkedAt: Number.isFinite(checkedAt) ? new Date(checkedAt).toISOString() : null,
    national: published.figures(of, isNational),
    provinces: addProvinces(officeFigures, provinceNames, (code, finished) =>
      published.median(finished, (row) => row.province === code),
    ),
    offices: officeFigures,
    byService: sources.services
      .filter(({ code }) => service === undefined || code === service)
      .map(({ code, name }) => ({
        code,
        name,
        ...published.figures({ serviceCode: code }, (row) => row.serviceCode === code),
      })),
    byMonth: published.months.map((month) => ({
      month,
      ...published.flow(of, [month], (row) => row.month?.slice(0, 7) === month),
    })),
    waitingByAge: AGE_BANDS.map((band, index) => ({ band, cases: published.waiting.count(of, index) })),
    closures: [...sources.closures],
  };
}
