import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { DataTable } from "@gerai/ui/data-table";
import { formatShortDateTime } from "@gerai/ui/format";
import { EmptyState } from "@gerai/ui/notice";
import { StaffField } from "@gerai/ui/staff-field";
import { Card, CardGrid } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";
import type { Route } from "./+types/villages.ts";
import { markOfVillage, VILLAGE_LOOK, type VillageProgress } from "./broadcast-look.ts";
import { readBroadcast, readVillages } from "./broadcasts-api.server.ts";
import { RoomPage } from "./room-page.tsx";
import { VillageMap, villageAnchor } from "./village-map.tsx";

/** Days after which a village that said nothing counts as silent. */
const USUAL_DAYS = 3;
const CHOICES = [1, 2, 3, 5, 7, 14, 30];

export async function loader(args: Route.LoaderArgs) {
  const { broadcastId } = args.params;
  const asked = Number(new URL(args.request.url).searchParams.get("hari"));
  const days = CHOICES.includes(asked) ? asked : USUAL_DAYS;
  const [broadcast, view] = await Promise.all([
    readBroadcast(args, broadcastId),
    readVillages(args, broadcastId, days),
  ]);
  return { broadcast, view };
}

function DaysForm({ days }: { days: number }) {
  const { t } = useTexts();
  const words = t.broadcasts.villages;
  return (
    <form className="boxes-4 ask">
      <StaffField
        {...{ id: "hari", name: "hari", label: words.days, value: String(days), tall: true }}
        labels={{ optional: t.form.optional, error: t.form.errorWord }}
        options={CHOICES.map((count) => ({ value: String(count), label: fill(words.daysOf, { count }) }))}
      />
      <Button look="second">{words.show}</Button>
    </form>
  );
}

function VillageTable({ broadcastId, villages }: { broadcastId: string; villages: readonly VillageProgress[] }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const { villages: words, marks } = t.broadcasts;
  return (
    <DataTable<VillageProgress>
      caption={words.table}
      hideCaption
      rows={[...villages]}
      rowKey={({ region }) => region}
      empty={words.none}
      columns={[
        {
          id: "village",
          head: words.village,
          cell: ({ region, village, district }) => (
            <>
              <a id={villageAnchor(region)} href={`/admin/siaran/${broadcastId}/penerima?wilayah=${region}`}>
                {village}
              </a>{" "}
              <span className="sm">{district}</span>
            </>
          ),
        },
        {
          id: "state",
          head: words.state,
          cell: (village) => {
            const mark = markOfVillage(village);
            return <StateChip {...VILLAGE_LOOK[mark]}>{marks[mark]}</StateChip>;
          },
        },
        { id: "heads", head: words.heads, numeric: true, cell: ({ heads }) => heads },
        { id: "told", head: words.told, numeric: true, cell: ({ told }) => told },
        { id: "failed", head: words.failed, numeric: true, cell: ({ failed }) => failed },
        { id: "passed", head: words.passedOn, numeric: true, cell: ({ passedOn }) => passedOn },
        {
          id: "last",
          head: words.lastTold,
          cell: ({ lastToldAt }) => (lastToldAt ? formatShortDateTime(lastToldAt, timeZone, locale) : "-"),
        },
      ]}
    />
  );
}

/** The villages of a broadcast: which are silent, on a map and in a table. */
export default function Villages({ loaderData }: Route.ComponentProps) {
  const words = useTexts().t.broadcasts.villages;
  const { broadcast, view } = loaderData;
  return (
    <RoomPage
      title={fill(words.title, { count: view.silent })}
      lead={<a href={`/admin/siaran/${broadcast.id}`}>{broadcast.title}</a>}
    >
      <DaysForm days={view.days} />
      {view.villages.length === 0 ? (
        <Card>
          <EmptyState title={words.none}>
            <p>{words.noneHow}</p>
          </EmptyState>
        </Card>
      ) : (
        <CardGrid>
          <VillageMap villages={view.villages} />
          <Card span={12} title={words.table}>
            <VillageTable broadcastId={broadcast.id} villages={view.villages} />
          </Card>
        </CardGrid>
      )}
    </RoomPage>
  );
}
