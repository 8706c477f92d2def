import { ContactLevel, RecipientState, type RecipientView } from "@gerai/contracts/broadcasts";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { DataTable } from "@gerai/ui/data-table";
import { formatShortDateTime } from "@gerai/ui/format";
import { StaffField } from "@gerai/ui/staff-field";
import { Card } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";
import type { Route } from "./+types/recipients.ts";
import { RECIPIENT_LOOK } from "./broadcast-look.ts";
import { readBroadcast, readRecipients } from "./broadcasts-api.server.ts";
import { PageLinks, pageOf } from "./page-links.tsx";
import { RoomPage } from "./room-page.tsx";

export async function loader(args: Route.LoaderArgs) {
  const { broadcastId } = args.params;
  const search = new URL(args.request.url).searchParams;
  const state = RecipientState.safeParse(search.get("keadaan")).data;
  const level = ContactLevel.safeParse(search.get("jabatan")).data;
  const area = /^\d\d\.\d\d\.\d\d(\.\d{4})?$/.exec(search.get("wilayah") ?? "")?.[0];
  const chosen = { ...(state ? { state } : {}), ...(level ? { level } : {}), ...(area ? { area } : {}) };
  const [broadcast, list] = await Promise.all([
    readBroadcast(args, broadcastId),
    readRecipients(args, broadcastId, { ...chosen, page: String(pageOf(search)) }),
  ]);
  return { broadcast, list, asked: { keadaan: state ?? "", jabatan: level ?? "", wilayah: area ?? "" } };
}

function Filters({ asked }: Pick<Route.ComponentProps["loaderData"], "asked">) {
  const { t } = useTexts();
  const { recipients: words, recipientStates, levels } = t.broadcasts;
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  const all = { value: "", label: words.all };
  return (
    <form className="boxes-4 ask">
      {asked.wilayah ? <input type="hidden" name="wilayah" value={asked.wilayah} /> : null}
      <StaffField
        {...{ id: "keadaan", name: "keadaan", label: words.state, labels, value: asked.keadaan, tall: true }}
        options={[all, ...RecipientState.options.map((value) => ({ value, label: recipientStates[value] }))]}
      />
      <StaffField
        {...{ id: "jabatan", name: "jabatan", label: words.level, labels, value: asked.jabatan, tall: true }}
        options={[all, ...ContactLevel.options.map((value) => ({ value, label: levels[value] }))]}
      />
      <Button look="second">{words.show}</Button>
    </form>
  );
}

/** What became of each head; names and masked numbers, for those who follow it up. */
export default function Recipients({ loaderData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const { recipients: words, recipientStates, levels, channels, failures } = t.broadcasts;
  const { broadcast, list, asked } = loaderData;
  const time = (at: string) => formatShortDateTime(at, timeZone, locale);
  const failureWords: Readonly<Record<string, string>> = failures;
  const chosen = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const here = `/admin/siaran/${broadcast.id}`;
  return (
    <RoomPage
      title={words.title}
      lead={<a href={here}>{broadcast.title}</a>}
      aside={<span className="sm">{fill(words.count, { count: list.total })}</span>}
    >
      <Card>
        <Filters asked={asked} />
        <DataTable<RecipientView>
          caption={words.title}
          hideCaption
          rows={list.recipients}
          rowKey={({ id }) => id}
          empty={words.none}
          columns={[
            { id: "name", head: words.name, cell: ({ name }) => name },
            { id: "office", head: words.office, cell: ({ level, place }) => `${levels[level]}, ${place.label}` },
            { id: "phone", head: words.phone, cell: ({ phoneMasked }) => <span className="num">{phoneMasked}</span> },
            {
              id: "state",
              head: words.state,
              cell: ({ state, stateAt, channel, failure }) => (
                <span>
                  <StateChip {...RECIPIENT_LOOK[state]}>{recipientStates[state]}</StateChip>{" "}
                  <span className="sm">
                    {[channel ? channels[channel] : "", time(stateAt)].filter(Boolean).join(", ")}
                    {failure ? `. ${failureWords[failure] ?? failures.other}` : ""}
                  </span>
                </span>
              ),
            },
            {
              id: "passed",
              head: words.passedOn,
              cell: ({ passedOnAt }) =>
                passedOnAt ? (
                  <StateChip tone="ok" icon="check">
                    {time(passedOnAt)}
                  </StateChip>
                ) : (
                  "-"
                ),
            },
          ]}
        />
        <PageLinks page={list.page} pages={list.pages} path={`${here}/penerima`} asked={chosen} />
      </Card>
    </RoomPage>
  );
}
