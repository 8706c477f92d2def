import type { FiguresView } from "@gerai/contracts/reports";

/** What the map shows and the tables are sorted by. */
export type Measure = keyof FiguresView;

/** The measures by the word that stands in the address. */
export const MEASURE_WORDS = {
  filed: "masuk",
  finished: "selesai",
  waiting: "menunggu",
  medianHours: "waktu",
} as const satisfies Record<Measure, string>;

/** Every measure in the order of the screen. */
export const MEASURES = Object.keys(MEASURE_WORDS) as Measure[];

/** What the overview's address says; what is no month or no code is left out. */
export interface OverviewQuery {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly service?: string | undefined;
  readonly measure: Measure;
}

const MONTH = /^20\d{2}-(?:0[1-9]|1[0-2])$/;
const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

function fitting(value: string | null, pattern: RegExp): string | undefined {
  return value !== null && pattern.test(value) ? value : undefined;
}

/** Reads `?dari=&sampai=&layanan=&ukuran=`; months in the wrong order are taken the other way round. */
export function readOverviewQuery(search: URLSearchParams): OverviewQuery {
  const [first, second] = [fitting(search.get("dari"), MONTH), fitting(search.get("sampai"), MONTH)];
  const isTurned = first !== undefined && second !== undefined && first > second;
  return {
    from: isTurned ? second : first,
    to: isTurned ? first : second,
    service: fitting(search.get("layanan"), CODE),
    measure: MEASURES.find((measure) => MEASURE_WORDS[measure] === search.get("ukuran")) ?? "filed",
  };
}

function given(fields: Readonly<Record<string, string | undefined>>): string {
  const entries = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(entries).toString();
}

/** The query as the page's address has it. */
export function overviewSearch({ from, to, service, measure }: OverviewQuery): string {
  return given({ dari: from, sampai: to, layanan: service, ukuran: MEASURE_WORDS[measure] });
}

/** The query as the API takes it. */
export function overviewApiPath({ from, to, service }: OverviewQuery): string {
  const query = given({ from, to, service });
  return `/ministry/overview${query ? `?${query}` : ""}`;
}

/** The months to choose from, the newest first: `count` of them up to and with `last`. */
export function monthsUpTo(last: string, count: number): string[] {
  const newest = Number(last.slice(0, 4)) * 12 + Number(last.slice(5)) - 1;
  return Array.from({ length: count }, (_, back) => {
    const month = newest - back;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}
