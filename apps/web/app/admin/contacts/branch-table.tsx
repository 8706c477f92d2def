import type { ContactTreeView } from "@gerai/contracts/broadcasts";
import { DataTable } from "@gerai/ui/data-table";
import { StateChip } from "@gerai/ui/state-chip";
import { useTexts } from "../../office.ts";
import { contactsAddress } from "./contacts-address.ts";

type Branch = ContactTreeView["branches"][number];

/** Districts or villages with how many are in office below them; a branch without its own head is marked. */
export function BranchTable({ branches, isDistricts }: { branches: readonly Branch[]; isDistricts: boolean }) {
  const { contacts: words, shortLevels } = useTexts().t.broadcasts;
  const without = isDistricts ? words.withoutCamat : words.withoutLurah;
  return (
    <DataTable<Branch>
      caption={isDistricts ? words.districts : words.villages}
      hideCaption
      rows={[...branches]}
      rowKey={({ region }) => region}
      empty={words.noBranches}
      columns={[
        {
          id: "name",
          head: isDistricts ? words.district : words.village,
          cell: ({ region, name }) => <a href={contactsAddress(region)}>{name}</a>,
        },
        {
          id: "head",
          head: isDistricts ? shortLevels.camat : shortLevels.lurah,
          cell: ({ hasHead }) => (
            <StateChip tone={hasHead ? "ok" : "bad"} icon={hasHead ? "check" : "alert"}>
              {hasHead ? words.known : without}
            </StateChip>
          ),
        },
        ...(isDistricts
          ? [
              {
                id: "lurah",
                head: shortLevels.lurah,
                numeric: true,
                cell: ({ heads }: Branch) => heads.lurah + heads.kades,
              },
            ]
          : []),
        { id: "rw", head: shortLevels.rw, numeric: true, cell: ({ heads }) => heads.rw },
        { id: "rt", head: shortLevels.rt, numeric: true, cell: ({ heads }) => heads.rt },
      ]}
    />
  );
}
