import type {
  NoticeChannel,
  NoticeRouteView,
  TemplateCellView,
  TemplateListView,
} from "@gerai/contracts/notifications";
import { NOTICE_CHANNELS } from "@gerai/contracts/notifications";
import { fill } from "@gerai/language";
import { HintBar } from "@gerai/ui/case-section";
import { DataTable } from "@gerai/ui/data-table";
import { Card, WorkPage } from "@gerai/ui/staff-shell";
import { StateChip, type Tone } from "@gerai/ui/state-chip";
import { data, redirect } from "react-router";
import { useTexts } from "../../office.ts";
import { StaffTitle } from "../../officer/parts/staff-title.tsx";
import { needStaff } from "../../officer/staff-session.server.ts";
import adminSheet from "../admin.css?url";
import { ChannelOrderForm, orderFrom } from "../messages/channel-order.tsx";
import messagesSheet from "../messages/messages.css?url";
import { readOrders, readTemplates, setOrder } from "../messages/templates-api.server.ts";
import type { Route } from "./+types/messages.ts";

export const links: Route.LinksFunction = () => [
  { rel: "stylesheet", href: adminSheet },
  { rel: "stylesheet", href: messagesSheet },
];

export async function loader(args: Route.LoaderArgs) {
  const [templates, orders] = await Promise.all([readTemplates(args), readOrders(args)]);
  return { ...templates, orders, done: new URL(args.request.url).searchParams.get("hasil") };
}

/** Another order of ways for one kind of notice. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const channels = orderFrom(String(form.get("urutan") ?? ""));
  if (channels === undefined) throw new Response(null, { status: 400 });
  const version = Number(form.get("versi"));
  const reply = await setOrder(args, String(form.get("jenis") ?? ""), { channels, version });
  if (reply.ok) return redirect("/admin/pesan?hasil=urutan", { status: 303 });
  if (reply.status !== 409) throw needStaff(args, reply);
  return data({ isStale: true }, { status: 409 });
}

type Row = TemplateListView["kinds"][number] & { readonly order: NoticeRouteView | undefined };

const OPEN_TONES: Readonly<Record<NonNullable<TemplateCellView["open"]>, Tone>> = {
  draft: "info",
  submitted: "warn",
  rejected: "bad",
};

/** The words of one notice on one way: whose they are in each language, and what is not finished. */
function Cell({ kind, channel, cells }: { kind: Row["kind"]; channel: NoticeChannel; cells: Row["cells"] }) {
  const words = useTexts().t.noticeTemplates;
  const own = cells.filter((cell) => cell.channel === channel);
  const label = ({ live }: TemplateCellView) => (live === null ? words.house : fill(words.own, { version: live }));
  const isSame = own.every((cell) => label(cell) === label(own[0] ?? cell));
  const named = (cell: TemplateCellView) => `${words.languages[cell.locale]}: ${label(cell)}`;
  const first = own[0];
  return (
    <>
      <a href={`/admin/pesan/${kind}/${channel}`}>
        <span className="vh">{`${words.kinds[kind]}, ${words.channels[channel]}: `}</span>
        {isSame && first ? label(first) : own.map(named).join("; ")}
      </a>
      {own.map((cell) =>
        cell.open ? (
          <div key={cell.locale}>
            <StateChip tone={OPEN_TONES[cell.open]}>
              {words.open[cell.open]} ({words.languages[cell.locale]})
            </StateChip>
          </div>
        ) : null,
      )}
      {own.some(({ isUsable }) => !isUsable) ? (
        <div>
          <StateChip tone="bad">{words.unusable}</StateChip>
        </div>
      ) : null}
    </>
  );
}

/** How far WhatsApp's reviewers are, number by number. */
function Numbers({ accounts }: Pick<TemplateListView, "accounts">) {
  const words = useTexts().t.noticeTemplates;
  return (
    <Card title={words.numbers}>
      <p className="sm">{words.numbersLead}</p>
      {accounts.length === 0 ? <p>{words.numbersNone}</p> : null}
      <ul className="filings">
        {accounts.map(({ label, hasBusinessAccount, approved, filed }) => (
          <li key={label}>
            {label}{" "}
            {hasBusinessAccount ? (
              <StateChip tone={approved === filed ? "ok" : "warn"}>
                {fill(words.approved, { approved, filed })}
              </StateChip>
            ) : (
              <StateChip tone="info">{words.byHand}</StateChip>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Every kind of notice with its ways and whose words they are. */
export default function Messages({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts().t.noticeTemplates;
  const { kinds, accounts, orders, done } = loaderData;
  const rows = kinds.map((row): Row => ({ ...row, order: orders.find(({ kind }) => kind === row.kind) }));
  return (
    <WorkPage title={words.title} asOf={words.lead}>
      <StaffTitle text={words.title} />
      {actionData?.isStale ? (
        <div role="alert">
          <HintBar tone="bad">{words.orderStale}</HintBar>
        </div>
      ) : done === "urutan" ? (
        <div role="status">
          <HintBar>{words.orderSaved}</HintBar>
        </div>
      ) : null}
      <div className="messages-page">
        <Card>
          <DataTable<Row>
            caption={words.tableCaption}
            hideCaption
            rows={rows}
            rowKey={({ kind }) => kind}
            empty=""
            columns={[
              { id: "event", head: words.event, cell: ({ kind }) => words.kinds[kind] },
              {
                id: "order",
                head: words.order,
                cell: ({ order, kind }) => (order ? <ChannelOrderForm order={order} kind={words.kinds[kind]} /> : null),
              },
              ...NOTICE_CHANNELS.map((channel) => ({
                id: channel,
                head: words.channels[channel],
                cell: ({ kind, cells }: Row) => <Cell kind={kind} channel={channel} cells={cells} />,
              })),
            ]}
          />
        </Card>
        <Numbers accounts={accounts} />
      </div>
    </WorkPage>
  );
}
