import type { HolidayBody, NationalHoliday } from "@gerai/contracts/availability";
import type { DraftItemView } from "@gerai/contracts/tenancy";
import { fill } from "@gerai/language";
import { DataTable } from "@gerai/ui/data-table";
import { formatCalendarDate } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";
import { itemAddress } from "../item-kinds.ts";

/** What the office says of a day of the nation; undefined when it says nothing. */
function ownOf(items: readonly DraftItemView[], day: string): { key: string; body: HolidayBody } | undefined {
  for (const item of items) {
    if (item.kind !== "holiday" || item.after === null) continue;
    if (item.after.from <= day && day <= item.after.until) return { key: item.key, body: item.after };
  }
  return undefined;
}

/** The nation's days of a year and what the office makes of each: collective leave is taken unless it serves on it. */
export function NationalDays(props: {
  year: number;
  days: readonly NationalHoliday[];
  own: readonly DraftItemView[];
  today: string;
}) {
  const { t, locale } = useTexts();
  const words = t.settings.holidays;
  const { year, days, own, today } = props;
  const thisYear = Number(today.slice(0, 4));
  const dayText = ({ day, lastDay }: NationalHoliday) =>
    day === lastDay
      ? formatCalendarDate(day, locale)
      : fill(t.settings.values.span, {
          from: formatCalendarDate(day, locale),
          until: formatCalendarDate(lastDay, locale),
        });
  return (
    <Card
      span={12}
      title={fill(words.national, { year })}
      note={
        <nav className="years" aria-label={words.other}>
          {[thisYear - 1, thisYear, thisYear + 1]
            .filter((one) => one !== year)
            .map((one) => (
              <a key={one} href={`${itemAddress("holiday")}?tahun=${one}`}>
                {fill(words.year, { year: one })}
              </a>
            ))}
        </nav>
      }
    >
      <DataTable<NationalHoliday>
        caption={fill(words.national, { year })}
        hideCaption
        rows={[...days]}
        rowKey={({ day, kind }) => `${day} ${kind}`}
        empty={fill(words.missing, { year })}
        columns={[
          { id: "day", head: words.day, cell: dayText },
          { id: "name", head: words.name, cell: ({ name }) => name[locale] },
          { id: "kind", head: words.kind, cell: ({ kind }) => words[kind] },
          {
            id: "own",
            head: words.action,
            cell: ({ day, name, kind }) => {
              if (kind === "ramadan") return "-";
              const said = ownOf(own, day);
              if (said) {
                return (
                  <a href={itemAddress("holiday", said.key)}>
                    {words[said.body.effect]} <span className="vh">{name[locale]}</span>
                  </a>
                );
              }
              const search = new URLSearchParams({ hari: day, nama: name.id, name: name.en });
              return (
                <>
                  {words.closed}
                  {day >= today ? (
                    <>
                      {" · "}
                      <a href={`${itemAddress("holiday", "baru")}?${search}`}>
                        {words.serve}
                        <span className="vh"> {name[locale]}</span>
                      </a>
                    </>
                  ) : null}
                </>
              );
            },
          },
        ]}
      />
    </Card>
  );
}
