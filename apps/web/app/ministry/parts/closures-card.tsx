import type { ClosureView } from "@gerai/contracts/reports";
import { fill } from "@gerai/language";
import { DataTable } from "@gerai/ui/data-table";
import { formatDay } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";

/** What the offices have closed or put off today, the newest first. */
export function ClosuresCard({ closures }: { closures: readonly ClosureView[] }) {
  const { t, locale } = useTexts();
  const words = t.ministry.closures;
  const effects: Readonly<Record<string, string>> = words.effects;
  const day = (date: string) => formatDay(`${date}T00:00:00+07:00`, "WIB", locale);
  const until = ({ untilOn, reviewOn }: ClosureView) => {
    if (untilOn !== null) return day(untilOn);
    return reviewOn === null ? words.open : `${words.open}, ${fill(words.review, { date: day(reviewOn) })}`;
  };
  return (
    <Card span={12} title={words.title} note={words.note}>
      <DataTable<ClosureView>
        caption={words.title}
        hideCaption
        rows={[...closures]}
        rowKey={(row) => `${row.office} ${row.name} ${row.fromOn}`}
        empty={words.empty}
        columns={[
          { id: "office", head: words.office, cell: (row) => row.office },
          { id: "rule", head: words.rule, cell: (row) => row.name },
          {
            ...{ id: "effect", head: words.effect },
            cell: (row) => row.effects.map((effect) => effects[effect] ?? effect).join(", "),
          },
          {
            ...{ id: "scope", head: words.scope },
            cell: (row) =>
              row.services.length === 0 ? words.all : row.services.map((service) => service[locale]).join(", "),
          },
          { id: "from", head: words.from, cell: (row) => day(row.fromOn), sort: "descending" },
          { id: "until", head: words.until, cell: until },
        ]}
      />
    </Card>
  );
}
