import type { ContactLineView } from "@gerai/contracts/broadcasts";
import { fill } from "@gerai/language";
import { DataTable } from "@gerai/ui/data-table";
import { formatCalendarDate } from "@gerai/ui/format";
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
  const day = (at: string | null, open: string) => (at ? formatCalendarDate(at, locale) : open);
  return (
    <DataTable<ContactLineView>
      caption={props.caption}
      hideCaption
      rows={[...props.contacts]}
      rowKey={({ id }) => id}
      empty={props.empty}
      columns={[
        { id: "name", head: words.name, cell: ({ id, name }) => <a href={`/admin/kontak/${id}`}>{name}</a> },
        {
          id: "place",
          head: words.office,
          cell: ({ level, place: { label, rw, rt } }) => {
            const numbers = [rw === null ? "" : `RW ${rw}`, rt === null ? "" : `RT ${rt}`].filter(Boolean).join(" ");
            return props.withPlace ? `${levels[level]}, ${label}` : `${levels[level]} ${numbers}`.trim();
          },
        },
        { id: "phone", head: words.phone, cell: ({ phoneMasked }) => <span className="num">{phoneMasked}</span> },
        {
          id: "term",
          head: words.term,
          cell: ({ term, from, until }) => (
            <>
              <StateChip tone={TONES[term]}>{terms[term]}</StateChip>{" "}
              <span className="sm">
                {from || until
                  ? fill(words.span, { from: day(from, words.noFrom), until: day(until, words.noUntil) })
                  : words.noTerm}
              </span>
            </>
          ),
        },
      ]}
    />
  );
}
