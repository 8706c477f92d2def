import type { ReadinessFindingView, ReadinessMend, ReadinessView } from "@gerai/contracts/readiness";
import { fill, type Locale, messages } from "@gerai/language";

/** How many services are named before the rest is counted. */
const MOST_NAMED = 4;

const list = (locale: Locale, words: readonly string[]) =>
  new Intl.ListFormat(locale, { type: "conjunction" }).format(words);

type Suffering = Pick<ReadinessFindingView, "services" | "isEveryService">;

/** Which services suffer: all, none in particular, or the first by name and how many more. */
export function sufferingText(locale: Locale, finding: Suffering, known: ReadinessView["services"]): string {
  const words = messages(locale).readiness;
  if (finding.isEveryService) return words.everyService;
  if (finding.services.length === 0) return words.noService;
  const names = known.filter(({ code }) => finding.services.includes(code)).map(({ name }) => name[locale]);
  const more = names.length - MOST_NAMED;
  if (more <= 1) return list(locale, names);
  return list(locale, [...names.slice(0, MOST_NAMED), fill(words.moreServices, { count: more })]);
}

/** The page on which each kind of thing is mended. */
const PAGES: Readonly<Record<ReadinessMend, string>> = {
  contact: "/admin/kontak",
  holiday: "/admin/libur",
  hours: "/admin/jam",
  rule: "/admin/mode",
  service: "/admin/layanan",
  site: "/admin/tempat",
  staff: "/admin/petugas",
};

/** Codes whose items may be of another kind than the page's. */
const OF_SEVERAL_KINDS: readonly ReadinessFindingView["code"][] = ["rule.unknownSite", "rule.unknownService"];

/** Where a finding is mended: the very service or item where it is about one alone, else the list of its kind. */
export function mendAddress(
  { code, mend, services, keys }: Pick<ReadinessFindingView, "code" | "mend" | "services" | "keys">,
  known: ReadinessView["services"],
): string {
  const page = PAGES[mend];
  if (mend === "service") {
    const only = services.length === 1 ? known.find((one) => one.code === services[0]) : undefined;
    return only ? `${page}/${only.slug}` : page;
  }
  const [key, ...others] = keys;
  return key && others.length === 0 && !OF_SEVERAL_KINDS.includes(code) ? `${page}/${key}` : page;
}
