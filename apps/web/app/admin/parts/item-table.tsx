import type { DraftItemView } from "@gerai/contracts/tenancy";
import { DataTable } from "@gerai/ui/data-table";
import { StateChip, type Tone } from "@gerai/ui/state-chip";
import { useTexts } from "../../office.ts";
import { describeItem, nameOfItem } from "../describe/describe-item.ts";
import type { Wording } from "../describe/wording.ts";
import { itemAddress } from "../item-kinds.ts";
import { contentOf, type DraftMark, type ItemState, markOf } from "../item-state.ts";

/** An item with where it stands in time. */
export interface StatedItem {
  readonly item: DraftItemView;
  readonly state: ItemState;
}

const TONES: Readonly<Record<ItemState, Tone>> = { live: "ok", coming: "info", ended: "idle" };
const ICONS = { live: "circle-check", coming: "clock", ended: "dash" } as const;
const MARK_TONES: Readonly<Record<NonNullable<DraftMark>, Tone>> = { added: "info", changed: "warn", removed: "bad" };

/** Rows of a description that a list shows: what it is about, not its name and its days. */
const LEFT_OUT = new Set(["name", "reason", "from", "untilDecidedOn", "showContacts", "kind", "code", "importUid"]);
const MOST_ROWS = 3;

/** Items of one kind with their days, state, and what the draft does to them. */
export function ItemTable(props: { caption: string; items: readonly StatedItem[]; wording: Wording; empty: string }) {
  const { t } = useTexts();
  const { lists, marks } = t.settings;
  const { wording } = props;
  const describe = ({ item }: StatedItem) => describeItem(wording, t.services, contentOf(item));
  return (
    <DataTable<StatedItem>
      caption={props.caption}
      hideCaption
      rows={[...props.items]}
      rowKey={({ item }) => item.key}
      empty={props.empty}
      columns={[
        {
          id: "name",
          head: lists.name,
          cell: ({ item }) => (
            <a href={itemAddress(item.kind, item.key)} id={item.key}>
              {nameOfItem(wording, contentOf(item))}
            </a>
          ),
        },
        {
          id: "when",
          head: lists.when,
          cell: (row) => describe(row).find(({ field }) => field === "from")?.text ?? t.settings.values.always,
        },
        {
          id: "about",
          head: lists.about,
          cell: (row) => (
            <ul className="about">
              {describe(row)
                .filter(({ field }) => !LEFT_OUT.has(field))
                .slice(0, MOST_ROWS)
                .map(({ field, label, text }) => (
                  <li key={field}>
                    <span className="sm">{label}:</span> {text.split("\n")[0]}
                  </li>
                ))}
            </ul>
          ),
        },
        {
          id: "state",
          head: lists.state,
          cell: ({ state }) => (
            <span className="nw">
              <StateChip tone={TONES[state]} icon={ICONS[state]}>
                {marks[state]}
              </StateChip>
            </span>
          ),
        },
        {
          id: "draft",
          head: lists.draft,
          cell: ({ item }) => {
            const mark = markOf(item);
            return mark ? (
              <span className="nw">
                <StateChip tone={MARK_TONES[mark]} icon="pencil">
                  {marks[mark]}
                </StateChip>
              </span>
            ) : (
              "-"
            );
          },
        },
      ]}
    />
  );
}
