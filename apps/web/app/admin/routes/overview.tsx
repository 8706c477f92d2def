import type { DraftItemView } from "@gerai/contracts/tenancy";
import { fill } from "@gerai/language";
import { DataTable } from "@gerai/ui/data-table";
import { Card, CardGrid } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";
import { wordingOf } from "../describe/wording.ts";
import { itemAddress, PAGE_KINDS, type PageKind } from "../item-kinds.ts";
import { contentOf, markOf, stateOf } from "../item-state.ts";
import { AdminPage } from "../parts/admin-page.tsx";
import { FindingsList } from "../parts/findings-list.tsx";
import { ItemTable, type StatedItem } from "../parts/item-table.tsx";
import { readChoices, readDraft, readReview } from "../settings-api.server.ts";
import type { Route } from "./+types/overview.ts";

export async function loader(args: Route.LoaderArgs) {
  const [draft, review, choices] = await Promise.all([readDraft(args), readReview(args), readChoices(args)]);
  const rules = new Map(review.rules.map((rule) => [rule.key, rule]));
  const stated = draft.items.map(
    (item): StatedItem => ({ item, state: stateOf(contentOf(item), choices.today, rules.get(item.key), review.now) }),
  );
  return { version: draft.version, stated, findings: review.findings, choices };
}

interface PartRow {
  readonly kind: PageKind;
  readonly live: number;
  readonly coming: number;
  readonly drafted: number;
}

function PartsTable({ stated }: { stated: readonly StatedItem[] }) {
  const { overview, nav } = useTexts().t.settings;
  const rows = PAGE_KINDS.map((kind): PartRow => {
    const own = stated.filter(({ item }) => item.kind === kind);
    const count = (isMeant: (one: StatedItem) => boolean) => own.filter(isMeant).length;
    return {
      kind,
      live: count(({ item, state }) => state === "live" && item.after !== null),
      coming: count(({ item, state }) => state === "coming" && item.after !== null),
      drafted: count(({ item }) => markOf(item) !== null),
    };
  });
  return (
    <DataTable<PartRow>
      caption={overview.sections}
      hideCaption
      rows={rows}
      rowKey={({ kind }) => kind}
      empty=""
      columns={[
        { id: "part", head: overview.part, cell: ({ kind }) => <a href={itemAddress(kind)}>{nav[kind]}</a> },
        { id: "live", head: overview.live, numeric: true, cell: ({ live }) => live },
        { id: "coming", head: overview.coming, numeric: true, cell: ({ coming }) => coming },
        { id: "drafted", head: overview.drafted, numeric: true, cell: ({ drafted }) => drafted },
      ]}
    />
  );
}

/** The configuration at a glance: modes of now and to come, its parts, what is wrong with it. */
export default function Overview({ loaderData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const words = t.settings.overview;
  const { stated, findings, choices, version } = loaderData;
  const wording = wordingOf(locale, choices);
  const modes = stated.filter(({ item, state }) => item.kind === "rule" && (state !== "ended" || markOf(item)));
  const items: DraftItemView[] = stated.map(({ item }) => item);
  return (
    <AdminPage title={words.title} lead={fill(words.lead, { version })}>
      <CardGrid>
        <Card span={12} title={words.modes} note={<a href={itemAddress("rule")}>{t.settings.nav.rule}</a>}>
          <ItemTable caption={words.modes} items={modes} wording={wording} empty={words.noModes} />
        </Card>
        <Card span={6} title={words.sections}>
          <PartsTable stated={stated} />
        </Card>
        <Card span={6} title={words.findings}>
          <FindingsList findings={findings} items={items} wording={wording} />
        </Card>
      </CardGrid>
    </AdminPage>
  );
}
