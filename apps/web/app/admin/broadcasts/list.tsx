import { type BroadcastLineView, BroadcastState } from "@gerai/contracts/broadcasts";
import { fill } from "@gerai/language";
import { ButtonLink } from "@gerai/ui/button";
import { DataTable } from "@gerai/ui/data-table";
import { formatShortDateTime } from "@gerai/ui/format";
import { EmptyState } from "@gerai/ui/notice";
import { Card } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";
import { staffContext } from "../../officer/staff-session.server.ts";
import type { Route } from "./+types/list.ts";
import { BROADCAST_LOOK } from "./broadcast-look.ts";
import { readBroadcasts } from "./broadcasts-api.server.ts";
import { PageLinks, pageOf } from "./page-links.tsx";
import { RoomPage } from "./room-page.tsx";

export async function loader(args: Route.LoaderArgs) {
  const search = new URL(args.request.url).searchParams;
  const state = BroadcastState.safeParse(search.get("keadaan")).data;
  const asked = { ...(state ? { state } : {}), page: String(pageOf(search)) };
  const mayCompose = args.context.get(staffContext).permissions.includes("broadcasts:compose");
  return { list: await readBroadcasts(args, asked), state: state ?? null, mayCompose };
}

function StateViews({ state }: { state: BroadcastState | null }) {
  const words = useTexts().t.broadcasts;
  const views: [string, string, boolean][] = [
    ["/admin/siaran", words.list.all, state === null],
    ...BroadcastState.options.map((one): [string, string, boolean] => [
      `/admin/siaran?keadaan=${one}`,
      words.states[one],
      one === state,
    ]),
  ];
  return (
    <nav className="views" aria-label={words.list.state}>
      {views.map(([href, label, isCurrent]) => (
        <a key={href} href={href} aria-current={isCurrent ? "page" : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

function useColumns() {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const { list: words, states } = t.broadcasts;
  return [
    {
      id: "title",
      head: words.broadcast,
      cell: ({ id, title, code }: BroadcastLineView) => (
        <>
          <a href={`/admin/siaran/${id}`}>{title}</a> <span className="sm num">{code}</span>
        </>
      ),
    },
    {
      id: "state",
      head: words.state,
      cell: ({ state }: BroadcastLineView) => <StateChip {...BROADCAST_LOOK[state]}>{states[state]}</StateChip>,
    },
    {
      id: "told",
      head: words.told,
      cell: ({ progress }: BroadcastLineView) =>
        progress ? fill(words.toldOf, { told: progress.told, total: progress.total }) : "-",
    },
    {
      id: "passed",
      head: words.passedOn,
      numeric: true,
      cell: ({ progress }: BroadcastLineView) => progress?.passedOn ?? "-",
    },
    {
      id: "by",
      head: words.composedBy,
      cell: ({ composedBy: { name, at } }: BroadcastLineView) => (
        <span>
          {name ?? words.gone} <span className="sm">{formatShortDateTime(at, timeZone, locale)}</span>
        </span>
      ),
    },
  ];
}

/** Broadcasts, newest first, with how far each got. */
export default function Broadcasts({ loaderData }: Route.ComponentProps) {
  const words = useTexts().t.broadcasts.list;
  const { list, state, mayCompose } = loaderData;
  const columns = useColumns();
  const compose = mayCompose ? (
    <ButtonLink href="/admin/siaran/baru" icon="plus">
      {words.compose}
    </ButtonLink>
  ) : null;
  return (
    <RoomPage title={words.title} lead={words.lead} aside={compose}>
      <StateViews state={state} />
      <Card>
        {list.broadcasts.length === 0 ? (
          <EmptyState title={state ? words.noneOfState : words.none}>
            <p>{words.noneHow}</p>
          </EmptyState>
        ) : (
          <DataTable<BroadcastLineView>
            caption={words.title}
            hideCaption
            rows={list.broadcasts}
            rowKey={({ id }) => id}
            empty={words.none}
            columns={columns}
          />
        )}
        <PageLinks page={list.page} pages={list.pages} path="/admin/siaran" asked={state ? { keadaan: state } : {}} />
      </Card>
    </RoomPage>
  );
}
