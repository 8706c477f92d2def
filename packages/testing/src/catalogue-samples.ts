import { readFileSync } from "node:fs";

/** Answers as they are stored: field key to value, in the order in which a person gives them. */
export type SampleAnswers = Readonly<Record<string, unknown>>;

/** A case that may be sent, with what the form must make of it. */
export interface ValidSample {
  readonly answers: SampleAnswers;
  /** Keys of the pages shown, in order. */
  readonly pages: readonly string[];
  /** Keys of the required papers. */
  readonly papers: readonly string[];
  readonly optionalPapers?: readonly string[];
  /** Names of the rules that flag the case for the officer. */
  readonly flags?: readonly string[];
}

/** A case that the named rule must stop; `also` are further rules that stop it. */
export interface BlockedSample {
  readonly rule: string;
  readonly also: readonly string[];
  readonly answers: SampleAnswers;
}

/** A bad value: index of the valid sample it is put into, field key, value (null = not answered), expected error code. */
export type InvalidSample = readonly [sample: number, field: string, value: unknown, code: string];

/** The samples of one service; `samples[0]` is the ordinary case. */
export interface ServiceSamples {
  readonly samples: readonly ValidSample[];
  readonly blocked: readonly BlockedSample[];
  readonly invalid: readonly InvalidSample[];
}

/** Invented cases of all national services. `$site:<capability>` and `$slot:<site field>` stand for ids of an office. */
export interface CatalogueSamples {
  /** The day, `YYYY-MM-DD`, for which the dates were made: freeze the clock there. */
  readonly asOf: string;
  /** Kemendagri code of the office for which the addresses were made. */
  readonly tenant: string;
  readonly services: Readonly<Record<string, ServiceSamples>>;
}

/** The oracle of the form engine, read once. */
export const catalogueSamples: CatalogueSamples = JSON.parse(
  readFileSync(new URL("./catalogue-samples.json", import.meta.url), "utf8"),
);

/** The samples of a service; throws when there are none. */
export function samplesOf(serviceCode: string): ServiceSamples {
  const samples = catalogueSamples.services[serviceCode];
  if (!samples) throw new Error(`no samples of ${serviceCode}`);
  return samples;
}

/** The regions in which the samples live, with names. */
const REGIONS: Readonly<Record<string, string>> = {
  "64": "Kalimantan Timur",
  "64.74": "Kota Bontang",
  "64.74.01": "Bontang Utara",
  "64.74.01.1001": "Bontang Kuala",
  "64.74.02": "Bontang Selatan",
  "64.74.02.1001": "Berbas Tengah",
  "35": "Jawa Timur",
  "35.78": "Kota Surabaya",
  "35.78.03": "Rungkut",
  "35.78.03.1001": "Rungkut Kidul",
};

/**
 * The facts of an office that fits the samples: two sites for every capability, so that no site fills itself in, and
 * one free slot at each place of visits. The shape is the one the form engine asks for.
 */
export const sampleFacts = {
  today: catalogueSamples.asOf,
  tenantRegion: catalogueSamples.tenant,
  regionName: (code: string): string | undefined => REGIONS[code],
  sites: ["counter", "recording", "pickup", "legalisation"].flatMap((capability) => [
    { id: `$site:${capability}`, name: `Loket ${capability}`, capabilities: [capability] },
    { id: `$site:${capability}:2`, name: `Loket kedua ${capability}`, capabilities: [capability] },
  ]),
  booking: true,
  slots: ["$site:counter", "$site:recording", "$site:legalisation"].map((siteId) => ({
    id: "$slot:appointment.site",
    siteId,
    label: { id: "Senin 23-11-2026, 09.00 WITA", en: "Monday 23-11-2026, 09.00 WITA" },
  })),
};
