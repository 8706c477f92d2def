import type { OfficeTodayView, RuleNotice } from "@gerai/contracts/availability";
import { fill, type Messages } from "@gerai/language";
import { formatPercent, formatShortDay } from "@gerai/ui/format";
import { StateChip } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";

/** What a rule in force does to the work, in a few words; nothing for one that only advises. */
function effectOf(notice: RuleNotice, t: Messages["availability"], locale: "id" | "en"): string {
  const { strip, capabilities } = t;
  const parts = [
    notice.closes ? strip.closes : "",
    notice.suspends.length > 0
      ? fill(strip.suspends, { what: notice.suspends.map((one) => capabilities[one]).join(t.and) })
      : "",
    notice.capacityFactor === null
      ? ""
      : fill(strip.limits, { share: formatPercent(notice.capacityFactor, locale, 0) }),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** A line for every rule in force that closes, puts off or limits; nothing while there is none. */
export function RulesStrip({ today }: { today: OfficeTodayView | undefined }) {
  const { locale, t } = useTexts();
  const { timeZone } = useOffice();
  const { strip } = t.availability;
  const live = (today?.notices ?? []).filter(
    (notice) => notice.since <= (today?.at ?? "") && effectOf(notice, t.availability, locale) !== "",
  );
  if (live.length === 0) return null;
  return (
    <section className="rules-strip" aria-label={strip.title}>
      <ul>
        {live.map((notice) => (
          <li key={notice.key}>
            <StateChip tone={notice.closes ? "bad" : "warn"}>{notice.name}</StateChip>{" "}
            <span>
              {effectOf(notice, t.availability, locale)},{" "}
              {notice.until
                ? fill(strip.until, { day: formatShortDay(Date.parse(notice.until) - 1, timeZone, locale) })
                : strip.open}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
