import type { ContactLineView } from "@gerai/contracts/broadcasts";
import { fill } from "@gerai/language";
import { DataTable } from "@gerai/ui/data-table";
import { formatDay } from "@gerai/ui/format";
import { StateChip, type Tone } from "@gerai/ui/state-chip";
import { useTexts } from "../../office.ts";

const TONES: Readonly<Record<ContactLineView["term"], Tone>> = { "in-office": "ok", "not-yet": "info", over: "idle" };

/** Heads with their terms; the number masked, so that a glance tells nobody anything. */
export function ContactTable(props: {
  caption: string;
  contacts: readonly ContactLineView[];
  empty: string;
  withPlace?: boolean;
}) {
  const { t, locale } = useTexts();
  const { contacts: words, levels, terms } = t.broadcasts;
  const day = (at: string | null, open: string) => (at ? formatDay(`${at}T00:00:00+07:00`, "WIB", locale) : open);
  const office = ({ level, place: { label, rw, rt } }: ContactLineView) => {
    if (props.withPlace) return `${levels[level]}, ${label}`;
    if (level === "rw") return `${levels.rw} ${rw}`;
    if (level === "rt") return rw === null ? `${levels.rt} ${rt}` : `${levels.rt} ${rt}, RW ${rw}`;
    return levels[level];
  };
  return (
    <DataTable<ContactLineView>
      caption={props.caption}
      hideCaption
      rows={[...props.contacts]}
      rowKey={({ id }) => id}
      empty={props.empty}
      columns={[
        { id: "name", head: words.name, cell: ({ id, name }) => <a href={`/admin/kontak-wilayah/${id}`}>{name}</a> },
        {
          id: "place",
          head: words.office,
          cell: office,
        },
        { id: "phone", head: words.phone, cell: ({ phoneMasked }) => <span className="num">{phoneMasked}</span> },
        {
          id: "term",
          head: words.term,
          cell: ({ term, from, until }) => (
            <span>
              <StateChip tone={TONES[term]}>{terms[term]}</StateChip>{" "}
              <span className="sm">
                {from || until
                  ? fill(words.span, { from: day(from, words.noFrom), until: day(until, words.noUntil) })
                  : words.noTerm}
              </span>
            </span>
          ),
        },
      ]}
    />
  );
}
