import type { ContactLineView, ContactTreeView } from "@gerai/contracts/broadcasts";
import { fill } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { Card, CardGrid } from "@gerai/ui/staff-shell";
import { data } from "react-router";
import { useTexts } from "../../office.ts";
import { needPermission } from "../../officer/staff-session.server.ts";
import { RoomPage } from "../broadcasts/room-page.tsx";
import type { Route } from "./+types/tree.ts";
import { BranchTable } from "./branch-table.tsx";
import { ContactTable } from "./contact-table.tsx";
import { contactsAddress, regionOf } from "./contacts-address.ts";
import { findContacts, readContacts, readTree, readVillage } from "./contacts-api.server.ts";
import { GapList } from "./gap-list.tsx";
import { type VillageGap, villageGaps } from "./village-gaps.ts";

/** A place of the tree: its branches, or in a village its people with what is missing among them. */
interface PlaceView {
  readonly region: string | null;
  readonly name: string;
  /** The place above; null at the top. */
  readonly above: { readonly region: string | null; readonly name: string } | null;
  readonly branches: ContactTreeView["branches"];
  readonly contacts: readonly ContactLineView[];
  readonly gaps: readonly VillageGap[];
}

async function readPlace(args: Route.LoaderArgs | Route.ActionArgs, region: string | null): Promise<PlaceView> {
  if (!region) {
    const { name, branches } = await readTree(args, null);
    return { region, name, above: null, branches, contacts: [], gaps: [] };
  }
  if (region.length > 8) {
    const [{ name, region: district, branches }, contacts] = await Promise.all([
      readTree(args, region.slice(0, 8)),
      readVillage(args, region),
    ]);
    const village = branches.find((one) => one.region === region);
    if (!village) throw new Response(null, { status: 404 });
    const gaps = villageGaps(contacts);
    return { region, name: village.name, above: { region: district, name }, branches: [], contacts, gaps };
  }
  const [top, { name, branches }, own] = await Promise.all([
    readTree(args, null),
    readTree(args, region),
    readContacts(args, { region, level: "camat" }),
  ]);
  return { region, name, above: { region: null, name: top.name }, branches, contacts: own.contacts, gaps: [] };
}

export async function loader(args: Route.LoaderArgs) {
  needPermission(args, "broadcasts:compose");
  const search = new URL(args.request.url).searchParams;
  return { place: await readPlace(args, regionOf(search)), done: search.get("hasil") };
}

/** A search is posted: numbers and names are no part of an address. */
export async function action(args: Route.ActionArgs) {
  const q = String((await args.request.formData()).get("cari") ?? "")
    .trim()
    .slice(0, 60);
  if (q.length < 2) return data({ q, found: null }, { status: 422 });
  return data({ q, found: await findContacts(args, q) });
}

function SearchForm({ typed }: { typed: string | undefined }) {
  const words = useTexts().t.broadcasts.contacts;
  return (
    <search>
      <form method="post" className="find-contact">
        <label htmlFor="cari">{words.search}</label>
        <input className="control" type="search" id="cari" name="cari" defaultValue={typed} autoComplete="off" />
        <Button look="second" icon="search">
          {words.find}
        </Button>
      </form>
    </search>
  );
}

function Found({ q, found }: { q: string; found: Awaited<ReturnType<typeof findContacts>> | null }) {
  const words = useTexts().t.broadcasts.contacts;
  if (!found) return <p role="alert">{words.searchShort}</p>;
  return (
    <Card title={fill(words.found, { words: q, count: found.total })}>
      <ContactTable caption={words.foundCaption} contacts={found.contacts} empty={words.foundNone} withPlace />
      {found.total > found.contacts.length ? <p className="sm">{words.foundMore}</p> : null}
    </Card>
  );
}

/** The tree of contacts at one place: whom we know there, and where nobody is. */
export default function ContactTree({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.broadcasts.contacts;
  const { place, done } = loaderData;
  const { region, above, branches, contacts, gaps } = place;
  const isVillage = region !== null && region.length > 8;
  const told: Readonly<Record<string, string>> = {
    ditambah: words.added,
    diubah: words.changed,
    diakhiri: words.ended,
  };
  return (
    <RoomPage
      title={region ? fill(words.titleOf, { place: place.name }) : words.title}
      lead={above ? <a href={contactsAddress(above.region)}>{fill(words.above, { place: above.name })}</a> : words.lead}
      done={told[done ?? ""]}
      aside={
        region ? (
          <ButtonLink href={`/admin/kontak-wilayah/baru?wilayah=${region}`} look="second" icon="plus">
            {isVillage ? words.add : words.addCamat}
          </ButtonLink>
        ) : (
          <ButtonLink href="/admin/kontak-wilayah/impor" look="second" icon="upload">
            {words.import}
          </ButtonLink>
        )
      }
    >
      <SearchForm typed={actionData?.q} />
      {actionData ? <Found q={actionData.q} found={actionData.found} /> : null}
      <CardGrid>
        {isVillage && gaps.length > 0 ? (
          <Card span={12} title={fill(words.gapsTitle, { count: gaps.length })}>
            <GapList region={region} gaps={gaps} />
          </Card>
        ) : null}
        {region ? (
          <Card span={12} title={isVillage ? words.people : words.camat}>
            <ContactTable
              caption={words.people}
              contacts={contacts}
              empty={isVillage ? words.noPeople : words.noCamat}
            />
          </Card>
        ) : null}
        {isVillage ? null : (
          <Card span={12} title={region ? words.villages : words.districts}>
            <BranchTable branches={branches} isDistricts={region === null} />
          </Card>
        )}
      </CardGrid>
    </RoomPage>
  );
}
