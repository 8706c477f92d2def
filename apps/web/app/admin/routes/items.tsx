import { ButtonLink } from "@gerai/ui/button";
import { Card, CardGrid } from "@gerai/ui/staff-shell";
import { redirect } from "react-router";
import { useTexts } from "../../office.ts";
import { wordingOf } from "../describe/wording.ts";
import { PRESET_NAMES } from "../forms/rule-presets.ts";
import { itemAddress, kindOfPart } from "../item-kinds.ts";
import { contentOf, markOf, stateOf } from "../item-state.ts";
import { AdminPage } from "../parts/admin-page.tsx";
import { ItemTable, type StatedItem } from "../parts/item-table.tsx";
import { NationalDays } from "../parts/national-days.tsx";
import { readCalendar, readChoices, readDraft, readReview } from "../settings-api.server.ts";
import type { Route } from "./+types/items.ts";

/** Newest first: what begins last stands on top. */
function beginningOf({ item }: StatedItem): string {
  const { body } = contentOf(item);
  return "from" in body && typeof body.from === "string" ? body.from : "";
}

export async function loader(args: Route.LoaderArgs) {
  const kind = kindOfPart(args.params.bagian);
  if (!kind) throw new Response(null, { status: 404 });
  const [draft, review, choices] = await Promise.all([readDraft(args), readReview(args), readChoices(args)]);
  const own = draft.items.filter((item) => item.kind === kind);
  if (kind === "profile") {
    const { search } = new URL(args.request.url);
    throw redirect(`${itemAddress(kind, own[0]?.key ?? "baru")}${search}`);
  }
  const rules = new Map(review.rules.map((rule) => [rule.key, rule]));
  const stated = own
    .map((item) => ({ item, state: stateOf(contentOf(item), choices.today, rules.get(item.key), review.now) }))
    .toSorted((one, other) => (beginningOf(one) < beginningOf(other) ? 1 : -1));
  const asked = Number(new URL(args.request.url).searchParams.get("tahun"));
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : Number(choices.today.slice(0, 4));
  const national = kind === "holiday" ? (await readCalendar(args, year)).days : [];
  return { kind, stated, choices, year, national };
}

/** Examples to begin a mode from. */
function Presets() {
  const words = useTexts().t.settings.presets;
  return (
    <Card span={12} title={words.title} note={words.lead}>
      <ul className="presets">
        {PRESET_NAMES.map((name) => (
          <li key={name}>
            <a href={`${itemAddress("rule", "baru")}?contoh=${name}`}>{words[name].name}</a>
            <span className="sm">{words[name].hint}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Items of one kind: those of now and to come, then those that ended. */
export default function Items({ loaderData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const { kind, stated, choices, year, national } = loaderData;
  const { lists, holidays } = t.settings;
  const words = lists[kind];
  const wording = wordingOf(locale, choices);
  const isPast = ({ item, state }: StatedItem) => state === "ended" && markOf(item) === null;
  const past = stated.filter(isPast);
  return (
    <AdminPage
      title={words.title}
      lead={words.lead}
      aside={
        <span className="row-acts">
          {kind === "holiday" ? (
            <ButtonLink href="/admin/libur/impor" look="second" icon="upload">
              {holidays.import}
            </ButtonLink>
          ) : null}
          <ButtonLink href={itemAddress(kind, "baru")} look="second" icon="plus">
            {words.add}
          </ButtonLink>
        </span>
      }
    >
      <CardGrid>
        {kind === "rule" ? <Presets /> : null}
        <Card span={12} title={kind === "holiday" ? holidays.own : lists.current}>
          <ItemTable
            caption={lists.current}
            items={stated.filter((one) => !isPast(one))}
            wording={wording}
            empty={words.empty}
          />
        </Card>
        {kind === "holiday" ? (
          <NationalDays year={year} days={national} own={stated.map(({ item }) => item)} today={choices.today} />
        ) : null}
        {past.length > 0 ? (
          <Card span={12} title={lists.past}>
            <ItemTable caption={lists.past} items={past} wording={wording} empty={words.empty} />
          </Card>
        ) : null}
      </CardGrid>
    </AdminPage>
  );
}
