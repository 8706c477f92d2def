import { AddCannedReplyInput, CANNED_PLACEHOLDERS, type CannedReplyView } from "@gerai/contracts/conversations";
import { fill, problemText } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { StaffField } from "@gerai/ui/staff-field";
import { Card, CardGrid, WorkPage } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import type { ApiReply } from "../../api.server.ts";
import { localeContext, useTexts } from "../../office.ts";
import inboxSheet from "../inbox/inbox.css?url";
import { addCannedReply, changeCannedReply, listCannedReplies, removeCannedReply } from "../inbox/inbox-api.server.ts";
import { HiddenFields } from "../parts/hidden-fields.tsx";
import { StaffTitle } from "../parts/staff-title.tsx";
import { needStaff } from "../staff-session.server.ts";
import type { Route } from "./+types/canned-replies.ts";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: inboxSheet }];

const HERE = "/petugas/percakapan/jawaban";

/** The form of a reply as it was sent, with what is wrong. `id` is empty for a new one. */
interface ReplyFault {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly wrong: readonly string[];
  readonly problem: string | undefined;
}

export async function loader(args: Route.LoaderArgs) {
  const replies = needStaff(args, await listCannedReplies(args));
  return { replies, note: new URL(args.request.url).searchParams.get("hasil") };
}

/** Adds, changes or deletes a reply; what was typed stays when it is refused. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const field = (name: string) => String(form.get(name) ?? "").replace(/\r\n?/g, "\n");
  const [id, title, text, revision] = [field("_id"), field("judul"), field("isi"), Number(form.get("_revisi"))];
  const isRemoval = form.get("_langkah") === "hapus";
  // A refused removal belongs to no form.
  const again = (fault: Partial<ReplyFault>, status: number) =>
    data<ReplyFault>({ id: isRemoval ? "-" : id, title, text, wrong: [], problem: undefined, ...fault }, { status });
  let reply: ApiReply<unknown>;
  if (isRemoval) {
    reply = await removeCannedReply(args, id, { revision });
  } else {
    const read = AddCannedReplyInput.safeParse({ title, text });
    if (!read.success) return again({ wrong: read.error.issues.map(({ path }) => String(path[0])) }, 422);
    reply = await (id ? changeCannedReply(args, id, { ...read.data, revision }) : addCannedReply(args, read.data));
  }
  if (reply.ok) throw redirect(`${HERE}?hasil=${isRemoval ? "hapus" : id ? "ubah" : "tambah"}`, 303);
  if (reply.status !== 409 && reply.status !== 422) needStaff(args, reply);
  const { code, params } = reply.problem;
  return again({ problem: problemText(args.context.get(localeContext), code, params) }, reply.status);
}

/** Title and text of a reply, new or standing. */
function ReplyForm({ reply, fault }: { reply: CannedReplyView | undefined; fault: ReplyFault | undefined }) {
  const { t } = useTexts();
  const words = t.inbox.canned;
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  const key = reply?.id ?? "baru";
  return (
    <form method="post">
      <HiddenFields
        fields={[
          ["_id", reply?.id ?? ""],
          ["_revisi", String(reply?.revision ?? "")],
        ]}
      />
      <StaffField
        id={`judul-${key}`}
        name="judul"
        label={words.name}
        hint={words.nameHint}
        value={fault?.title ?? reply?.title ?? ""}
        error={fault?.wrong.includes("title") ? words.tooMuchTitle : undefined}
        autoComplete="off"
        tall
        labels={labels}
      />
      <StaffField
        id={`isi-${key}`}
        name="isi"
        label={words.text}
        hint={fill(words.textHint, { places: CANNED_PLACEHOLDERS.join(", ") })}
        value={fault?.text ?? reply?.text ?? ""}
        error={fault?.wrong.includes("text") ? words.tooMuchText : undefined}
        rows={4}
        tall
        labels={labels}
      />
      <div className="row-acts">
        <Button look={reply ? "second" : "main"}>{reply ? words.save : words.add}</Button>
      </div>
    </form>
  );
}

/** One reply, with its form and the way to delete it folded away. */
function Reply({ reply, fault }: { reply: CannedReplyView; fault: ReplyFault | undefined }) {
  const words = useTexts().t.inbox.canned;
  return (
    <li>
      <h2>{reply.title}</h2>
      <p className="canned-text">{reply.text}</p>
      {reply.filled === reply.text ? null : (
        <p className="sm canned-text">{fill(words.preview, { text: reply.filled })}</p>
      )}
      <details open={fault !== undefined}>
        <summary>
          {words.edit}
          <span className="vh">: {reply.title}</span>
        </summary>
        <ReplyForm reply={reply} fault={fault} />
      </details>
      <details>
        <summary>
          {words.remove}
          <span className="vh">: {reply.title}</span>
        </summary>
        <form method="post">
          <HiddenFields
            fields={[
              ["_langkah", "hapus"],
              ["_id", reply.id],
              ["_revisi", String(reply.revision)],
            ]}
          />
          <p className="sm">{words.removeHow}</p>
          <Button look="danger">{fill(words.removeSubmit, { title: reply.title })}</Button>
        </form>
      </details>
    </li>
  );
}

/** The answers that officers give often. */
export default function CannedReplies({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const words = t.inbox.canned;
  const { replies, note } = loaderData;
  const notes: Readonly<Record<string, string>> = { tambah: words.added, ubah: words.changed, hapus: words.removed };
  const told = actionData ? undefined : notes[note ?? ""];
  return (
    <WorkPage title={words.title} asOf={words.lead} aside={<a href="/petugas/percakapan">{words.back}</a>}>
      <StaffTitle text={actionData ? `${t.form.errorWord}: ${words.title}` : words.title} />
      {actionData?.problem ? (
        <div role="alert">
          <HintBar tone="bad">{actionData.problem}</HintBar>
        </div>
      ) : null}
      {told ? (
        <div role="status">
          <HintBar>{told}</HintBar>
        </div>
      ) : null}
      <CardGrid>
        <Card span={7}>
          {replies.length === 0 ? <p>{words.empty}</p> : null}
          <ul className="canned-list">
            {replies.map((reply) => (
              <Reply key={reply.id} reply={reply} fault={actionData?.id === reply.id ? actionData : undefined} />
            ))}
          </ul>
        </Card>
        <Card span={5} title={words.add}>
          <ReplyForm reply={undefined} fault={actionData?.id === "" ? actionData : undefined} />
        </Card>
      </CardGrid>
    </WorkPage>
  );
}
